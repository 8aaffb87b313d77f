import { baselineIn, documentFormat, type Area } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import { spaceUnit, type Unit } from '../flow.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { breakTitle } from '../text/title.ts'
import { singleLine } from './lines.ts'

const { area: upright, grid, body, title: dimensions } = documentFormat
const pitch = documentFormat.lineOf(dimensions.size)
const line = documentFormat.lineOf(body.size)
/** More lines than these are told to the person. */
const mostLines = 4

/** 7.3.1: 2号小标宋，分一行或多行居中排布；回行词意完整、排列对称. Each line and how to draw it when its slot begins at `top`. */
export function titleLines(text: string, origin: Origin, setter: Setter, area: Area = upright): ((top: number) => readonly Item[])[] {
  const lines = breakTitle(text, dimensions.maxCells, setter.pick)
  if (lines.length > mostLines) setter.warn({ code: 'title-too-long', text: `标题排成${lines.length}行，请精简标题。`, origin })
  return lines.map(({ text: shown, offset }) => (top) => {
    const set = (one: string) => singleLine({
      runs: [{ text: one, face: 'xiaobiaosong', offset }], origin, size: dimensions.size, baseline: baselineIn(top, dimensions.size, dimensions.size), within: area.width,
    }, setter)
    // Spaces at the end do not move the line out of the middle.
    return set(shown).at(Math.max(area.left, area.left + (area.width - set(shown.trimEnd()).width) / 2))
  })
}

/** A title as part of the flow: its first line on the grid, the others below it. */
export function titleUnits(text: string, origin: Origin, setter: Setter): Unit[] {
  const lines = titleLines(text, origin, setter)
  // The larger characters stand about the middle of the row they begin on.
  const raise = (dimensions.size - grid.cell) / 2
  return lines.map((draw, index) => ({
    height: index < lines.length - 1 ? pitch : dimensions.size - raise, onGrid: index === 0, keepNext: true, draw: (top) => draw(top - raise),
  }))
}

/** What stands between the head of page 1 and the text. */
export interface HeadTitle {
  readonly text: string
  /** 题注, in 楷体 below the title. */
  readonly note?: string | undefined
  readonly linesAbove: number
  readonly linesBelow: number
}

/** How far the title may move from the exact place. */
const maxShift = 2

/**
 * The title under the head, which ends at `headBottom`, down to where the text begins. The text stands on the grid, so that the
 * last row of the page stands on the lower edge; what the grid lacks or has over is shared by the empty lines.
 */
export function headTitleUnits(headBottom: number, given: HeadTitle, setter: Setter): Unit[] {
  const lines = titleLines(given.text, { part: 'title' }, setter)
  const notes = noteUnits(given.note, setter)
  const heights = lines.map((_, index) => index < lines.length - 1 ? pitch : dimensions.size)
  const height = [...heights, ...notes.map((note) => note.height)].reduce((sum, one) => sum + one, 0)
  const above = height ? given.linesAbove * line : 0
  const wanted = headBottom + above + height + given.linesBelow * line
  const row = Math.max(0, Math.round((wanted - upright.top) / grid.pitch))
  const over = upright.top + row * grid.pitch - wanted
  const shift = height ? Math.max(-maxShift, Math.min(maxShift, over * 2 / 3)) : 0
  return [
    spaceUnit(above + shift),
    ...lines.map((draw, index): Unit => ({ height: heights[index]!, onGrid: false, keepNext: false, draw })),
    ...notes,
    // A hair less than the place of the row, lest rounding put the text on the next.
    spaceUnit(Math.max(0, given.linesBelow * line + over - shift - 1e-3)),
  ]
}

/** 题注, centred in 楷体. */
function noteUnits(text: string | undefined, setter: Setter): Unit[] {
  if (!text) return []
  const gap = line - grid.cell
  return breakLines(atomsOf([{ text, face: 'kai', offset: 0 }], setter), { width: grid.columns - 4 }).map((one) => ({
    height: line, onGrid: false, keepNext: false,
    draw: (top) => setLine({ ...one, last: true }, {
      x: upright.left + (upright.width - one.width * grid.cell) / 2, size: body.size, cell: grid.cell, color: '#000000', origin: { part: 'adoptionNote' },
      baseline: baselineIn(top + gap, grid.cell, body.size),
    }),
  }))
}
