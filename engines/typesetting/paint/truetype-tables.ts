/** Writes the parts of a TrueType file that a subset needs anew. */

interface Segment { readonly from: number; to: number; readonly glyph: number }

/** A `cmap` with formats 4 (basic plane) and 12 (all). */
export function cmapTable(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const segments: Segment[] = []
  for (const [code, glyph] of glyphs) {
    const last = segments.at(-1)
    if (last && last.to === code - 1 && last.glyph + code - last.from === glyph) last.to = code
    else segments.push({ from: code, to: code, glyph })
  }
  const basic = basicMap(segments.filter((one) => one.to < 0xffff))
  const full = fullMap(segments)
  const table = new Uint8Array(20 + basic.length + full.length)
  const view = new DataView(table.buffer)
  view.setUint16(2, 2)
  view.setUint16(4, 3)
  view.setUint16(6, 1)
  view.setUint32(8, 20)
  view.setUint16(12, 3)
  view.setUint16(14, 10)
  view.setUint32(16, 20 + basic.length)
  table.set(basic, 20)
  table.set(full, 20 + basic.length)
  return table
}

function basicMap(segments: readonly Segment[]): Uint8Array {
  const all = [...segments, { from: 0xffff, to: 0xffff, glyph: 0 }]
  const count = all.length
  const table = new Uint8Array(16 + 8 * count)
  const view = new DataView(table.buffer)
  const power = Math.floor(Math.log2(count))
  const header = [4, table.length, 0, 2 * count, 2 << power, power, 2 * count - (2 << power)]
  header.forEach((value, i) => view.setUint16(2 * i, value))
  all.forEach(({ from, to, glyph }, i) => {
    view.setUint16(14 + 2 * i, to)
    view.setUint16(16 + 2 * count + 2 * i, from)
    view.setUint16(16 + 4 * count + 2 * i, (from === 0xffff ? 1 : glyph - from) & 0xffff)
  })
  return table
}

function fullMap(segments: readonly Segment[]): Uint8Array {
  const table = new Uint8Array(16 + 12 * segments.length)
  const view = new DataView(table.buffer)
  view.setUint16(0, 12)
  view.setUint32(4, table.length)
  view.setUint32(12, segments.length)
  segments.forEach(({ from, to, glyph }, i) => [from, to, glyph].forEach((value, k) => view.setUint32(16 + 12 * i + 4 * k, value)))
  return table
}

/** Puts tables together into a font file with right checksums; tells where each of them stands. */
export function fontFile(tables: Readonly<Record<string, Uint8Array>>): { bytes: Uint8Array; places: Readonly<Record<string, number>> } {
  const entries = Object.entries(tables).sort(([a], [b]) => a < b ? -1 : 1)
  const start = 12 + 16 * entries.length
  const file = new Uint8Array(entries.reduce((sum, [, data]) => sum + ((data.length + 3) & ~3), start))
  const view = new DataView(file.buffer)
  const power = Math.floor(Math.log2(entries.length))
  view.setUint32(0, 0x10000)
  const header = [entries.length, 16 << power, power, 16 * entries.length - (16 << power)]
  header.forEach((value, i) => view.setUint16(4 + 2 * i, value))
  const places: Record<string, number> = {}
  let at = start
  let sum = 0
  entries.forEach(([name, data], i) => {
    file.set(data, at)
    places[name] = at
    const entry = 12 + 16 * i
    for (let k = 0; k < 4; k++) file[entry + k] = name.charCodeAt(k)
    const own = checksum(view, at, (data.length + 3) & ~3)
    sum = (sum + own) >>> 0
    view.setUint32(entry + 4, own)
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, data.length)
    at += (data.length + 3) & ~3
  })
  view.setUint32(places['head']! + 8, (0xb1b0afba - sum - checksum(view, 0, start)) >>> 0)
  return { bytes: file, places }
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) | 0
  return sum >>> 0
}
