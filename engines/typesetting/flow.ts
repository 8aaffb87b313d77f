import { documentFormat, rowAtOrBelow, rowTop } from './dimensions.ts'
import type { Item } from './display.ts'

/** Something that stands on a page as a whole. */
export interface Unit {
  /** Height in mm. */
  readonly height: number
  /** Begins on a row of the grid; otherwise where the unit before ended. */
  readonly onGrid: boolean
  /** Stands on the same page as the next unit. */
  readonly keepNext: boolean
  /** Empty room, which vanishes at the head of a page. */
  readonly isGap?: boolean
  /** A line of text of the document itself: what a closing block takes along to a new page. */
  readonly isText?: boolean
  /** Set again at the head of the page when this unit comes to stand there. */
  readonly header?: readonly Unit[]
  readonly startsPage?: boolean
  readonly draw: (top: number) => readonly Item[]
}

/** Pages being filled: their items and how far down they are used. */
export interface Filled {
  readonly items: Item[]
  bottom: number
}

const { area, grid } = documentFormat
/** Sums of row heights may miss the lower edge by rounding. */
const tolerance = 1e-6

/**
 * Fills pages with units in order, beginning at `top` of the first page. Units chained by `keepNext` move together;
 * a chain that no page can hold is set unit by unit.
 */
export function fillPages(units: readonly Unit[], top: number): Filled[] {
  const pages: Filled[] = [{ items: [], bottom: top }]
  for (let i = 0; i < units.length;) {
    const chain = chainAt(units, i)
    if (chain[0]!.startsPage) pages.push(freshPage())
    else if (!fits(chain, pages.at(-1)!.bottom) && !isFresh(pages.at(-1)!)) {
      if (fits(chain, area.top)) pages.push(freshPage())
    }
    for (const unit of chain) place(pages, unit)
    i += chain.length
  }
  return pages
}

const freshPage = (): Filled => ({ items: [], bottom: area.top })
const isFresh = (page: Filled): boolean => page.bottom <= area.top + tolerance

function chainAt(units: readonly Unit[], from: number): Unit[] {
  const chain = [units[from]!]
  for (let i = from; units[i]!.keepNext && i + 1 < units.length && !units[i + 1]!.startsPage; i++) chain.push(units[i + 1]!)
  return chain
}

function fits(chain: readonly Unit[], from: number): boolean {
  let bottom = from
  for (const unit of chain) {
    const fresh = bottom <= area.top + tolerance
    if (fresh && unit.isGap) continue
    if (fresh) for (const header of unit.header ?? []) bottom += header.height
    bottom = topOf(unit, bottom) + unit.height
  }
  return bottom <= area.bottom + tolerance
}

function place(pages: Filled[], unit: Unit): void {
  let page = pages.at(-1)!
  if (!isFresh(page) && topOf(unit, page.bottom) + unit.height > area.bottom + tolerance) {
    if (unit.isGap) return
    page = freshPage()
    pages.push(page)
  }
  if (isFresh(page) && unit.isGap) return
  if (isFresh(page) && unit.header) for (const header of unit.header) put(page, header)
  put(page, unit)
}

function put(page: Filled, unit: Unit): void {
  const top = topOf(unit, page.bottom)
  page.items.push(...unit.draw(top))
  page.bottom = top + unit.height
}

const topOf = (unit: Unit, bottom: number): number =>
  unit.onGrid ? rowTop(documentFormat, rowAtOrBelow(documentFormat, bottom)) : bottom

/** Empty rows of the grid. */
export const gapUnit = (rows: number): Unit =>
  ({ height: (rows - 1) * grid.pitch + grid.cell, onGrid: true, keepNext: false, isGap: true, draw: () => [] })
/** The start of a new page. */
export const pageBreakUnit: Unit = { height: 0, onGrid: false, keepNext: false, startsPage: true, draw: () => [] }

/** Ties the last lines of text before the closing block to it, so that it never stands alone on a page. */
export function keepTextWithClosing(units: readonly Unit[], lines = 2): Unit[] {
  let left = lines
  const kept = [...units]
  for (let i = kept.length - 1; i >= 0 && left > 0 && !kept[i]!.startsPage; i--) {
    if (kept[i]!.isText || !kept[i]!.isGap) left--
    kept[i] = { ...kept[i]!, keepNext: true }
  }
  return kept
}
