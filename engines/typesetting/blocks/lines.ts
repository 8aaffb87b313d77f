import type { TextPiece } from '../collect.ts'
import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Color, Item, Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Setter } from '../setter.ts'
import { atomsOf, type Atom, type StyledRun } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'

const { area, grid, body } = documentFormat

/** A paragraph, heading or other text on the grid: one unit a line. */
export function textUnits(piece: TextPiece, setter: Setter): Unit[] {
  const width = grid.columns - piece.left
  const lines = breakLines(atomsOf(piece.runs, setter), { width, indent: piece.indent })
  // Set at once, but for their height: what was measured need not be kept until the pages are filled.
  return lines.map((line) => setLine(aligned(line, piece.align), {
    x: area.left + (piece.left + shift(line, piece.align)) * grid.cell,
    baseline: 0, size: body.size, cell: grid.cell, color: '#000000', origin: piece.origin,
  })).map((items) => ({
    height: grid.cell, onGrid: true, keepNext: piece.keepWithNext,
    draw: (top) => {
      const y = baselineIn(top, grid.cell, body.size)
      return items.map((item) => ({ ...item, y }))
    },
  }))
}

const aligned = (line: Line, align: TextPiece['align']): Line => align === 'justify' ? line : { ...line, last: true }
const shift = (line: Line, align: TextPiece['align']): number =>
  Math.max(0, align === 'center' ? (line.room - line.width) / 2 : align === 'right' ? line.room - line.width : 0)

/** Where a single line of text goes. */
export interface SingleLine {
  readonly runs: readonly StyledRun[]
  readonly origin: Origin
  readonly baseline: number
  readonly size: number
  /** The slot of one em; the size itself unless told. */
  readonly cell?: number
  readonly color?: Color
  readonly scaleX?: number
  /** Spread to at least so many cells, e.g. a name of two characters over three. */
  readonly spreadTo?: number
  /** Glyphs are narrowed so that it is no wider than so many mm. */
  readonly within?: number
}

/** Measures a text that stays on one line: its width in mm, and how to set it at a left edge. */
export function singleLine(given: SingleLine, setter: Setter): { readonly width: number; readonly at: (x: number) => readonly Item[] } {
  const natural = unbroken(atomsOf(given.runs, setter))
  const usual = given.cell ?? given.size * (given.scaleX ?? 1)
  const narrowed = given.within === undefined ? 1 : Math.min(1, given.within / Math.max(usual * natural.width, 1e-6))
  const cell = usual * narrowed
  const line = given.spreadTo && natural.width < given.spreadTo ? { ...natural, room: given.spreadTo, last: false } : natural
  return {
    width: line.room * cell,
    at: (x) => setLine(line, { x, baseline: given.baseline, size: given.size, cell, color: given.color ?? '#000000', origin: given.origin, scaleX: (given.scaleX ?? 1) * narrowed }),
  }
}

function unbroken(atoms: readonly Atom[]): Line {
  const shown = atoms.filter((atom) => atom.kind !== 'break')
  const width = shown.reduce((sum, atom) => sum + atom.width, 0)
  return { atoms: shown, width, room: width, indent: 0, last: true, squeeze: 0 }
}
