import { randomBytes, randomFillSync } from 'node:crypto'
import type { Id } from '#lib/ids'

let lastMs = 0
let sequence = 0

/**
 * A new UUID v7 (RFC 9562): sorts by time, and within one process strictly in the order of making,
 * also when many are made in one millisecond or the machine's clock steps back.
 */
export function newId<Kind extends string = string>(nowMs: number = Date.now()): Id<Kind> {
  if (nowMs > lastMs) {
    lastMs = nowMs
    // Starting low leaves room for at least 2,048 more in the same millisecond.
    sequence = randomBytes(2).readUInt16BE() & 0x7ff
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const bytes = randomFillSync(Buffer.alloc(16))
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** A token nobody can guess, 256 bits by default, safe in addresses and cookies. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')
