import type { BitWriter } from './bits.ts'
import { bitsFor, widestCode, widthsFor } from './huffman.ts'
import { longest, tokensOf, type Tokens } from './tokens.ts'

/** A code for literals, lengths and distances: the width of each symbol and its bits, already in writing order. */
export interface DeflateCode {
  readonly widths: Uint8Array
  readonly bits: Uint16Array
  readonly distanceWidths: Uint8Array
  readonly distanceBits: Uint16Array
}

export const endOfBlock = 256
const literals = 286
const distances = 30

/** Of each symbol: the first length or distance it stands for, and how many bits tell which. */
export const [lengthFrom, lengthExtra] = steps(29, 3, 4)
export const [distanceFrom, distanceExtra] = steps(distances, 1, 2)
lengthFrom[28] = longest
lengthExtra[28] = 0
const lengthSymbol = symbolsOf(lengthFrom, longest)

/** Where each symbol's range begins and how many bits tell the place in it (RFC 1951, 3.2.5). */
function steps(count: number, first: number, perWidth: number): [number[], number[]] {
  const from: number[] = []
  const extra: number[] = []
  for (let symbol = 0, value = first; symbol < count; symbol++) {
    const width = Math.max(0, Math.floor(symbol / perWidth) - 1)
    from.push(value)
    extra.push(width)
    value += 1 << width
  }
  return [from, extra]
}

function symbolsOf(from: readonly number[], last: number): Uint8Array {
  const symbols = new Uint8Array(last + 1)
  for (let value = from[0]!, symbol = 0; value <= last; value++) {
    while (symbol + 1 < from.length && from[symbol + 1]! <= value) symbol++
    symbols[value] = symbol
  }
  return symbols
}

function distanceSymbol(distance: number): number {
  if (distance <= 4) return distance - 1
  const width = 31 - Math.clz32(distance - 1)
  return 2 * width + ((distance - 1) >> (width - 1) & 1)
}

/** The best code for what these tokens need. One that must serve other bytes too has every symbol. */
export function codeFor(all: Iterable<Tokens>, isForOthers: boolean): DeflateCode {
  const counts = new Uint32Array(literals)
  const distanceCounts = new Uint32Array(distances)
  for (const tokens of all) {
    for (const token of tokens) {
      if (token < 256) counts[token]!++
      else {
        counts[257 + lengthSymbol[token >> 16]!]!++
        distanceCounts[distanceSymbol(token & 0xffff)]!++
      }
    }
    counts[endOfBlock]!++
  }
  const widths = widthsFor(isForOthers ? counts.map((count) => count + 1) : counts, widestCode)
  const distanceWidths = widthsFor(isForOthers ? distanceCounts.map((count) => count + 1) : distanceCounts, widestCode)
  return { widths, bits: bitsFor(widths), distanceWidths, distanceBits: bitsFor(distanceWidths) }
}

/** In this order a block tells the widths of the code in which the widths are told (RFC 1951, 3.2.7). */
export const widthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** Begins a block with a code of its own. */
export function putBlockHead(writer: BitWriter, code: DeflateCode, isLast: boolean): void {
  const lengths = code.widths.subarray(0, Math.max(257, usedOf(code.widths)))
  const places = code.distanceWidths.subarray(0, Math.max(1, usedOf(code.distanceWidths)))
  const told = inRuns([...lengths, ...places])
  const counts = new Uint32Array(widthOrder.length)
  for (const { symbol } of told) counts[symbol]!++
  const widths = widthsFor(counts, 7)
  const bits = bitsFor(widths)
  const used = Math.max(4, usedOf(Uint8Array.from(widthOrder, (symbol) => widths[symbol]!)))
  writer.put(isLast ? 1 : 0, 1)
  writer.put(2, 2)
  writer.put(lengths.length - 257, 5)
  writer.put(places.length - 1, 5)
  writer.put(used - 4, 4)
  for (const symbol of widthOrder.slice(0, used)) writer.put(widths[symbol]!, 3)
  for (const { symbol, extra, width } of told) {
    writer.put(bits[symbol]!, widths[symbol]!)
    if (width) writer.put(extra, width)
  }
}

const usedOf = (widths: Uint8Array): number => widths.findLastIndex((width) => width > 0) + 1

/** Widths with their repeats told short: 16 the one before 3 to 6 times, 17 and 18 nothing 3 to 10 and 11 to 138 times. */
function inRuns(widths: readonly number[]): { symbol: number; extra: number; width: number }[] {
  const runs: { symbol: number; extra: number; width: number }[] = []
  for (let at = 0; at < widths.length;) {
    const value = widths[at]!
    let end = at + 1
    while (widths[end] === value && end - at < 138) end++
    const count = end - at
    const repeated = Math.min(count - 1, 6)
    if (value === 0 && count >= 11) runs.push({ symbol: 18, extra: count - 11, width: 7 })
    else if (value === 0 && count >= 3) runs.push({ symbol: 17, extra: count - 3, width: 3 })
    else runs.push({ symbol: value, extra: 0, width: 0 }, ...(repeated >= 3 ? [{ symbol: 16, extra: repeated - 3, width: 2 }] : []))
    at += value === 0 && count >= 3 ? count : 1 + (repeated >= 3 ? repeated : 0)
  }
  return runs
}

export function putTokens(writer: BitWriter, tokens: Tokens, code: DeflateCode): void {
  for (const token of tokens) {
    if (token < 256) {
      writer.put(code.bits[token]!, code.widths[token]!)
      continue
    }
    const length = token >> 16
    const distance = token & 0xffff
    const symbol = lengthSymbol[length]!
    writer.put(code.bits[257 + symbol]!, code.widths[257 + symbol]!)
    if (lengthExtra[symbol]) writer.put(length - lengthFrom[symbol]!, lengthExtra[symbol])
    const far = distanceSymbol(distance)
    writer.put(code.distanceBits[far]!, code.distanceWidths[far]!)
    if (distanceExtra[far]) writer.put(distance - distanceFrom[far]!, distanceExtra[far])
  }
}

export const putBlockEnd = (writer: BitWriter, code: DeflateCode): void => writer.put(code.bits[endOfBlock]!, code.widths[endOfBlock]!)

/** A whole block for bytes that are coded but once. */
export function putBlock(writer: BitWriter, bytes: Uint8Array, isLast: boolean): void {
  const tokens = tokensOf(bytes)
  const code = codeFor([tokens], false)
  putBlockHead(writer, code, isLast)
  putTokens(writer, tokens, code)
  putBlockEnd(writer, code)
}
