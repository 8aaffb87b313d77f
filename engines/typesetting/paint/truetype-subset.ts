import { deflateFont } from './font-deflate.ts'
import { openTrueType, type TrueType } from './truetype.ts'
import { cmapTable, fontFile } from './truetype-tables.ts'

/** A font cut down to some characters. */
export interface FontSubset {
  readonly bytes: Uint8Array
  /** The new glyph of each code point. A character the font lacks has a glyph of its own that looks like .notdef, so that its text survives. */
  readonly glyphs: ReadonlyMap<number, number>
  readonly glyphCount: number
  /** Advance of a new glyph in em. */
  readonly advance: (glyph: number) => number
  readonly ascent: number
  readonly descent: number
  /** xMin, yMin, xMax, yMax in em. */
  readonly box: readonly number[]
  /** The bytes as a zlib stream. */
  readonly deflated: () => Uint8Array
}

/** Flags of a part of a composite glyph. */
const longArguments = 1, hasScale = 8, morePartsFollow = 32, hasTwoScales = 64, hasMatrix = 128

/** Subsets kept of each font, the last used last. */
const kept = new WeakMap<TrueType, Map<string, FontSubset>>()
const mostKept = 16

/** Cuts a TrueType font down to the given code points. Same font and characters, same bytes; the last ones made are kept, so nobody may change them. */
export function subsetTrueType(bytes: Uint8Array, codes: Iterable<number>): FontSubset {
  const font = openTrueType(bytes)
  const wanted = Uint32Array.from(new Set(codes)).sort()
  const key = wanted.join()
  const subsets = kept.get(font) ?? new Map<string, FontSubset>()
  kept.set(font, subsets)
  const subset = subsets.get(key) ?? cut(font, wanted)
  subsets.delete(key)
  subsets.set(key, subset)
  if (subsets.size > mostKept) subsets.delete(subsets.keys().next().value!)
  return subset
}

function cut(font: TrueType, codes: Uint32Array): FontSubset {
  const { old, glyphs } = chooseGlyphs(font, codes)
  const { glyf, loca, starts } = copyOutlines(font, old)
  const hmtx = new Uint8Array(4 * old.length)
  const metrics = new DataView(hmtx.buffer)
  old.forEach((one, glyph) => {
    metrics.setUint16(4 * glyph, font.advance(one))
    metrics.setInt16(4 * glyph + 2, font.leftBearing(one))
  })
  const em = font.unitsPerEm
  const { view, tables } = font
  const file = fontFile({ ...keptTables(font, old.length), cmap: cmapTable(glyphs), glyf, loca, hmtx })
  let deflated: Uint8Array | undefined
  return {
    bytes: file.bytes, glyphs, glyphCount: old.length, advance: (glyph) => metrics.getUint16(4 * glyph) / em,
    ascent: view.getInt16(tables['hhea']!.offset + 4) / em, descent: view.getInt16(tables['hhea']!.offset + 6) / em,
    box: [36, 38, 40, 42].map((at) => view.getInt16(tables['head']!.offset + at) / em),
    deflated: () => deflated ??= deflateFont(font, { bytes: file.bytes, glyfAt: file.places['glyf']!, glyfLength: glyf.length, kept: old, starts }),
  }
}

/** Old glyphs in their new order, parts of composites included. */
function chooseGlyphs(font: TrueType, codes: Uint32Array): { old: number[]; glyphs: Map<number, number> } {
  const chosen = [0]
  const places = new Map([[0, 0]])
  const keep = (old: number): number => {
    const before = places.get(old)
    if (before !== undefined) return before
    places.set(old, chosen.length)
    return chosen.push(old) - 1
  }
  const glyphs = new Map<number, number>()
  for (const code of codes) {
    const old = font.glyphOf(code)
    glyphs.set(code, old ? keep(old) : chosen.push(0) - 1)
  }
  for (let i = 0; i < chosen.length; i++) {
    const { offset, length } = font.outline(chosen[i]!)
    if (length) for (const part of compositeParts(font.view, offset)) keep(font.view.getUint16(part))
  }
  return { old: chosen, glyphs }
}

/** Where in an outline the glyph numbers of its parts stand; none for a simple glyph. */
function compositeParts(view: DataView, outline: number): number[] {
  if (view.getInt16(outline) >= 0) return []
  const parts: number[] = []
  let at = outline + 10
  for (let flags = morePartsFollow; flags & morePartsFollow;) {
    flags = view.getUint16(at)
    parts.push(at + 2)
    at += 4 + (flags & longArguments ? 4 : 2) + (flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0)
  }
  return parts
}

function copyOutlines(font: TrueType, old: readonly number[]): { glyf: Uint8Array; loca: Uint8Array; starts: number[] } {
  const outlines = old.map((one) => font.outline(one))
  const starts = [0]
  for (const { length } of outlines) starts.push(starts.at(-1)! + ((length + 3) & ~3))
  const glyf = new Uint8Array(starts.at(-1)!)
  const view = new DataView(glyf.buffer)
  const loca = new Uint8Array(4 * starts.length)
  const offsets = new DataView(loca.buffer)
  starts.forEach((start, glyph) => offsets.setUint32(4 * glyph, start))
  const places = new Map(old.map((one, glyph) => [one, glyph]))
  outlines.forEach(({ offset, length }, glyph) => {
    const at = starts[glyph]!
    glyf.set(font.bytes.subarray(offset, offset + length), at)
    if (length) for (const part of compositeParts(view, at)) view.setUint16(part, places.get(view.getUint16(part))!)
  })
  return { glyf, loca, starts }
}

/** Tables taken over, with the numbers that change: 32-bit offsets, checksum empty, counts. Copies, so that the source stays whole. */
function keptTables(font: TrueType, glyphCount: number): Record<string, Uint8Array> {
  const copy = (name: string): [Uint8Array, DataView] => {
    const { offset, length } = font.tables[name]!
    const bytes = font.bytes.slice(offset, offset + length)
    return [bytes, new DataView(bytes.buffer)]
  }
  const [head, headView] = copy('head')
  headView.setInt16(50, 1)
  headView.setUint32(8, 0)
  const [hhea, hheaView] = copy('hhea')
  hheaView.setUint16(34, glyphCount)
  const [maxp, maxpView] = copy('maxp')
  maxpView.setUint16(4, glyphCount)
  const post = new Uint8Array(32)
  new DataView(post.buffer).setUint32(0, 0x30000)
  const hinting = Object.fromEntries(['cvt ', 'fpgm', 'prep'].filter((name) => font.tables[name]).map((name) => [name, copy(name)[0]]))
  return { ...hinting, 'OS/2': copy('OS/2')[0], head, hhea, maxp, name: copy('name')[0], post }
}
