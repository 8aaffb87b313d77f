import { sign } from 'node:crypto'
import { der, derAscii, derBits, derInteger, derOctets, derOid, derSequence, derTag } from '#lib/der'
import type { Instant } from '#lib/instants'
import { openSm2Key, sha256, signSm2 } from '../crypto/index.ts'

/** For whom a certificate is made, and how long it holds. */
export interface Holder {
  /** Common name and organisational unit; the unit says that it is for trying out. */
  readonly name: string
  readonly unit: string
  readonly validFrom: Instant
  readonly validTo: Instant
}
/** Who signs a certificate, and with what: the private key in PEM. */
export interface Authority { readonly holder: Holder; readonly kind: KeyKind; readonly pem: string }
/** SM2 for OFD; RSA for PDF, whose readers know nothing else. */
export type KeyKind = 'sm2' | 'rsa'

/** An X.509 certificate of version 3 (GM/T 0015, RFC 5280) for a public key given as SubjectPublicKeyInfo; by itself when the holder is the authority. */
export function makeCertificate(holder: Holder, spki: Uint8Array, authority: Authority): Uint8Array {
  const isAuthority = holder === authority.holder
  const algorithm = algorithms[authority.kind]
  const signed = derSequence(
    der(0xa0, derInteger(2)), derInteger(serialOf(holder, spki)), algorithm, nameOf(authority.holder),
    derSequence(timeOf(holder.validFrom), timeOf(holder.validTo)), nameOf(holder), spki,
    der(0xa3, derSequence(
      extension('2.5.29.19', isAuthority ? derSequence(TRUE) : derSequence()),
      // Key usage: certSign and cRLSign for an authority, digitalSignature and nonRepudiation for others.
      extension('2.5.29.15', isAuthority ? Uint8Array.of(3, 2, 1, 6) : Uint8Array.of(3, 2, 6, 0xc0)),
    )),
  )
  return derSequence(signed, algorithm, derBits(signatureBy(authority, signed)))
}

/** A signature by a private key: SM2 with SM3 under the common user ID, or RSA with SHA-256. */
export const signatureBy = ({ kind, pem }: Pick<Authority, 'kind' | 'pem'>, data: Uint8Array): Uint8Array =>
  kind === 'sm2' ? signSm2(openSm2Key(pem), data) : new Uint8Array(sign('sha256', data, pem))

const algorithms: Readonly<Record<KeyKind, Uint8Array>> = {
  sm2: derSequence(derOid('1.2.156.10197.1.501')), rsa: derSequence(derOid('1.2.840.113549.1.1.11'), der(derTag.none)),
}
const TRUE = der(derTag.boolean, Uint8Array.of(0xff))
const ORGANISATION = '枢纽'

/** A critical extension: both of ours restrict what a key may be used for. */
const extension = (oid: string, value: Uint8Array): Uint8Array => derSequence(derOid(oid), TRUE, derOctets(value))

const nameOf = ({ name, unit }: Holder): Uint8Array => derSequence(...([
  ['2.5.4.6', derAscii(derTag.printable, 'CN')], ['2.5.4.10', utf8(ORGANISATION)], ['2.5.4.11', utf8(unit)], ['2.5.4.3', utf8(name)],
] as const).map(([oid, value]) => der(derTag.set, derSequence(derOid(oid), value))))

const utf8 = (text: string): Uint8Array => der(derTag.utf8, Buffer.from(text))

/** RFC 5280 4.1.2.5: UTCTime up to 2049. */
function timeOf(at: Instant): Uint8Array {
  const digits = at.replace(/[-T:]|\..*$/g, '')
  return digits < '2050' ? derAscii(derTag.utcTime, `${digits.slice(2)}Z`) : derAscii(derTag.time, `${digits}Z`)
}

/** Drawn from key and name, so that no two certificates of one authority share a number. The first byte keeps it positive and of full length. */
const serialOf = ({ name, validFrom }: Holder, spki: Uint8Array): Uint8Array =>
  Uint8Array.of(0x51, ...Buffer.from(sha256(Buffer.concat([spki, Buffer.from(name + validFrom)])), 'hex').subarray(0, 15))
