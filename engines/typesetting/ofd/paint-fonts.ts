import { flatItems, type Layout, type TextItem } from '../display.ts'
import { fontKeys, slotWidth, type FontFiles, type FontKey } from '../fonts.ts'
import { subsetTrueType, type FontSubset } from '../paint/truetype-subset.ts'
import { element } from './xml-write.ts'

/** A font of the document: its resource number and its subset. */
export interface OfdFont { readonly id: number; readonly subset: FontSubset }

export interface EmbeddedFonts {
  readonly fonts: ReadonlyMap<FontKey, OfdFont>
  /** The files, by name within the resource folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The `Font` elements. */
  readonly xml: string
}

/** What readers take when they cannot load the embedded file: the faces as GB/T 9704 calls them. */
const familyNames: Readonly<Record<FontKey, string>> = {
  fang: '仿宋', 'fang-fallback': '宋体', kai: '楷体', hei: '黑体', xiaobiaosong: '小标宋体', song: '宋体',
}
const fontNames: Readonly<Record<FontKey, string>> = {
  fang: 'GW-Fang', 'fang-fallback': 'GW-Fang-Fallback', kai: 'GW-Kai', hei: 'GW-Hei', xiaobiaosong: 'GW-XBS', song: 'GW-Song',
}

/** Embeds a subset of each font the layout's text uses. */
export function embedFonts(layout: Layout, files: FontFiles, nextId: () => number): EmbeddedFonts {
  const used = usedCharacters(layout)
  const fonts = new Map<FontKey, OfdFont>()
  const embedded = new Map<string, Uint8Array>()
  let xml = ''
  for (const key of fontKeys) {
    const codes = used.get(key)
    if (!codes) continue
    const id = nextId()
    const subset = subsetTrueType(files[key], codes)
    const name = `font_${id}.ttf`
    fonts.set(key, { id, subset })
    embedded.set(name, subset.bytes)
    xml += element('Font', { ID: id, FontName: fontNames[key], FamilyName: familyNames[key], Serif: key === 'hei' ? undefined : 'true' }, element('FontFile', {}, name))
  }
  return { fonts, files: embedded, xml: xml && element('Fonts', {}, xml) }
}

function usedCharacters(layout: Layout): ReadonlyMap<FontKey, Set<number>> {
  const used = new Map<FontKey, Set<number>>()
  for (const page of layout.pages) for (const item of flatItems(page.items)) {
    if (item.kind !== 'text') continue
    const codes = used.get(item.font) ?? new Set()
    used.set(item.font, codes)
    for (const char of item.text) codes.add(char.codePointAt(0)!)
  }
  return used
}

/** Where the glyphs of a text stand: one of another font file may be narrower or wider than its fixed slot, then it stands in the middle of it. */
export function glyphPlaces(item: TextItem, { subset }: OfdFont): number[] {
  return [...item.text].map((char, index) => {
    const spare = slotWidth(item.font, char) - subset.advance(subset.glyphs.get(char.codePointAt(0)!)!)
    return item.xs[index]! + (Math.abs(spare) > 0.02 ? spare / 2 * item.size * item.scaleX : 0)
  })
}
