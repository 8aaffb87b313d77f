import { strFromU8 } from 'fflate'
import {
  asciiIn, bitsIn, childrenOf, derTag, expectTag, oidIn, readOneDer, type DerNode,
} from '#lib/der'
import { instantFrom, instantMs, type Instant } from '#lib/instants'

/** What verification asks of mathematics; whoever verifies brings it, so that this engine needs no library of its own. */
export interface SealMaths {
  readonly sm3: (data: Uint8Array) => Uint8Array
  readonly sha256: (data: Uint8Array) => Uint8Array
  /** SM2 with SM3 under the common user ID; the key is 04‖x‖y, the signature DER. */
  readonly isSm2: (publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean
  /** RSA with SHA-256, PKCS #1 v1.5; the key is its SubjectPublicKeyInfo in DER. */
  readonly isRsa: (spki: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean
}

/** An X.509 certificate as read. */
export interface Certificate {
  readonly der: Uint8Array
  /** Common name, organisation and unit in a row, as people read them. */
  readonly subject: string
  readonly issuer: string
  readonly validFrom: Instant
  readonly validTo: Instant
  readonly isAuthority: boolean
  /** What the issuer signed, how, and the signature. */
  readonly signed: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
  readonly spki: Uint8Array
  readonly key: Uint8Array
  readonly subjectDer: Uint8Array
  readonly issuerDer: Uint8Array
  readonly serial: Uint8Array
}

export const oids = {
  sm2WithSm3: '1.2.156.10197.1.501', sm3: '1.2.156.10197.1.401', rsaWithSha256: '1.2.840.113549.1.1.11', rsa: '1.2.840.113549.1.1.1', sha256: '2.16.840.1.101.3.4.2.1',
  commonName: '2.5.4.3', organisation: '2.5.4.10', unit: '2.5.4.11', basicConstraints: '2.5.29.19',
} as const

/** Reads a certificate; null when it is none. */
export function readCertificate(bytes: Uint8Array): Certificate | null {
  try {
    return certificateIn(bytes)
  } catch (fault) {
    if (fault instanceof RangeError) return null
    throw fault
  }
}

/** Whether a certificate goes back to one that is trusted, by signatures of those at hand. */
export function isTrusted(certificate: Certificate, at: { readonly trusted: readonly Uint8Array[]; readonly others?: readonly Certificate[] }, maths: SealMaths): boolean {
  const anchors = at.trusted.flatMap((bytes) => readCertificate(bytes) ?? [])
  const authorities = [...anchors, ...at.others ?? []].filter((one) => one.isAuthority)
  const leads = (one: Certificate, deepest: number): boolean => anchors.some((anchor) => isSame(anchor.der, one.der))
    || (deepest > 0 && authorities.some((issuer) => isSame(issuer.subjectDer, one.issuerDer) && isIssuedBy(one, issuer, maths) && leads(issuer, deepest - 1)))
  return leads(certificate, longestChain)
}

/**
 * Whether certificates are as their issuers made them, as far as those are at hand: `broken` when one of them says otherwise,
 * `unknown` when the issuer of one is not there to ask.
 */
export function integrityOf(certificates: readonly Certificate[], trusted: readonly Uint8Array[], maths: SealMaths): 'whole' | 'broken' | 'unknown' {
  const known = [...trusted.flatMap((bytes) => readCertificate(bytes) ?? []), ...certificates]
  const answers = certificates.map((one) => {
    const issuers = known.filter((issuer) => isSame(issuer.subjectDer, one.issuerDer))
    if (!issuers.length) return 'unknown'
    return issuers.some((issuer) => isIssuedBy(one, issuer, maths)) ? 'whole' : 'broken'
  })
  return answers.includes('broken') ? 'broken' : answers.includes('unknown') ? 'unknown' : 'whole'
}

/** Whether the issuer's key made the signature of a certificate. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate, maths: SealMaths): boolean {
  switch (certificate.algorithm) {
    case oids.sm2WithSm3: return maths.isSm2(issuer.key, certificate.signed, certificate.signature)
    case oids.rsaWithSha256: return maths.isRsa(issuer.spki, certificate.signed, certificate.signature)
    default: return false
  }
}

export const isSame = (left: Uint8Array, right: Uint8Array): boolean => left.length === right.length && left.every((byte, i) => byte === right[i])

/** Root, two authorities between, and the holder's: no Chinese CA has more. */
const longestChain = 4

function certificateIn(bytes: Uint8Array): Certificate {
  const [signed, algorithm, signature] = childrenOf(readOneDer(bytes, derTag.sequence))
  const fields = childrenOf(expectTag(signed, derTag.sequence))
  // The version is left out of certificates of version 1.
  const [serial, inner, issuer, validity, subject, spki] = fields[0]?.tag === versionTag ? fields.slice(1) : fields
  const [validFrom, validTo] = childrenOf(expectTag(validity, derTag.sequence))
  const [keyAlgorithm, key] = childrenOf(expectTag(spki, derTag.sequence))
  const named = algorithmIn(algorithm)
  algorithmIn(keyAlgorithm)
  // RFC 5280 4.1.1.2: both are the same, to the byte; the outer one alone is not signed.
  if (!isSame(algorithm!.whole, inner!.whole)) throw new RangeError('a certificate names two algorithms')
  return {
    der: bytes, subject: nameIn(expectTag(subject, derTag.sequence)), issuer: nameIn(expectTag(issuer, derTag.sequence)),
    validFrom: timeIn(validFrom), validTo: timeIn(validTo), isAuthority: saysAuthority(fields),
    signed: signed!.whole, algorithm: named, signature: bitsIn(signature),
    spki: spki!.whole, key: bitsIn(key), subjectDer: subject!.whole, issuerDer: issuer!.whole, serial: expectTag(serial, derTag.integer).content,
  }
}

const versionTag = 0xa0
const extensionsTag = 0xa3

/** The algorithm of an AlgorithmIdentifier. */
export const algorithmIn = (node: DerNode | undefined): string => oidIn(childrenOf(expectTag(node, derTag.sequence))[0])

function saysAuthority(fields: readonly DerNode[]): boolean {
  const extensions = fields.find((field) => field.tag === extensionsTag)
  const list = extensions ? childrenOf(childrenOf(extensions)[0]!) : []
  const constraints = list.map(childrenOf).find((parts) => oidIn(parts[0]) === oids.basicConstraints)?.at(-1)
  const [authority] = constraints ? childrenOf(readOneDer(constraints.content, derTag.sequence)) : []
  return authority?.tag === derTag.boolean && authority.content[0] === 0xff
}

/** The parts of a name that people read, the widest first, each once. */
function nameIn(name: DerNode): string {
  const parts = childrenOf(name).flatMap(childrenOf).map(childrenOf)
  const text = (wanted: string) => parts.filter(([kind]) => oidIn(kind) === wanted).map(([, value]) => strFromU8(value?.content ?? new Uint8Array()))
  return [...new Set([oids.organisation, oids.unit, oids.commonName].flatMap(text))].join(' ')
}

/** UTCTime or GeneralizedTime as X.509 and GB/T 38540 write them. */
export function timeIn(node: DerNode | undefined): Instant {
  const text = node ? asciiIn(node) : ''
  const century = node?.tag === derTag.utcTime ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') : ''
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(century + text) ?? []
  if (!y || (node!.tag !== derTag.utcTime && node!.tag !== derTag.time)) throw new RangeError('not a time')
  // Read and written again, 31 February is no time.
  const at = `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z` as Instant
  if (instantFrom(instantMs(at)) !== at) throw new RangeError('no such time')
  return at
}
