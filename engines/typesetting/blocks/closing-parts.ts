import { inOneLine } from '../collect.ts'
import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { PaperText, Signatory } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { textUnits } from './lines.ts'

const { grid, body } = documentFormat

/** What stands under the text. */
export type Closing = Pick<PaperText, 'signatories' | 'docDate' | 'footnote'>

/** The lines of each name and of the date. */
export interface Signatures {
  readonly names: readonly { readonly signatory: Signatory; readonly lines: readonly Line[]; readonly origin: Origin }[]
  readonly date: readonly Line[]
}

/** A longer name is squeezed: it would push the others off the page. */
const mostLines = 4

/** A name, title or date in lines no wider than so many characters; line ends by hand do not hold. */
export function nameLines(text: string | undefined, width: number, setter: Setter): readonly Line[] {
  const atoms = text ? atomsOf(inOneLine(text), setter) : []
  if (!atoms.length) return []
  const lines = breakLines(atoms, { width })
  if (lines.length <= mostLines) return lines
  const share = (mostLines - 0.5) * width / atoms.reduce((sum, atom) => sum + atom.width, 0)
  return breakLines(atoms.map((atom) => ({ ...atom, width: atom.width * share, slack: 0 as const, glyphs: atom.glyphs.map((glyph) => ({ ...glyph, width: glyph.width * share })) })), { width })
}

/** A line of body text set at a left edge, its slot beginning at `top`. */
export const setAt = (line: Line, { left, top, origin }: { left: number; top: number; origin: Origin }): readonly Item[] =>
  setLine(line, { x: left, baseline: baselineIn(top, grid.cell, body.size), size: body.size, cell: grid.cell, color: '#000000', origin })

/** 7.3.6: 附注居左空二字加圆括号编排在成文日期下一行. */
export const footnoteRuns = (text: string) => [{ text: '（', face: 'fang' }, { text, face: 'fang', offset: 0 }, { text: '）', face: 'fang' }] as const

/** 附注 as lines of text. */
export const footnoteUnits = (text: string, setter: Setter): Unit[] =>
  textUnits({ kind: 'text', runs: footnoteRuns(text), left: 0, indent: body.indent, align: 'justify', keepWithNext: false, origin: { part: 'footnote' } }, setter)
