import { strFromU8 } from 'fflate'
import {
  asciiIn, bitsIn, childrenOf, derSequence, derTag, expectTag, integerIn, oidIn, readOneDer, type DerNode,
} from '#lib/der'
import type { Instant } from '#lib/instants'
import { isSame, readCertificate, timeIn, type Certificate, type SealMaths } from './certificate.ts'
import type { SealPicture } from './ses.ts'

/** A seal as read, of GB/T 38540-2020 (version 4) or GM/T 0031-2014 (version 1). */
export interface ReadSeal {
  readonly der: Uint8Array
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly picture: SealPicture
  /** Whether a certificate is among those that may sign with the seal. */
  readonly admits: (certificate: Uint8Array, maths: SealMaths) => boolean
  readonly maker: Certificate
  readonly algorithm: string
  /** What the maker signed, and the signature. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** The value of a stamped file as read (SES_Signature). */
export interface ReadSesSignature {
  readonly seal: ReadSeal
  readonly at: Instant
  readonly digest: Uint8Array
  readonly property: string
  readonly holder: Certificate
  readonly algorithm: string
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Reads a seal (Seal.esl); null for anything else. */
export const readSeal = (bytes: Uint8Array): ReadSeal | null => orNull(() => sealIn(readOneDer(bytes, derTag.sequence)))

/** Reads a signed value (SignedValue.dat); null for anything else. */
export const readSesSignature = (bytes: Uint8Array): ReadSesSignature | null => orNull(() => signatureIn(readOneDer(bytes, derTag.sequence)))

function orNull<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

function sealIn(node: DerNode): ReadSeal {
  const parts = childrenOf(node)
  const info = expectTag(parts[0], derTag.sequence)
  const [header, id, property, picture] = childrenOf(info)
  const [mark] = childrenOf(expectTag(header, derTag.sequence))
  if (asciiIn(expectTag(mark, derTag.ia5)) !== 'ES') throw new RangeError('not a seal')
  return {
    der: node.whole, id: asciiIn(expectTag(id, derTag.ia5)), ...propertyIn(expectTag(property, derTag.sequence)), picture: pictureIn(expectTag(picture, derTag.sequence)),
    ...(parts.length === 2 ? oldMaking(info, expectTag(parts[1], derTag.sequence)) : making(info, parts.slice(1))),
  }
}

/** Version 4: the maker signs what the seal is. */
function making(info: DerNode, [certificate, algorithm, signature]: readonly DerNode[]) {
  return { maker: certificateIn(certificate), algorithm: oidIn(algorithm), signed: info.whole, signature: bitsIn(signature) }
}

/** Version 1: the maker signs what the seal is together with certificate and algorithm. */
function oldMaking(info: DerNode, making: DerNode) {
  const [certificate, algorithm, signature] = childrenOf(making)
  return { maker: certificateIn(certificate), algorithm: oidIn(algorithm), signed: derSequence(info.whole, certificate!.whole, algorithm!.whole), signature: bitsIn(signature) }
}

function propertyIn(node: DerNode): Pick<ReadSeal, 'name' | 'createdAt' | 'validFrom' | 'validTo' | 'admits'> {
  const [, name, ...rest] = childrenOf(node)
  // Version 1 knows whole certificates only and says nothing of their kind.
  const kind = rest[0]?.tag === derTag.integer ? integerIn(rest.shift()) : wholeCertificates
  const [list, createdAt, validFrom, validTo] = rest
  const holders = childrenOf(expectTag(list, derTag.sequence))
  return {
    name: strFromU8(expectTag(name, derTag.utf8).content), createdAt: timeIn(createdAt), validFrom: timeIn(validFrom), validTo: timeIn(validTo),
    admits: (certificate, maths) => kind === wholeCertificates ? holders.some((one) => isSame(one.content, certificate))
      : holders.some((one) => isSame(expectTag(childrenOf(one)[1], derTag.octets).content, maths.sm3(certificate))),
  }
}

const wholeCertificates = 1

function pictureIn(node: DerNode): SealPicture {
  const [type, data, width, height] = childrenOf(node)
  return { type: asciiIn(expectTag(type, derTag.ia5)), data: expectTag(data, derTag.octets).content, width: integerIn(width), height: integerIn(height) }
}

function signatureIn(node: DerNode): ReadSesSignature {
  const [toSign, ...rest] = childrenOf(node)
  const [, seal, at, digest, property, ...more] = childrenOf(expectTag(toSign, derTag.sequence))
  // Version 1 names certificate and algorithm within what is signed; version 4 after it.
  const [certificate, algorithm, signature] = rest.length === 1 ? [...more.slice(0, 2), rest[0]] : rest
  return {
    seal: sealIn(expectTag(seal, derTag.sequence)), at: momentIn(at), digest: bitsIn(digest), property: asciiIn(expectTag(property, derTag.ia5)),
    holder: certificateIn(certificate), algorithm: oidIn(algorithm), signed: toSign!.whole, signature: bitsIn(signature),
  }
}

/** Version 1 puts the time's text into a bit string. */
const momentIn = (node: DerNode | undefined): Instant => node?.tag === derTag.bits ? timeIn({ ...node, tag: derTag.time, content: bitsIn(node) }) : timeIn(node)

function certificateIn(node: DerNode | undefined): Certificate {
  const certificate = readCertificate(expectTag(node, derTag.octets).content)
  if (!certificate) throw new RangeError('not a certificate')
  return certificate
}
