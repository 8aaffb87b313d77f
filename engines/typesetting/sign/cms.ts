import {
  childrenOf, der, derAscii, derInteger, derOctets, derOid, derSequence, derTag, expectTag, integerIn, oidIn, readDer, readOneDer, type DerNode,
} from '#lib/der'
import type { Instant } from '#lib/instants'
import { algorithmIn, isSame, oids, readCertificate, timeIn, type Certificate, type SealMaths } from './certificate.ts'

/** A detached signature of CMS (RFC 5652) with one signer, as PDF files hold it. */
export interface CmsSignature {
  readonly certificate: Certificate
  readonly others: readonly Certificate[]
  /** The digest of what was signed, and when the signer says it was. */
  readonly digest: Uint8Array
  readonly at: Instant | null
  /** The signed attributes as they are signed. */
  readonly attributes: Uint8Array
  readonly signature: Uint8Array
}

/** The signed attributes of a new signature: what is signed by RSA with SHA-256. */
export const cmsAttributes = (digest: Uint8Array, at: Instant): Uint8Array => der(derTag.set,
  attribute(cmsOids.contentType, derOid(cmsOids.data)),
  attribute(cmsOids.signingTime, derAscii(derTag.utcTime, `${at.replace(/[-T:]|\..*$/g, '').slice(2)}Z`)),
  attribute(cmsOids.messageDigest, derOctets(digest)))

/** A whole CMS signature; the signer's certificate is the first. Null when that is none. */
export function writeCms({ certificates, attributes, signature }: { readonly certificates: readonly Uint8Array[]; readonly attributes: Uint8Array; readonly signature: Uint8Array }): Uint8Array | null {
  const own = certificates[0] && readCertificate(certificates[0])
  if (!own) return null
  const sha256 = derSequence(derOid(oids.sha256), der(derTag.none))
  const signer = derSequence(derInteger(1), derSequence(own.issuerDer, derInteger(own.serial)), sha256,
    Uint8Array.of(first, ...attributes.subarray(1)), derSequence(derOid(oids.rsa), der(derTag.none)), derOctets(signature))
  const signed = derSequence(derInteger(1), der(derTag.set, sha256), derSequence(derOid(cmsOids.data)), der(first, ...certificates), der(derTag.set, signer))
  return derSequence(derOid(cmsOids.signedData), der(first, signed))
}

const attribute = (kind: string, value: Uint8Array): Uint8Array => derSequence(derOid(kind), der(derTag.set, value))

/** Reads a CMS signature by RSA with SHA-256; null for anything else. `bytes` may be followed by zeros, by nothing else. */
export function readCms(bytes: Uint8Array): CmsSignature | null {
  try {
    return cmsIn(bytes)
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

export const isDigestRight = (cms: CmsSignature, signed: Uint8Array, maths: SealMaths): boolean => isSame(maths.sha256(signed), cms.digest)
export const isSignatureRight = (cms: CmsSignature, maths: SealMaths): boolean => maths.isRsa(cms.certificate.spki, cms.attributes, cms.signature)

const cmsOids = {
  signedData: '1.2.840.113549.1.7.2', data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5',
} as const
/** Context tags of RFC 5652: content, certificates, signed attributes. */
const first = 0xa0

function cmsIn(bytes: Uint8Array): CmsSignature {
  const whole = expectTag(readDer(bytes), derTag.sequence)
  if (bytes.subarray(whole.whole.length).some((byte) => byte !== 0)) throw new RangeError('something follows the signature')
  const [kind, content, ...more] = childrenOf(whole)
  wanted(oidIn(kind) === cmsOids.signedData && more.length === 0)
  const [version, digests, signedContent, certificates, signers, ...rest] = childrenOf(readOneDer(expectTag(content, first).content, derTag.sequence))
  const [contentKind, ...detached] = childrenOf(expectTag(signedContent, derTag.sequence))
  wanted(integerIn(version) === 1 && oidIn(contentKind) === cmsOids.data && detached.length === 0 && rest.length === 0)
  onlySha256(childrenOf(expectTag(digests, derTag.set)))
  const held = childrenOf(expectTag(certificates, first)).map((node) => {
    const certificate = readCertificate(node.whole)
    if (!certificate) throw new RangeError('not a certificate')
    return certificate
  })
  const [signer, ...others] = childrenOf(expectTag(signers, derTag.set))
  wanted(others.length === 0)
  return signerIn(expectTag(signer, derTag.sequence), held)
}

function signerIn(signer: DerNode, held: readonly Certificate[]): CmsSignature {
  const [version, identity, digestAlgorithm, attributes, algorithm, signature, ...more] = childrenOf(signer)
  const [issuer, serial] = childrenOf(expectTag(identity, derTag.sequence))
  const certificate = held.find((one) => isSame(one.issuerDer, issuer!.whole) && isSame(one.serial, expectTag(serial, derTag.integer).content))
  onlySha256([digestAlgorithm!])
  wanted(integerIn(version) === 1 && ([oids.rsa, oids.rsaWithSha256] as string[]).includes(parameterless(algorithm)) && more.length === 0)
  if (!certificate) throw new RangeError('the certificate of the signer is missing')
  const values = new Map(childrenOf(expectTag(attributes, first)).map((attribute): [string, DerNode] => {
    const [kind, set] = childrenOf(expectTag(attribute, derTag.sequence))
    return [oidIn(kind), readOneDer(expectTag(set, derTag.set).content)]
  }))
  wanted(oidIn(values.get(cmsOids.contentType)) === cmsOids.data)
  const time = values.get(cmsOids.signingTime)
  return {
    certificate, others: held.filter((one) => one !== certificate), digest: expectTag(values.get(cmsOids.messageDigest), derTag.octets).content,
    at: time ? timeIn(time) : null, signature: expectTag(signature, derTag.octets).content,
    // They are signed as a SET, whatever tag they bear in the file (RFC 5652 5.4).
    attributes: Uint8Array.of(derTag.set, ...attributes!.whole.subarray(1)),
  }
}

function onlySha256(algorithms: readonly DerNode[]): void {
  wanted(algorithms.length === 1 && algorithms.every((algorithm) => parameterless(algorithm) === oids.sha256))
}

/** An algorithm whose parameters are absent or NULL. */
function parameterless(node: DerNode | undefined): string {
  const [, parameter, ...more] = childrenOf(expectTag(node, derTag.sequence))
  wanted((!parameter || (parameter.tag === derTag.none && parameter.content.length === 0)) && more.length === 0)
  return algorithmIn(node)
}

function wanted(isSo: boolean): void {
  if (!isSo) throw new RangeError('not a signature of the kind that PDF files hold')
}
