/** An opened TrueType font: where its tables are and how to read what painters need. Never changes the bytes it was given. */
export interface TrueType {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly tables: Readonly<Record<string, Table>>
  readonly unitsPerEm: number
  readonly glyphCount: number
  /** The glyph of a code point; 0 when it has none. */
  readonly glyphOf: (code: number) => number
  /** Advance in font units. */
  readonly advance: (glyph: number) => number
  readonly leftBearing: (glyph: number) => number
  readonly outline: (glyph: number) => Table
}
export interface Table { readonly offset: number; readonly length: number }

const opened = new WeakMap<Uint8Array, TrueType>()

/** Opens a TrueType font; throws when the bytes are none (a fault of the installation, not of a document). */
export function openTrueType(bytes: Uint8Array): TrueType {
  const before = opened.get(bytes)
  if (before) return before
  const font = read(bytes)
  opened.set(bytes, font)
  return font
}

function read(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables: Record<string, Table> = {}
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    tables[String.fromCharCode(...bytes.subarray(at, at + 4))] = { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) }
  }
  const need = (name: string): number => {
    const table = tables[name]
    if (!table) throw new Error(`font has no ${name} table: TrueType outlines are needed`)
    return table.offset
  }
  const [head, hhea, hmtx, maxp, glyf, loca] = ['head', 'hhea', 'hmtx', 'maxp', 'glyf', 'loca'].map(need) as [number, number, number, number, number, number]
  const metricCount = view.getUint16(hhea + 34)
  const hasLongOffsets = view.getInt16(head + 50) === 1
  const start = (glyph: number) => hasLongOffsets ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph)
  return {
    bytes, view, tables, unitsPerEm: view.getUint16(head + 18), glyphCount: view.getUint16(maxp + 4), glyphOf: characterMap(view, need('cmap')),
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1)),
    leftBearing: (glyph) => glyph < metricCount ? view.getInt16(hmtx + 4 * glyph + 2) : view.getInt16(hmtx + 4 * metricCount + 2 * (glyph - metricCount)),
    outline: (glyph) => ({ offset: glyf + start(glyph), length: start(glyph + 1) - start(glyph) }),
  }
}

/** The code points a font maps to a glyph: sorted `from, to` pairs, both ends included. */
export function coverageOf(bytes: Uint8Array): readonly number[] {
  const { view, tables } = openTrueType(bytes)
  const { full, basic } = subtables(view, tables['cmap']!.offset)
  const ranges: number[] = []
  let last = -2
  const add = (from: number, to: number) => {
    if (from > to) return
    if (last === from - 1) ranges[ranges.length - 1] = to
    else ranges.push(from, to)
    last = to
  }
  if (full) addGroups(view, full, add)
  else addSegments(view, basic, add)
  return ranges
}

type AddRange = (from: number, to: number) => void

/** Format 12: first and last code point of each group and the glyph of the first; the others' follow. */
function addGroups(view: DataView, table: number, add: AddRange): void {
  const end = table + 16 + 12 * view.getUint32(table + 12)
  for (let at = table + 16; at < end; at += 12) add(view.getUint32(at) + (view.getUint32(at + 8) === 0 ? 1 : 0), view.getUint32(at + 4))
}

/** Format 4: segments, of which some count their glyphs on and others list them. */
function addSegments(view: DataView, table: number, add: AddRange): void {
  const count = view.getUint16(table + 6) / 2
  for (let i = 0; i < count; i++) {
    const [from, to] = [view.getUint16(table + 16 + 2 * count + 2 * i), view.getUint16(table + 14 + 2 * i)]
    if (from === 0xffff) continue
    const place = table + 16 + 6 * count + 2 * i
    const range = view.getUint16(place)
    const delta = view.getInt16(table + 16 + 4 * count + 2 * i)
    const without = -delta & 0xffff
    if (range) for (let code = from; code <= to; code++) add(code, isMapped(view.getUint16(place + range + 2 * (code - from)), delta) ? code : -1)
    else if (without < from || without > to) add(from, to)
    else {
      add(from, without - 1)
      add(without + 1, to)
    }
  }
}

/** A listed glyph is moved by the segment's delta, unless it is none. */
const isMapped = (glyph: number, delta: number): boolean => glyph !== 0 && ((glyph + delta) & 0xffff) !== 0

/** Offsets of the Unicode subtables of formats 12 and 4; 0 when there is none. */
function subtables(view: DataView, cmap: number): { full: number; basic: number } {
  const found = { full: 0, basic: 0 }
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + i * 8)
    const format = view.getUint16(at)
    if (format === 12) found.full = at
    else if (format === 4) found.basic = at
  }
  if (!found.full && !found.basic) throw new Error('font has no Unicode character map')
  return found
}

function characterMap(view: DataView, cmap: number): (code: number) => number {
  const { full, basic } = subtables(view, cmap)
  return full ? (code) => lookInGroups(view, full, code) : (code) => lookInSegments(view, basic, code)
}

function lookInGroups(view: DataView, at: number, code: number): number {
  let low = 0
  let high = view.getUint32(at + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = at + 16 + middle * 12
    if (code < view.getUint32(group)) high = middle - 1
    else if (code > view.getUint32(group + 4)) low = middle + 1
    else return view.getUint32(group + 8) + code - view.getUint32(group)
  }
  return 0
}

function lookInSegments(view: DataView, at: number, code: number): number {
  if (code > 0xffff) return 0
  const count = view.getUint16(at + 6) / 2
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (view.getUint16(at + 14 + 2 * middle) < code) low = middle + 1
    else high = middle
  }
  const start = view.getUint16(at + 16 + 2 * count + 2 * low)
  if (code < start || code > view.getUint16(at + 14 + 2 * low)) return 0
  const delta = view.getInt16(at + 16 + 4 * count + 2 * low)
  const place = at + 16 + 6 * count + 2 * low
  const range = view.getUint16(place)
  if (!range) return (code + delta) & 0xffff
  const glyph = view.getUint16(place + range + 2 * (code - start))
  return glyph ? (glyph + delta) & 0xffff : 0
}
