import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { OfficialPaper, Seal } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { drawSeal, sealDiameter } from './seal.ts'

const { area, grid, body, closing } = documentFormat
/** The longest line of a signature. */
const signWidth = grid.columns - closing.unsealedRight

/** A line with its left edge in cells from the type area's left edge. */
interface PlacedLine { readonly line: Line; readonly left: number; readonly row: number; readonly origin: Origin }

/** Signature, date, seal and 附注 as one unit (7.3.5, 7.3.6): it never parts and never stands alone on a page. */
export function closingUnit(paper: OfficialPaper, setter: Setter): Unit {
  const signatory = paper.signatories[0]
  const sign = signatory?.organ ? linesOf({ text: signatory.organ, width: signWidth }, setter) : []
  const date = paper.docDate ? linesOf({ text: paper.docDate, width: signWidth }, setter) : []
  const hasNames = sign.length + date.length > 0
  const seal = hasNames ? signatory?.seal : undefined
  const above = !hasNames ? 0 : seal ? emptyRowsForSeal(seal, sign.length + date.length) : closing.linesAboveUnsealed
  const centre = hasNames ? sealedCentre(sign, date) : 0
  const names = seal ? sealedLines(sign, date, centre) : unsealedLines(sign, date)
  const notes = footnoteLines(paper.footnote, seal ? centre - sealDiameter(seal) / 2 / grid.cell : grid.columns, setter).map((line, index): PlacedLine => ({ line, left: 0, row: names.length + index, origin: { part: 'footnote' } }))
  const rows = above + names.length + notes.length
  const sealY = seal ? (above * grid.pitch) + middleOf(names.length) + (0.5 - closing.sealMiddle) * sealDiameter(seal) : 0
  const rowsHeight = (rows - 1) * grid.pitch + grid.cell
  const height = seal ? Math.max(rowsHeight, sealY + sealDiameter(seal) / 2) : rowsHeight
  const draw = (top: number): Item[] => [
    // The seal is drawn first: opaque red under black reads as ink pressed over both, and PDF/A-1 knows no transparency.
    ...(seal ? [drawSeal({ seal, signatory: 0 }, { x: area.left + centre * grid.cell, y: top + sealY }, setter)] : []),
    ...[...names, ...notes].flatMap((placed) => setPlaced(placed, top + (above + placed.row) * grid.pitch)),
  ]
  return { height, onGrid: true, keepNext: false, draw }
}

const linesOf = ({ text, width }: { text: string; width: number }, setter: Setter): Line[] =>
  breakLines(atomsOf([{ text, face: 'fang', offset: 0 }], setter), { width })

/** The middle of the names' rows, from the top of the first. */
const middleOf = (rows: number): number => ((rows - 1) * grid.pitch + grid.cell) / 2

// 7.3.5.1: 印章端正、居中下压发文机关署名和成文日期，使其居印章中心偏下位置，印章顶端应当上距正文一行之内.
function emptyRowsForSeal(seal: Seal, rows: number): number {
  const sealTop = middleOf(rows) - closing.sealMiddle * sealDiameter(seal)
  const textBottom = grid.cell - grid.pitch
  let empty = 1
  while (empty * grid.pitch + sealTop < textBottom + closing.sealClearance) empty++
  return empty
}

/** 7.3.5.1: the date four characters from the right; the signature centred over it, but never beyond the type area. */
function sealedCentre(sign: readonly Line[], date: readonly Line[]): number {
  const widest = Math.max(0, ...sign.map((line) => line.width))
  const anchor = date[0]?.width ?? widest
  return Math.max(widest / 2, Math.min(grid.columns - closing.sealedDateRight - anchor / 2, grid.columns - widest / 2))
}

function sealedLines(sign: readonly Line[], date: readonly Line[], centre: number): PlacedLine[] {
  return [...sign, ...date].map((line, row) => ({ line, left: centre - line.width / 2, row, origin: row < sign.length ? { part: 'issuerSign', index: 0 } : { part: 'docDate' } }))
}

// 7.3.5.2: 正文下空一行右空二字编排署名，下一行编排成文日期，首字比署名首字右移二字；
// 如成文日期长于署名，成文日期右空二字，并相应增加署名右空字数.
function unsealedLines(sign: readonly Line[], date: readonly Line[]): PlacedLine[] {
  const signed = Math.max(0, ...sign.map((line) => line.width))
  const dated = date[0]?.width ?? 0
  const edge = grid.columns - closing.unsealedRight
  const signLeft = sign.length && dated <= signed ? edge - signed : edge - dated - closing.dateShift
  const dateLeft = sign.length ? signLeft + closing.dateShift : edge - dated
  return [
    ...sign.map((line, row): PlacedLine => ({ line, left: signLeft, row, origin: { part: 'issuerSign', index: 0 } })),
    ...date.map((line, index): PlacedLine => ({ line, left: dateLeft, row: sign.length + index, origin: { part: 'docDate' } })),
  ]
}

// 7.3.6: 附注居左空二字加圆括号编排在成文日期下一行. One that would run under the seal turns before it.
function footnoteLines(text: string | undefined, free: number, setter: Setter): Line[] {
  if (!text) return []
  const atoms = atomsOf([{ text: '（', face: 'fang' }, { text, face: 'fang', offset: 0 }, { text: '）', face: 'fang' }], setter)
  const lines = breakLines(atoms, { width: grid.columns, indent: body.indent })
  return lines[0]!.width + body.indent <= free ? lines : breakLines(atoms, { width: Math.max(grid.columns / 2, Math.floor(free)), indent: body.indent }).map((line) => ({ ...line, last: true }))
}

function setPlaced({ line, left, origin }: PlacedLine, top: number): Item[] {
  const shown = origin.part === 'footnote' ? line : { ...line, last: true }
  return setLine(shown, {
    x: area.left + left * grid.cell, baseline: baselineIn(top, grid.cell, body.size), size: body.size, cell: grid.cell, color: '#000000', origin,
  })
}
