import { flatItems, type Layout, type TextItem } from '../display.ts'
import { fontKeys, slotWidth, type FontFiles, type FontKey } from '../fonts.ts'
import { latin1 } from './bytes.ts'
import { digest, hex4, ref, utf16Hex, type PdfFile } from './pdf-file.ts'
import { subsetTrueType, type FontSubset } from './truetype-subset.ts'

/** A font in the file: its resource name, and its characters. */
export interface PdfFont {
  readonly name: string
  readonly object: number
  /** The character of a text at a UTF-16 offset. */
  readonly charAt: (text: string, at: number) => PdfChar
}
/** A character as content streams want it. */
export interface PdfChar {
  /** The two bytes of its glyph within a string, escaped. */
  readonly code: string
  /** How many UTF-16 units it takes. */
  readonly units: number
  /** In thousandths of an em, and how far it is set in so that it stands in the middle of its slot. */
  readonly advance: number
  readonly centring: number
}

/** Embeds a subset of each font the layout's text uses. */
export function embedFonts(file: PdfFile, layout: Layout, fonts: FontFiles): ReadonlyMap<FontKey, PdfFont> {
  const used = usedCharacters(layout)
  const embedded = new Map<FontKey, PdfFont>()
  for (const key of fontKeys) {
    const codes = used.get(key)
    if (!codes) continue
    const subset = subsetTrueType(fonts[key], codes)
    embedded.set(key, { name: `F${embedded.size}`, charAt: charsOf(key, subset), object: embed(file, key, subset) })
  }
  return embedded
}

function usedCharacters(layout: Layout): Map<FontKey, Set<number>> {
  const used = new Map<FontKey, Set<number>>()
  const add = ({ font, text }: TextItem) => {
    const codes = used.get(font) ?? new Set()
    used.set(font, codes)
    for (let at = 0; at < text.length;) {
      const code = text.codePointAt(at)!
      codes.add(code)
      at += code > 0xffff ? 2 : 1
    }
  }
  for (const page of layout.pages) for (const item of flatItems(page.items)) if (item.kind === 'text') add(item)
  return used
}

function charsOf(key: FontKey, subset: FontSubset): (text: string, at: number) => PdfChar {
  const known = new Map<number, PdfChar>()
  const make = (code: number): PdfChar => {
    const glyph = subset.glyphs.get(code)!
    const char = String.fromCodePoint(code)
    const advance = subset.advance(glyph)
    // A glyph of another font file may be narrower or wider than its fixed slot: then it stands in the middle of it.
    const spare = slotWidth(key, char) - advance
    return { code: byteOf(glyph >> 8) + byteOf(glyph & 0xff), units: char.length, advance: advance * 1000, centring: Math.abs(spare) > 0.02 ? spare * 500 : 0 }
  }
  return (text, at) => {
    const code = text.codePointAt(at)!
    const before = known.get(code)
    if (before) return before
    const char = make(code)
    known.set(code, char)
    return char
  }
}

/** A byte of a string. Brackets and the escape itself are escaped, and the carriage return, which readers take for a line end. */
function byteOf(value: number): string {
  const char = String.fromCharCode(value)
  return value === 13 ? '\\r' : '()\\'.includes(char) ? `\\${char}` : char
}

/** A Type 0 font with identity encoding: character codes are glyph numbers, and ToUnicode gives the text back. */
function embed(file: PdfFile, key: FontKey, subset: FontSubset): number {
  const name = `${tagOf(subset.bytes)}+GW-${key}`
  const program = file.stream(`/Length1 ${subset.bytes.length}`, file.deflate?.(subset.bytes) ?? subset.deflated(), 'deflated')
  const descriptor = file.add(`/Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${subset.box.map((one) => Math.round(one * 1000)).join(' ')}]/ItalicAngle 0`
    + `/Ascent ${Math.round(subset.ascent * 1000)}/Descent ${Math.round(subset.descent * 1000)}/CapHeight 700/StemV 80/FontFile2 ${ref(program)}/CIDSet ${ref(file.stream('', glyphSet(subset.glyphCount), 'plain'))}`)
  const descendant = file.add(`/Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`
    + `/FontDescriptor ${ref(descriptor)}/DW 1000/W[${widths(subset)}]/CIDToGIDMap/Identity`)
  const toUnicode = file.stream('', latin1(unicodeMap(subset.glyphs)))
  return file.add(`/Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${ref(descendant)}]/ToUnicode ${ref(toUnicode)}`)
}

/** Six capitals that tell this subset from others (PDF 1.4, 5.5.3): by its table directory, which has checksums of all its tables. */
function tagOf(bytes: Uint8Array): string {
  const tables = bytes[4]! << 8 | bytes[5]!
  return Array.from(digest([bytes.subarray(0, 12 + 16 * tables)]).slice(0, 6), (digit) => String.fromCharCode(65 + parseInt(digit, 16))).join('')
}

/** PDF/A-1, 6.3.5: which glyphs are in the file, as bits. */
function glyphSet(count: number): Uint8Array {
  const bits = new Uint8Array((count + 7) >> 3)
  for (let glyph = 0; glyph < count; glyph++) bits[glyph >> 3]! |= 0x80 >> (glyph & 7)
  return bits
}

/** Widths in thousandths of an em; those of one em are the default and left out. */
function widths(subset: FontSubset): string {
  const all = Array.from({ length: subset.glyphCount }, (_, glyph) => Math.round(subset.advance(glyph) * 1000))
  let text = ''
  for (let from = 0; from < all.length;) {
    if (all[from] === 1000) {
      from++
      continue
    }
    let to = from
    while (to < all.length && all[to] !== 1000) to++
    text += `${from}[${all.slice(from, to).join(' ')}]`
    from = to
  }
  return text
}

function unicodeMap(glyphs: ReadonlyMap<number, number>): string {
  const pairs = [...glyphs].sort((a, b) => a[1] - b[1]).map(([code, glyph]) => `<${hex4(glyph)}><${utf16Hex(String.fromCodePoint(code))}>`)
  const blocks: string[] = []
  for (let i = 0; i < pairs.length; i += 100) {
    const block = pairs.slice(i, i + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`)
  }
  return '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n'
    + '/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n'
    + `${blocks.join('')}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`
}
