import { documentFormat } from './dimensions.ts'
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
  /** 7.3.5.5: rows of its page may stand closer so that it finds room there. */
  readonly tightens?: boolean
  /** Cuts it into a part no higher than `room` and the rest. `null`: better not here; with `must` it may not be refused. */
  readonly split?: (room: number, must: boolean) => readonly [Unit, Unit] | null
  readonly draw: (top: number) => readonly Item[]
}

/** Where units go: the upper and lower edge, and the distance of its rows. */
export interface Room {
  readonly top: number
  readonly bottom: number
  readonly pitch: number
}
/** A page being filled: what stands on it, and how far down it is used. */
export interface Filled {
  readonly items: Item[]
  /** The units as they were given, without repeated heads. */
  readonly placed: Unit[]
  readonly start: number
  readonly room: Room
  /** Whether its rows stand closer than usual. */
  readonly isTightened: boolean
  bottom: number
}

const { area, grid, closing } = documentFormat
/** The type area, upright. */
export const uprightRoom: Room = { top: area.top, bottom: area.bottom, pitch: grid.pitch }
/** Sums of row heights may miss the lower edge by rounding. */
const tolerance = 1e-6

/**
 * Fills pages with units in order, beginning at `top` of the first page. Units chained by `keepNext` move together. A chain
 * that does not fit is tried in turn: on closer rows, cut at its last unit, on a new page, cut there; at last in pieces.
 */
export function fillPages(units: readonly Unit[], top: number, room: Room = uprightRoom): Filled[] {
  const pages: Filled[] = [newPage(room, top)]
  for (let i = 0; i < units.length;) {
    const chain = runFrom(units, i, (unit) => unit.keepNext)
    placeChain(pages, chain)
    i += chain.length
  }
  return pages
}

const newPage = (room: Room, start = room.top, isTightened = false): Filled => ({ items: [], placed: [], start, room, isTightened, bottom: start })
const isFresh = (page: Filled): boolean => page.bottom <= page.room.top + tolerance

/** The units from a place on that are joined each to the next. */
function runFrom(units: readonly Unit[], from: number, isJoined: (unit: Unit) => boolean): Unit[] {
  let end = from
  while (isJoined(units[end]!) && end + 1 < units.length && !units[end + 1]!.startsPage) end++
  return units.slice(from, end + 1)
}

function placeChain(pages: Filled[], chain: readonly Unit[]): void {
  if (chain[0]!.startsPage && !isFresh(pages.at(-1)!)) pages.push(newPage(pages.at(-1)!.room))
  const page = pages.at(-1)!
  if (fits(chain, page)) return putAll(page, chain)
  if (!isFresh(page) && chain.some((unit) => unit.tightens) && tighten(pages, chain)) return
  if (!isFresh(page) && placeCut(pages, chain, false)) return
  if (!isFresh(page) && (fits(chain, newPage(page.room)) || mayBeCut(chain, newPage(page.room)))) pages.push(newPage(page.room))
  if (fits(chain, pages.at(-1)!)) return putAll(pages.at(-1)!, chain)
  if (isFresh(pages.at(-1)!) && placeCut(pages, chain, true)) return
  placeInPieces(pages, chain)
}

/** Of a chain that no page can hold, the longest end that one can hold stays together, for there stands what may not be alone. */
function placeInPieces(pages: Filled[], chain: readonly Unit[]): void {
  const end = fittingEnd(chain, pages[0]!.room)
  for (let at = 0; at < end;) {
    const tied = runFrom(chain.slice(0, end), at, (unit) => unit.tiedNext === true)
    if (tied.length > 1 && fits(tied, newPage(pages[0]!.room))) placeChain(pages, tied)
    else for (const unit of tied) placeSingle(pages, unit)
    at += tied.length
  }
  if (end < chain.length) placeChain(pages, chain.slice(end))
}

/** Where the longest end of a chain begins that fits a page, is less than the chain and parts nothing that is tied. */
function fittingEnd(chain: readonly Unit[], room: Room): number {
  for (let at = 1; at < chain.length; at++) if (!chain[at - 1]!.tiedNext && fits(chain.slice(at), newPage(room))) return at
  return chain.length
}

function placeSingle(pages: Filled[], unit: Unit): void {
  if (fits([unit], pages.at(-1)!)) return putAll(pages.at(-1)!, [unit])
  if (unit.isGap) return
  if (!isFresh(pages.at(-1)!)) {
    if (placeCut(pages, [unit], false)) return
    pages.push(newPage(pages.at(-1)!.room))
    return placeSingle(pages, unit)
  }
  if (!placeCut(pages, [unit], true)) putAll(pages.at(-1)!, [unit])
}

/** Puts a chain whose last unit can be cut so that its first part still stands on the page, and the rest on the next. */
function placeCut(pages: Filled[], chain: readonly Unit[], must: boolean): boolean {
  const page = pages.at(-1)!
  const parts = cutLast(chain, page, must)
  if (!parts) return false
  putAll(page, [...chain.slice(0, -1), parts[0]])
  pages.push(newPage(page.room))
  placeChain(pages, [parts[1]])
  return true
}

