import { randomBytes, randomUUID } from 'node:crypto'
import type { Id } from '#lib/ids'

let lastMs = 0
let sequence = 0

/**
 * A new UUID v7 (RFC 9562): sorts by time, and within one process strictly in the order of making,
 * also when many are made in one millisecond or the machine's clock steps back.
 */
export function newId<Kind extends string = string>(nowMs: number = Date.now()): Id<Kind> {
  // Its random part; randomUUID asks the system for many at once.
  const random = randomUUID()
  if (nowMs > lastMs) {
    lastMs = nowMs
    // Starting low leaves room for at least 2,048 more in the same millisecond.
    sequence = Number.parseInt(random.slice(0, 3), 16) & 0x7ff
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const at = lastMs.toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${random.slice(19)}` as Id<Kind>
}

/** A token nobody can guess, 256 bits by default, safe in addresses and cookies. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')
