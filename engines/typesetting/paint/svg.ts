import { flatItems, type Item, type Layout, type Page, type SealGlyph, type SealItem, type StampItem, type TextItem, type TurnedItem } from '../display.ts'
import { cssFamilies } from '../fonts.ts'
import type { Box } from '../ofd/geometry.ts'
import { escaped } from '../xml-text.ts'

export interface SvgOptions {
  /** Addresses by the picture's `file`; a picture without one shows as an empty frame. */
  readonly images?: Readonly<Record<string, string>>
}

/**
 * Paints each page as one SVG with the very breaks and places of the layout. Text can be selected; the page declares the `GW …` fonts.
 * A page that was painted before is not painted again: with a layout's memory only those that changed are.
 */
export function paintSvg(layout: Layout, options: SvgOptions = {}): string[] {
  return layout.pages.map((page) => {
    const addresses = addressesOn(page, options)
    const before = painted.get(page)
    if (before?.addresses === addresses) return before.svg
    const svg = pageSvg(page, options)
    painted.set(page, { addresses, svg })
    return svg
  })
}

const painted = new WeakMap<Page, { readonly addresses: string; readonly svg: string }>()

const addressesOn = (page: Page, { images = {} }: SvgOptions): string =>
  flatItems(page.items).map((item) => item.kind === 'image' ? `${images[item.file] ?? ''}\n` : '').join('')

function pageSvg(page: Page, options: SvgOptions): string {
  const items = itemsSvg(page.items, options)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(page.widthMm)} ${n(page.heightMm)}" width="${n(page.widthMm)}mm" height="${n(page.heightMm)}mm">`
    + `<rect width="${n(page.widthMm)}" height="${n(page.heightMm)}" fill="#fff"/>${items}</svg>`
}

const itemsSvg = (items: readonly Item[], options: SvgOptions): string =>
  inLines(items).map((item) => Array.isArray(item) ? lineSvg(item) : itemSvg(item, options)).join('')

/** Text on one baseline is drawn as one element, so that copying it gives a line and not its pieces. */
function inLines(items: readonly Item[]): (TextItem[] | Exclude<Item, TextItem>)[] {
  const lines: (TextItem[] | Exclude<Item, TextItem>)[] = []
  for (const item of items) {
    if (item.kind !== 'text') lines.push(item)
    else {
      const before = lines.at(-1)
      if (Array.isArray(before) && before[0]!.y === item.y && before[0]!.scaleX === item.scaleX) before.push(item)
      else lines.push([item])
    }
  }
  return lines
}

function itemSvg(item: Exclude<Item, TextItem>, options: SvgOptions): string {
  switch (item.kind) {
    case 'rule': return `<line x1="${n(item.x1)}" y1="${n(item.y1)}" x2="${n(item.x2)}" y2="${n(item.y2)}" stroke="${item.color}" stroke-width="${n(item.width)}"/>`
    case 'image': return imageSvg(item, options)
    case 'seal': return sealSvg(item)
    case 'stamp': return stampSvg(item)
    case 'turned': return turnedSvg(item, options)
  }
}

const n = (value: number): number => Math.round(value * 1000) / 1000

function lineSvg(items: readonly TextItem[]): string {
  const { y, size, color, scaleX } = items[0]!
  const scale = scaleX === 1 ? '' : ` transform="scale(${n(scaleX)} 1)"`
  return `<text font-size="${n(size)}" fill="${color}" y="${n(y)}"${scale} xml:space="preserve">${items.map(spanSvg).join('')}</text>`
}

function spanSvg(item: TextItem): string {
  // One place for each character. One beyond the basic plane counts once, though it has two UTF-16 units.
  const xs = item.xs.map((x) => n(x / item.scaleX)).join(' ')
  return `<tspan font-family="${cssFamilies[item.font]}" x="${xs}"${originData(item)}>${escaped(item.text)}</tspan>`
}

/** From where the text comes, for the caret and findings: `data-part`, `data-block`, `data-offset` and so on. */
function originData({ origin }: TextItem): string {
  return Object.entries(origin).map(([name, value]) => ` data-${name}="${value}"`).join('')
}

function imageSvg(item: Extract<Item, { kind: 'image' }>, { images }: SvgOptions): string {
  const box = `x="${n(item.x)}" y="${n(item.y)}" width="${n(item.width)}" height="${n(item.height)}"`
  const address = images?.[item.file]
  return address ? `<image ${box} href="${escaped(address)}" preserveAspectRatio="none"/>` : `<rect ${box} fill="none" stroke="#000000" stroke-width="0.2"/>`
}

const turnedSvg = (item: TurnedItem, options: SvgOptions): string =>
  `<g transform="translate(${n(item.x)} ${n(item.y)}) rotate(-90)">${itemsSvg(item.items, options)}</g>`

/** Seals and stamps are marks, not text: hidden from readers and from selection. */
const markSvg = (color: string, shapes: string): string => `<g fill="${color}" aria-hidden="true" style="user-select:none;pointer-events:none">${shapes}</g>`

function sealSvg(item: SealItem): string {
  const star = item.star.map((point) => `${n(point.x)},${n(point.y)}`).join(' ')
  const ring = `<circle cx="${n(item.x)}" cy="${n(item.y)}" r="${n(item.radius - item.ringWidth / 2)}" fill="none" stroke="${item.color}" stroke-width="${n(item.ringWidth)}"/>`
  const mark = markSvg(item.color, `${ring}<polygon points="${star}"/>${item.glyphs.map(glyphSvg).join('')}`)
  return item.clip ? withinSvg(item.clip, mark) : mark
}

/** A drawing within a drawing ends at its edge, and needs no name that another page could bear too. */
function withinSvg({ x, y, width, height }: Box, content: string): string {
  const [left, top, wide, high] = [n(x), n(y), n(width), n(height)]
  return `<svg x="${left}" y="${top}" width="${wide}" height="${high}" viewBox="${left} ${top} ${wide} ${high}">${content}</svg>`
}

const stampSvg = (item: StampItem): string => markSvg(item.color, item.glyphs.map(glyphSvg).join(''))

const glyphSvg = (glyph: SealGlyph): string =>
  `<text text-anchor="middle" font-family="${cssFamilies[glyph.font]}" font-size="${n(glyph.size)}" transform="translate(${n(glyph.x)} ${n(glyph.y)}) rotate(${n(glyph.angle)}) scale(${n(glyph.scaleX)} 1)">${escaped(glyph.char)}</text>`
