/** Bits being written, least significant first. */
export interface BitWriter {
  readonly put: (value: number, count: number) => void
  readonly append: (coded: CodedBits) => void
  readonly take: () => CodedBits
}
export interface CodedBits { readonly bytes: Uint8Array; readonly count: number }

export function newBitWriter(expectedBytes: number): BitWriter {
  let bytes = new Uint8Array(expectedBytes + 16)
  let at = 0
  let kept = 0
  let count = 0
  const grow = (more: number) => {
    if (at + more + 8 <= bytes.length) return
    const larger = new Uint8Array((at + more + 8) * 2)
    larger.set(bytes)
    bytes = larger
  }
  const put = (value: number, width: number) => {
    kept |= value << count
    count += width
    if (count < 8) return
    grow(4)
    for (; count >= 8; count -= 8) {
      bytes[at++] = kept & 0xff
      kept >>>= 8
    }
  }
  const append = (coded: CodedBits) => {
    const whole = coded.count >> 3
    grow(whole + 1)
    const from = coded.bytes
    if (count === 0) {
      bytes.set(from.subarray(0, whole), at)
      at += whole
    } else {
      for (let i = 0; i < whole; i++) {
        kept |= from[i]! << count
        bytes[at++] = kept & 0xff
        kept >>>= 8
      }
    }
    if (coded.count & 7) put(from[whole]!, coded.count & 7)
  }
  const take = (): CodedBits => {
    const whole = at * 8 + count
    const taken = bytes.slice(0, (whole + 7) >> 3)
    if (count) taken[at] = kept
    return { bytes: taken, count: whole }
  }
  return { put, append, take }
}

/** The checksum at the end of a zlib stream (RFC 1950). */
export function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(at + 2655, bytes.length)
    for (; at < end; at++) {
      a += bytes[at]!
      b += a
    }
    a %= 65521
    b %= 65521
  }
  return (b << 16 | a) >>> 0
}
