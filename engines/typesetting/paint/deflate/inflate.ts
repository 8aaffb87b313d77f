import { distanceExtra, distanceFrom, endOfBlock, lengthExtra, lengthFrom, widthOrder } from './blocks.ts'
import { bitsFor } from './huffman.ts'

interface BitReader {
  /** The next bits, least significant first; beyond the end there are zeros. */
  readonly look: (count: number) => number
  /** Goes on by so many bits; throws when the stream has no more. */
  readonly skip: (count: number) => void
  readonly take: (count: number) => number
  /** The bytes that begin at the next whole byte. */
  readonly bytes: (count: number) => Uint8Array
}

/** A code for reading: by the next `width` bits, the symbol they begin with and how many of them are its own. */
interface Reading { readonly width: number; readonly entries: Uint16Array }
interface BlockCode { readonly literals: Reading; readonly distances: Reading }

/** The first bytes of what a zlib stream (RFC 1950) holds, exactly so many. Throws when it is damaged or holds less. */
export function inflated(stream: Uint8Array, length: number): Uint8Array {
  if ((stream[0]! & 15) !== 8) throw new RangeError('no zlib stream')
  const content = new Uint8Array(length)
  const bits = newBitReader(stream.subarray(2))
  let at = 0
  for (let isLast = false; at < length && !isLast;) {
    isLast = bits.take(1) === 1
    const kind = bits.take(2)
    if (kind === 3) throw new RangeError('no kind of block')
    at = kind === 0 ? copyPlain(bits, content, at) : readBlock(bits, kind === 1 ? fixedCode() : readCode(bits), { content, at })
  }
  if (at < length) throw new RangeError('the stream holds less')
  return content
}

function newBitReader(bytes: Uint8Array): BitReader {
  let [at, kept, count] = [0, 0, 0]
  const look = (wanted: number): number => {
    for (; count < wanted; count += 8) kept |= (bytes[at++] ?? 0) << count
    return kept & (1 << wanted) - 1
  }
  const skip = (used: number): void => {
    kept >>>= used
    count -= used
    if (at - (count >> 3) > bytes.length) throw new RangeError('the stream ends early')
  }
  return {
    look, skip,
    take: (wanted) => {
      const value = look(wanted)
      skip(wanted)
      return value
    },
    bytes: (wanted) => {
      const from = at - (count >> 3)
      if (from + wanted > bytes.length) throw new RangeError('the stream ends early')
      ;[at, kept, count] = [from + wanted, 0, 0]
      return bytes.subarray(from, at)
    },
  }
}

function copyPlain(bits: BitReader, content: Uint8Array, at: number): number {
  const [low, high] = bits.bytes(4)
  const plain = bits.bytes(low! | high! << 8)
  content.set(plain.subarray(0, content.length - at), at)
  return at + plain.length
}

function readBlock(bits: BitReader, { literals, distances }: BlockCode, { content, at }: { readonly content: Uint8Array; at: number }): number {
  while (at < content.length) {
    const symbol = readSymbol(bits, literals)
    if (symbol < endOfBlock) {
      content[at++] = symbol
      continue
    }
    if (symbol === endOfBlock) return at
    const end = at + lengthFrom[symbol - 257]! + bits.take(lengthExtra[symbol - 257]!)
    const far = readSymbol(bits, distances)
    const distance = distanceFrom[far]! + bits.take(distanceExtra[far]!)
    if (!(distance <= at)) throw new RangeError('a repeat of nothing')
    for (; at < end; at++) content[at] = content[at - distance]!
  }
  return at
}

function readSymbol(bits: BitReader, { width, entries }: Reading): number {
  const entry = entries[bits.look(width)]!
  if (entry === 0) throw new RangeError('no code')
  bits.skip(entry & 15)
  return entry >> 4
}

function readingOf(widths: Uint8Array): Reading {
  const width = Math.max(1, ...widths)
  const entries = new Uint16Array(1 << width)
  bitsFor(widths).forEach((code, symbol) => {
    const own = widths[symbol]!
    if (own) for (let place = code; place < entries.length; place += 1 << own) entries[place] = symbol << 4 | own
  })
  return { width, entries }
}

/** RFC 1951, 3.2.6: the code that need not be told. */
const fixedCode = (): BlockCode => ({
  literals: readingOf(Uint8Array.from({ length: 288 }, (_, symbol) => symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  distances: readingOf(new Uint8Array(30).fill(5)),
})

/** RFC 1951, 3.2.7: widths told in a code whose own widths stand before. */
function readCode(bits: BitReader): BlockCode {
  const [literals, distances, told] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4]
  const own = new Uint8Array(widthOrder.length)
  for (const symbol of widthOrder.slice(0, told)) own[symbol] = bits.take(3)
  const reading = readingOf(own)
  const widths = new Uint8Array(literals + distances)
  for (let at = 0; at < widths.length;) {
    const symbol = readSymbol(bits, reading)
    if (symbol < 16) widths[at++] = symbol
    else {
      const repeated = symbol === 16 ? widths[at - 1] ?? 0 : 0
      const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)
      widths.fill(repeated, at, at += times)
    }
  }
  return { literals: readingOf(widths.subarray(0, literals)), distances: readingOf(widths.subarray(literals)) }
}
