import { flatItems, type Layout } from '../display.ts'
import { cssFamilies, fontKeys, type FontFiles, type FontKey } from '../fonts.ts'
import { base64 } from '../sign/base64.ts'
import { paintSvg, type SvgOptions } from './svg.ts'
import { subsetTrueType } from './truetype-subset.ts'

/** Paints all pages one below the other as one SVG file that looks right wherever it is opened: the fonts are in it, as far as they are used. */
export function paintSvgFile(layout: Layout, fonts: FontFiles, options: SvgOptions = {}): string {
  const width = layout.pages.reduce((most, page) => Math.max(most, page.widthMm), 0)
  let top = 0
  const placed = paintSvg(layout, options).map((svg, at) => {
    const { widthMm, heightMm } = layout.pages[at]!
    // Within a drawing lengths are its own: a page of 210 mm is 210 of them wide.
    const shown = svg.replace(/^<svg [^>]*>/, `<svg x="0" y="${top}" width="${widthMm}" height="${heightMm}" viewBox="0 0 ${widthMm} ${heightMm}">`)
    top += heightMm
    return shown
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${top}mm" viewBox="0 0 ${width} ${top}">\n<style>${facesOf(layout, fonts)}</style>\n${placed.join('\n')}\n</svg>\n`
}

function facesOf(layout: Layout, fonts: FontFiles): string {
  const used = usedCharacters(layout)
  return fontKeys.filter((key) => used.has(key)).map((key) =>
    `@font-face{font-family:'${cssFamilies[key]}';src:url(data:font/ttf;base64,${base64(subsetTrueType(fonts[key], used.get(key)!).bytes)})}`).join('\n')
}

/** Of texts, seals and stamps. */
function usedCharacters(layout: Layout): ReadonlyMap<FontKey, ReadonlySet<number>> {
  const used = new Map<FontKey, Set<number>>()
  const use = (font: FontKey, text: string): void => {
    const codes = used.get(font) ?? new Set()
    used.set(font, codes)
    for (const char of text) codes.add(char.codePointAt(0)!)
  }
  for (const page of layout.pages) for (const item of flatItems(page.items)) {
    if (item.kind === 'text') use(item.font, item.text)
    if (item.kind === 'seal' || item.kind === 'stamp') for (const { font, char } of item.glyphs) use(font, char)
  }
  return used
}
