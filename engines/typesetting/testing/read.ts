import { flatItems, type Layout, type Page, type Part, type TextItem } from '../display.ts'

/** The text items of a page, or of one part of it. */
export const textItems = (page: Page, part?: Part): TextItem[] =>
  flatItems(page.items).filter((item): item is TextItem => item.kind === 'text' && (part === undefined || item.origin.part === part))

/** All text of one part over all pages. */
export const textOf = (layout: Layout, part: Part): string =>
  layout.pages.flatMap((page) => textItems(page, part)).map((item) => item.text).join('')

/** A line as the eye sees it: all items on one baseline, left to right. */
export interface SeenLine { readonly y: number; readonly left: number; readonly right: number; readonly text: string; readonly size: number }

/** The lines of a page from top to bottom, page number included. */
export function linesOf(page: Page, part?: Part): SeenLine[] {
  const byBaseline = new Map<number, TextItem[]>()
  for (const item of textItems(page, part)) {
    const y = Math.round(item.y * 1000)
    byBaseline.set(y, [...byBaseline.get(y) ?? [], item])
  }
  return [...byBaseline].sort(([a], [b]) => a - b).map(([y, items]) => {
    const sorted = items.toSorted((a, b) => a.xs[0]! - b.xs[0]!)
    return { y: y / 1000, left: sorted[0]!.xs[0]!, right: Math.max(...sorted.map((item) => item.end)), text: sorted.map((item) => item.text).join(''), size: sorted[0]!.size }
  })
}