const mayBeCut = (chain: readonly Unit[], page: Filled): boolean => cutLast(chain, page, true) !== null

function cutLast(chain: readonly Unit[], page: Filled, must: boolean): readonly [Unit, Unit] | null {
  const last = chain.at(-1)!
  if (!last.split) return null
  const top = bottomAfter([...chain.slice(0, -1), { ...last, height: 0 }], page)
  return top < page.room.bottom ? last.split(page.room.bottom - top, must) : null
}

/** 7.3.5.5: 当公文排版后所剩空白处不能容下印章等时，可以采取调整行距、字距的措施解决. Sets the page again on closer rows. */
function tighten(pages: Filled[], chain: readonly Unit[]): boolean {
  const page = pages.at(-1)!
  for (let share = 0.01; share <= closing.tightest + tolerance; share += 0.01) {
    const tried = newPage({ ...page.room, pitch: page.room.pitch * (1 - share) }, page.start, true)
    const units = [...page.placed, ...chain]
    if (!fits(units, tried)) continue
    putAll(tried, units)
    // What follows on the next pages stands on the usual rows.
    pages.splice(-1, 1, { ...tried, room: page.room })
    return true
  }
  return false
}

function fits(units: readonly Unit[], page: Filled): boolean {
  return bottomAfter(units, page) <= page.room.bottom + tolerance
}

/** How far down the page would be used. */
function bottomAfter(units: readonly Unit[], page: Filled): number {
  let bottom = page.bottom
  for (const unit of units) {
    const fresh = bottom <= page.room.top + tolerance
    if (fresh && unit.isGap) continue
    if (fresh) for (const header of unit.header ?? []) bottom += header.height
    bottom = topOf(unit, bottom, page.room) + unit.height
  }
  return bottom
}

function putAll(page: Filled, units: readonly Unit[]): void {
  for (const unit of units) {
    page.placed.push(unit)
    if (isFresh(page) && unit.isGap) continue
    if (isFresh(page)) for (const header of unit.header ?? []) put(page, header)
    put(page, unit)
  }
}

function put(page: Filled, unit: Unit): void {
  const top = topOf(unit, page.bottom, page.room)
  page.items.push(...unit.draw(top))
  page.bottom = top + unit.height
}

/** Rows are counted from the top of the room; a unit on the grid stands on the first that is free. */
const topOf = (unit: Unit, bottom: number, { top, pitch }: Room): number =>
  unit.onGrid ? top + Math.max(0, Math.ceil((bottom - top) / pitch - tolerance)) * pitch : bottom

/** Empty rows of the grid. */
export const gapUnit = (rows: number): Unit =>
  ({ height: (rows - 1) * grid.pitch + grid.cell, onGrid: true, keepNext: false, isGap: true, draw: () => [] })
/** Empty room of so many mm. */
export const spaceUnit = (height: number): Unit => ({ height, onGrid: false, keepNext: false, isGap: true, draw: () => [] })
/** The start of a new page. */
export const pageBreakUnit: Unit = { height: 0, onGrid: false, keepNext: false, startsPage: true, draw: () => [] }
/** Things that take a page of their own. */
export const pageUnit = (draw: () => readonly Item[], room: Room = uprightRoom): Unit =>
  ({ height: room.bottom - room.top, onGrid: false, keepNext: false, startsPage: true, draw })

/** No line of a paragraph stands alone at the foot or head of a page. */
export function keepParagraphTogether(lines: readonly Unit[]): Unit[] {
  return lines.map((line, index) => lines.length > 1 && (index === 0 || index === lines.length - 2) ? { ...line, keepNext: true } : line)
}

/**
 * Ties the last lines (or table rows) before the closing block to it, so that it never stands alone on a page. Where so many
 * would pull a heading and more along, fewer are tied: one line of text is text enough.
 */
export function keepTextWithClosing(units: readonly Unit[], lines: number): Unit[] {
  for (let count = lines; count > 1; count--) {
    const from = startOfLast(units, count)
    if (units.slice(chainStart(units, from)).filter((unit) => !unit.isGap).length <= count + 1) return tiedFrom(units, from)
  }
  return lines > 0 ? tiedFrom(units, startOfLast(units, 1)) : [...units]
}

/** Where the last so many lines begin, gaps not counted; not before a page's start. */
function startOfLast(units: readonly Unit[], lines: number): number {
  let [from, left] = [units.length, lines]
  while (from > 0 && left > 0 && !units[from - 1]!.startsPage) if (!units[--from]!.isGap) left--
  return from
}

/** The first of the units that move along with one. */
function chainStart(units: readonly Unit[], from: number): number {
  let start = from
  while (start > 0 && units[start - 1]!.keepNext && !units[start]!.startsPage) start--
  return start
}

const tiedFrom = (units: readonly Unit[], from: number): Unit[] => units.map((unit, at) => (at < from ? unit : { ...unit, keepNext: true }))
