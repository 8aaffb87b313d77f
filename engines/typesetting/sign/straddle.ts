import { flatItems, type Layout, type Point, type SealItem } from '../display.ts'
import type { Box } from '../ofd/geometry.ts'
import type { OfdStamp } from './sign-ofd.ts'
import type { StampPlace } from './pdf-update.ts'

/** A page as far as its edges matter. */
export interface SheetSize { readonly widthMm: number; readonly heightMm: number }

/** How a 骑缝章 is spread. */
export interface StraddleOptions {
  readonly diameterMm: number
  /** Printed on both sides: only front pages bear a strip, for the edge of a sheet shows once. */
  readonly duplex?: boolean
  /** Where its middle stands, as a share of the height; half way unless told. */
  readonly heightShare?: number
}

/** Narrower strips tell nobody anything: a long document has several seals one after another. */
const narrowestStrip = 3

/**
 * 骑缝章: which strip of the seal stands on which page. Laid one over another with a small step, the right edges of the pages show the seal whole:
 * `box` is the whole seal's frame, beyond the edge where need be, `clip` the strip to be seen, measured from the frame's corner.
 * One page alone, and the backs of sheets, bear none.
 */
export function straddleStrips(pages: readonly SheetSize[], { diameterMm, duplex = false, heightShare = 0.5 }: StraddleOptions): readonly (OfdStamp & { readonly clip: Box })[] {
  const bearing = pages.map((size, page) => ({ size, page })).filter(({ page }) => !duplex || page % 2 === 0)
  if (bearing.length < 2) return []
  const seals = Math.ceil(bearing.length / Math.floor(diameterMm / narrowestStrip))
  return Array.from({ length: seals }, (_, i) => bearing.slice(Math.floor(i * bearing.length / seals), Math.floor((i + 1) * bearing.length / seals))).flatMap((group) => {
    const width = diameterMm / group.length
    return group.map(({ size, page }, strip) => ({
      page,
      box: { x: size.widthMm - (strip + 1) * width, y: size.heightMm * heightShare - diameterMm / 2, width: diameterMm, height: diameterMm },
      clip: { x: strip * width, y: 0, width, height: diameterMm },
    }))
  })
}

/** The layout with the seal of its first signatory also spread over the right edges of the pages (骑缝章). One that bears no seal stays as it is. */
export function withStraddle(layout: Layout): Layout {
  const seal = layout.pages.flatMap((page) => flatItems(page.items)).filter((item) => item.kind === 'seal').toSorted((a, b) => a.signatory - b.signatory)[0]
  if (!seal) return layout
  const strips = straddleStrips(layout.pages, { diameterMm: 2 * seal.radius })
  return { ...layout, pages: layout.pages.map((page, index) => ({ ...page, items: [...page.items, ...strips.filter((strip) => strip.page === index).map((strip) => stripOf(seal, strip))] })) }
}

function stripOf(seal: SealItem, { box, clip }: { readonly box: Box; readonly clip: Box }): SealItem {
  const moved = <Thing extends Point>(thing: Thing): Thing => ({ ...thing, x: thing.x + box.x + seal.radius - seal.x, y: thing.y + box.y + seal.radius - seal.y })
  return { ...moved(seal), star: seal.star.map(moved), glyphs: seal.glyphs.map(moved), clip: { ...clip, x: box.x + clip.x, y: box.y + clip.y } }
}

/** The seals of a layout: where they stand, and whose of the signatories each is. Strips of a 骑缝章 are no places of their own. */
export const sealPlaces = (layout: Layout): readonly (StampPlace & { readonly signatory: number })[] => layout.pages.flatMap((page, index) =>
  page.items.flatMap((item) => item.kind === 'seal' && !item.clip ? [{ page: index, ...frameOf(item), signatory: item.signatory }] : []))

/** The strips of a layout's 骑缝章, as an OFD signature wants them. */
export const straddlePlaces = (layout: Layout): readonly (OfdStamp & { readonly signatory: number })[] => layout.pages.flatMap((page, index) =>
  page.items.flatMap((item) => {
    if (item.kind !== 'seal' || !item.clip) return []
    const box = frameOf(item)
    return [{ page: index, box, clip: { ...item.clip, x: item.clip.x - box.x, y: item.clip.y - box.y }, signatory: item.signatory }]
  }))

const frameOf = ({ x, y, radius }: SealItem): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })

/** The layout without its seals: of a signed OFD every reader draws them from the signature, where they can be verified. */
export const withoutSeals = (layout: Layout): Layout => ({ ...layout, pages: layout.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.kind !== 'seal') })) })
