import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { addMinutes, type Instant } from '#lib/instants'
import { newSm2Key } from '../crypto/index.ts'
import { makeCertificate, signatureBy, type Authority, type Holder, type KeyKind } from './certificates.ts'
import type { KeyRoom } from './keys.ts'

/** Under these names the keys of our own demonstration authorities are kept. */
export const demonstrationAuthorities = ['authority-sm2', 'authority-rsa'] as const

/** A key with its certificate, ready to sign. */
export interface OpenKey { readonly certificate: Uint8Array; readonly sign: (data: Uint8Array) => Uint8Array }

/** The demonstration key of an organ and that of the authority behind it, both made at first use. */
export async function demonstrationKey(room: KeyRoom, organ: string, kind: KeyKind): Promise<OpenKey & { readonly authority: OpenKey }> {
  const authority = await authorityOf(room, kind)
  const kept = await room.keep(`seal-${kind}:${organ}`, async () => {
    const pem = await newKey(kind)
    return { secret: pem, certificate: makeCertificate(holderOf(`${organ}（测试）`, authority.made), spkiOf(pem), authority) }
  })
  return { ...openKey(kind, kept.secret, kept.certificate), authority: openKey(kind, authority.pem, authority.certificate) }
}

async function authorityOf(room: KeyRoom, kind: KeyKind): Promise<Authority & { readonly made: Instant; readonly certificate: Uint8Array }> {
  const { secret, certificate } = await room.keep(`authority-${kind}`, async () => {
    const [pem, holder] = [await newKey(kind), holderOf(AUTHORITY, room.now)]
    return { secret: JSON.stringify({ pem, made: room.now } satisfies Noted), certificate: makeCertificate(holder, spkiOf(pem), { holder, kind, pem }) }
  })
  const { pem, made } = JSON.parse(secret) as Noted
  return { kind, pem, made, certificate, holder: holderOf(AUTHORITY, made) }
}

/** The moment of making goes with an authority's key: name and years of its certificate are drawn from it again. */
interface Noted { readonly pem: string; readonly made: Instant }

const AUTHORITY = '枢纽测试制章人'
// Stands in every certificate made here, so that no seal of ours passes for a real one.
const TEST_UNIT = '测试印章，不具法律效力'
const YEAR_MINUTES = 365 * 24 * 60

/** Valid from two years back, for a demonstration seals papers of the past too. */
const holderOf = (name: string, made: Instant): Holder =>
  ({ name, unit: TEST_UNIT, validFrom: addMinutes(made, -2 * YEAR_MINUTES), validTo: addMinutes(made, 20 * YEAR_MINUTES) })

const openKey = (kind: KeyKind, pem: string, certificate: Uint8Array): OpenKey => ({ certificate, sign: (data) => signatureBy({ kind, pem }, data) })

async function newKey(kind: KeyKind): Promise<string> {
  if (kind === 'sm2') return newSm2Key().pem
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

const spkiOf = (pem: string): Uint8Array => new Uint8Array(createPublicKey(pem).export({ type: 'spki', format: 'der' }))
