import { createHash, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'

export type Bytes = string | Uint8Array

/** SM3 (GB/T 32905) of the UTF-8 text or bytes, as 64 hex digits. */
export const sm3 = (data: Bytes): string => createHash('sm3').update(data).digest('hex')

/** HMAC-SM3 as 64 hex digits. */
export const hmacSm3 = (key: Bytes, data: Bytes): string => createHmac('sm3', prepared(key)).update(data).digest('hex')

// Making a key ready costs as much as the digest of a short text, and the audit uses one key all its life.
const ready = new WeakMap<Uint8Array, KeyObject>()

function prepared(key: Bytes): KeyObject | string {
  if (typeof key === 'string') return key
  const known = ready.get(key)
  if (known) return known
  const made = createSecretKey(key)
  ready.set(key, made)
  return made
}

/** SHA-256 as 64 hex digits. */
export const sha256 = (data: Bytes): string => createHash('sha256').update(data).digest('hex')

/** Both digests of a stream in one reading: `update` for each chunk, then `finish` once. */
export function bothDigests(): { update(chunk: Uint8Array): void; finish(): { sha256: string; sm3: string } } {
  const first = createHash('sha256')
  const second = createHash('sm3')
  return {
    update(chunk) {
      first.update(chunk)
      second.update(chunk)
    },
    finish: () => ({ sha256: first.digest('hex'), sm3: second.digest('hex') }),
  }
}

/** Compares secrets in a time that tells nothing about where they differ. */
export function isSameSecret(left: Bytes, right: Bytes): boolean {
  // Comparing digests instead of the values hides the length as well.
  return timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())
}
