import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** The platform's own secret: 32 bytes. Every use derives its own key from it, so no two uses share one. */
export type SecretKey = Uint8Array & { readonly '~secret': true }

const VERSION = 'sm4.1'
const IV_BYTES = 16
const TAG_BYTES = 32

/** A key for one purpose only: HMAC-SM3 of the purpose under the secret. */
export const deriveKey = (key: SecretKey, purpose: string): Buffer => createHmac('sm3', key).update(`shuniu:${purpose}`).digest()

/**
 * Seals a small secret with SM4-CBC, then HMAC-SM3 over everything (encrypt-then-MAC; OpenSSL has no SM4-GCM for Node).
 * `place` says where it is kept, e.g. `totp:ACCOUNT`: a sealed text moved elsewhere does not open.
 */
export function seal(key: SecretKey, place: string, plain: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('sm4-cbc', cipherKey(key), iv)
  const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()])
  return `${VERSION}.${Buffer.concat([body, tagOf(key, place, body)]).toString('base64url')}`
}

/** Opens what `seal` made at the same place under the same key; null for anything else. */
export function unseal(key: SecretKey, place: string, sealed: string): string | null {
  if (!sealed.startsWith(`${VERSION}.`)) return null
  const all = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url')
  if (all.length < IV_BYTES * 2 + TAG_BYTES) return null
  const body = all.subarray(0, -TAG_BYTES)
  if (!timingSafeEqual(all.subarray(-TAG_BYTES), tagOf(key, place, body))) return null
  const decipher = createDecipheriv('sm4-cbc', cipherKey(key), body.subarray(0, IV_BYTES))
  return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()]).toString('utf8')
}

const cipherKey = (key: SecretKey): Buffer => deriveKey(key, 'seal-cipher').subarray(0, 16)

// The place's length is part of what is authenticated: no place and body can be read as another pair.
const tagOf = (key: SecretKey, place: string, body: Uint8Array): Buffer =>
  createHmac('sm3', deriveKey(key, 'seal-tag')).update(`${VERSION}:${Buffer.byteLength(place)}:${place}`).update(body).digest()
