import { documentFormat, rowAtOrBelow, rowTop } from './dimensions.ts'
import type { Item } from './display.ts'

/** Something that stands on a page as a whole. */
export interface Unit {
  /** Height in mm. */
  readonly height: number
  /** Begins on a row of the grid; otherwise where the unit before ended. */
  readonly onGrid: boolean
  /** Should stand on the same page as the next unit. */
  readonly keepNext: boolean
  /** Must stand on the same page as the next unit: what it draws reaches into it. */
  readonly tiedNext?: boolean
  /** Empty room, which vanishes at the head of a page. */
  readonly isGap?: boolean
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
 * Fills pages with units in order, beginning at `top` of the first page. Units chained by `keepNext` move together. Of a
 * chain that no page can hold, the longest end that one can hold stays together, for there stands what may not be alone.
 */
export function fillPages(units: readonly Unit[], top: number): Filled[] {
  const pages: Filled[] = [{ items: [], bottom: top }]
  for (let i = 0; i < units.length;) {
    const chain = runFrom(units, i, (unit) => unit.keepNext)
    const end = fittingEnd(chain)
    for (let at = 0; at < end;) {
      const tied = runFrom(chain, at, (unit) => unit.tiedNext === true)
      placeTogether(pages, tied)
      at += tied.length
    }
    placeTogether(pages, chain.slice(end))
    i += chain.length
  }
  return pages
}

/** Where the longest end of a chain begins that fits a page and parts nothing that is tied. */
function fittingEnd(chain: readonly Unit[]): number {
  for (let at = 0; at < chain.length; at++) if (!chain[at - 1]?.tiedNext && fits(chain.slice(at), area.top)) return at
  return chain.length
}

function placeTogether(pages: Filled[], units: readonly Unit[]): void {
  if (!units.length) return
  const page = pages.at(-1)!
  if (units[0]!.startsPage || (!isFresh(page) && !fits(units, page.bottom) && fits(units, area.top))) pages.push(freshPage())
  for (const unit of units) place(pages, unit)
}

const freshPage = (): Filled => ({ items: [], bottom: area.top })
const isFresh = (page: Filled): boolean => page.bottom <= area.top + tolerance

/** The units from a place on that are joined each to the next. */
function runFrom(units: readonly Unit[], from: number, isJoined: (unit: Unit) => boolean): Unit[] {
  let end = from
  while (isJoined(units[end]!) && end + 1 < units.length && !units[end + 1]!.startsPage) end++
  return units.slice(from, end + 1)
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

/** Ties the last lines (or table rows) before the closing block to it, so that it never stands alone on a page. */
export function keepTextWithClosing(units: readonly Unit[], lines: number): Unit[] {
  let left = lines
  const kept = [...units]
  for (let i = kept.length - 1; i >= 0 && left > 0 && !kept[i]!.startsPage; i--) {
    if (!kept[i]!.isGap) left--
    kept[i] = { ...kept[i]!, keepNext: true }
  }
  return kept
}
