import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type Bytes = string | Uint8Array

/** SM3 (GB/T 32905) of the UTF-8 text or bytes, as 64 hex digits. */
export const sm3 = (data: Bytes): string => createHash('sm3').update(data).digest('hex')

/** HMAC-SM3 as 64 hex digits. */
export const hmacSm3 = (key: Bytes, data: Bytes): string => createHmac('sm3', key).update(data).digest('hex')

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
