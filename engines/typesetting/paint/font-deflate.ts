import { newBitWriter, type CodedBits } from './deflate/bits.ts'
import { codeFor, putBlock, putBlockEnd, putBlockHead, putTokens, type DeflateCode } from './deflate/blocks.ts'
import { beginStream, deflated, endStream } from './deflate/stream.ts'
import { tokensOf } from './deflate/tokens.ts'
import type { TrueType } from './truetype.ts'

/** A subset font as its parts follow each other: what stands before the outlines, the outlines of these glyphs of the source, the rest. */
export interface SubsetFile {
  readonly bytes: Uint8Array
  readonly glyfAt: number
  readonly glyfLength: number
  /** Source glyphs in the order of the subset, each from `starts[i]` to `starts[i + 1]` of the outlines. */
  readonly kept: readonly number[]
  readonly starts: readonly number[]
}

/** What is kept of a font: the code for its outlines, and the outlines already coded. At most as large as the font itself. */
interface CodedOutlines { readonly code: DeflateCode; readonly glyphs: Map<number, CodedBits> }

const known = new WeakMap<TrueType, CodedOutlines>()
/** So many glyphs, spread over the font, tell what its code must be. */
const sampled = 40
/** Fewer bytes of outlines are coded together: their own code is better, and there is little to save. */
const fewBytes = 16_000

/**
 * A subset font as a zlib stream. Nearly all of a document's bytes are outlines, and deflating them took most of the time of
 * writing a PDF; but documents share their characters. So each outline is coded by itself, with one code for the whole font,
 * and its bits are kept: the next document only strings them together. The bits depend on the font and the glyph alone.
 */
export function deflateFont(font: TrueType, file: SubsetFile): Uint8Array {
  const { bytes, glyfAt, glyfLength, kept, starts } = file
  if (glyfLength < fewBytes) return deflated(bytes)
  const outlines = outlinesOf(font)
  const writer = beginStream(bytes.length)
  putBlock(writer, bytes.subarray(0, glyfAt), false)
  putBlockHead(writer, outlines.code, false)
  kept.forEach((glyph, i) => {
    const outline = bytes.subarray(glyfAt + starts[i]!, glyfAt + starts[i + 1]!)
    if (isComposite(outline)) putTokens(writer, tokensOf(outline), outlines.code)
    else writer.append(codedOutline(outlines, glyph, outline))
  })
  putBlockEnd(writer, outlines.code)
  putBlock(writer, bytes.subarray(glyfAt + glyfLength), true)
  return endStream(writer, bytes)
}

/** The numbers of a composite's parts differ from subset to subset. */
const isComposite = (outline: Uint8Array): boolean => outline.length > 0 && outline[0]! >= 0x80

function outlinesOf(font: TrueType): CodedOutlines {
  const before = known.get(font)
  if (before) return before
  const step = Math.max(1, Math.floor(font.glyphCount / sampled))
  const samples = Array.from({ length: Math.floor(font.glyphCount / step) }, (_, i) => {
    const { offset, length } = font.outline(i * step)
    return tokensOf(font.bytes.subarray(offset, offset + length))
  })
  const outlines = { code: codeFor(samples, true), glyphs: new Map() }
  known.set(font, outlines)
  return outlines
}

function codedOutline({ code, glyphs }: CodedOutlines, glyph: number, outline: Uint8Array): CodedBits {
  const before = glyphs.get(glyph)
  if (before) return before
  const writer = newBitWriter(outline.length)
  putTokens(writer, tokensOf(outline), code)
  const coded = writer.take()
  glyphs.set(glyph, coded)
  return coded
}
