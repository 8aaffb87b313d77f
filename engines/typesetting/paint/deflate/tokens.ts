/** The longest repeat and the farthest that a stream may tell (RFC 1951). */
export const longest = 258
const window = 32768
/** A repeat of three bytes saves something only when it is near. */
const shortest = 3
const nearest = 256

/** Bytes as literals (0 to 255) and repeats (`length << 16 | distance`, which is larger). */
export type Tokens = Int32Array

/** The last place of each three bytes, counted on over all that was ever coded, so that the table need not be emptied. */
const slots = new Int32Array(1 << 13)
const before = new Int32Array(window)
const mostTried = 4
let stamp = 1

/** Finds repeats within these bytes alone. A longer repeat that begins at the next byte is preferred. */
export function tokensOf(bytes: Uint8Array): Tokens {
  if (stamp + bytes.length > 0x3fffffff) {
    slots.fill(0)
    stamp = 1
  }
  const base = stamp
  stamp += bytes.length
  const tokens = new Int32Array(bytes.length)
  let count = 0
  let found = repeatAt(bytes, 0, base)
  for (let at = 0; at < bytes.length;) {
    const next = repeatAt(bytes, at + 1, base)
    if (found === 0 || next >> 16 > found >> 16) {
      tokens[count++] = bytes[at++]!
      found = next
      continue
    }
    tokens[count++] = found
    const end = at + (found >> 16)
    for (let inside = at + 2; inside < end; inside++) enter(bytes, inside, base)
    at = end
    found = repeatAt(bytes, at, base)
  }
  return tokens.subarray(0, count)
}

/** Enters a place under its three bytes; answers the place before with the same, or a negative number. */
function enter(bytes: Uint8Array, at: number, base: number): number {
  if (at + 3 > bytes.length) return -1
  const slot = Math.imul(bytes[at]! | bytes[at + 1]! << 8 | bytes[at + 2]! << 16, 0x9e3779b1) >>> 19
  const last = slots[slot]! - base
  slots[slot] = base + at
  before[at & (window - 1)] = last
  return last
}

function repeatAt(bytes: Uint8Array, at: number, base: number): number {
  let place = enter(bytes, at, base)
  let best = 0
  for (let tries = 0; place >= 0 && at - place < window && tries < mostTried; tries++) {
    const length = sharedLength(bytes, place, at)
    const isWorth = length > shortest || (length === shortest && at - place <= nearest)
    if (isWorth && length > best >> 16) best = length << 16 | (at - place)
    const further = before[place & (window - 1)]!
    if (further >= place) break
    place = further
  }
  return best
}

function sharedLength(bytes: Uint8Array, a: number, b: number): number {
  const most = Math.min(longest, bytes.length - b)
  let length = 0
  while (length < most && bytes[a + length] === bytes[b + length]) length++
  return length
}
