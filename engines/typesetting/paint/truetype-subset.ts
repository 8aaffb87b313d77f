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
}

/** Flags of a part of a composite glyph. */
const longArguments = 1, hasScale = 8, morePartsFollow = 32, hasTwoScales = 64, hasMatrix = 128

/** Cuts a TrueType font down to the given code points. Same font and characters, same bytes. */
export function subsetTrueType(bytes: Uint8Array, codes: Iterable<number>): FontSubset {
  const font = openTrueType(bytes)
  const { kept, glyphs } = chooseGlyphs(font, [...new Set(codes)].sort((a, b) => a - b))
  const { glyf, loca } = copyOutlines(font, kept)
  const hmtx = new Uint8Array(4 * kept.length)
  const metrics = new DataView(hmtx.buffer)
  kept.forEach((old, glyph) => {
    metrics.setUint16(4 * glyph, font.advance(old))
    metrics.setInt16(4 * glyph + 2, font.leftBearing(old))
  })
  const em = font.unitsPerEm
  const { view, tables } = font
  return {
    bytes: fontFile({ ...keptTables(font, kept.length), cmap: cmapTable(glyphs), glyf, loca, hmtx }),
    glyphs, glyphCount: kept.length, advance: (glyph) => metrics.getUint16(4 * glyph) / em,
    ascent: view.getInt16(tables['hhea']!.offset + 4) / em, descent: view.getInt16(tables['hhea']!.offset + 6) / em,
    box: [36, 38, 40, 42].map((at) => view.getInt16(tables['head']!.offset + at) / em),
  }
}

/** Old glyphs in their new order, parts of composites included. */
function chooseGlyphs(font: TrueType, codes: readonly number[]): { kept: number[]; glyphs: Map<number, number> } {
  const kept = [0]
  const places = new Map([[0, 0]])
  const keep = (old: number): number => {
    const before = places.get(old)
    if (before !== undefined) return before
    places.set(old, kept.length)
    return kept.push(old) - 1
  }
  const glyphs = new Map<number, number>()
  for (const code of codes) {
    const old = font.glyphOf(code)
    glyphs.set(code, old ? keep(old) : kept.push(0) - 1)
  }
  for (let i = 0; i < kept.length; i++) {
    const { offset, length } = font.outline(kept[i]!)
    if (length) for (const part of compositeParts(font.view, offset)) keep(font.view.getUint16(part))
  }
  return { kept, glyphs }
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

function copyOutlines(font: TrueType, kept: readonly number[]): { glyf: Uint8Array; loca: Uint8Array } {
  const padded = (length: number) => (length + 3) & ~3
  const outlines = kept.map((old) => font.outline(old))
  const glyf = new Uint8Array(outlines.reduce((sum, { length }) => sum + padded(length), 0))
  const view = new DataView(glyf.buffer)
  const loca = new Uint8Array(4 * (kept.length + 1))
  const offsets = new DataView(loca.buffer)
  const places = new Map(kept.map((old, glyph) => [old, glyph]))
  let at = 0
  outlines.forEach(({ offset, length }, glyph) => {
    offsets.setUint32(4 * glyph, at)
    glyf.set(font.bytes.subarray(offset, offset + length), at)
    if (length) for (const part of compositeParts(view, at)) view.setUint16(part, places.get(view.getUint16(part))!)
    at += padded(length)
  })
  offsets.setUint32(4 * kept.length, at)
  return { glyf, loca }
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
