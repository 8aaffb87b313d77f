import { documentFormat } from '../dimensions.ts'
import type { Item } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Setter } from '../setter.ts'
import type { Line } from '../text/break-lines.ts'
import { footnoteUnits, nameLines, setAt, type Closing, type Signatures } from './closing-parts.ts'
import { sealedUnits } from './closing-sealed.ts'
import { stampedUnits } from './closing-stamped.ts'

const { area, grid, closing } = documentFormat

/** Signatures, date, seals or stamps, and 附注 (7.3.5, 7.3.6): they stay together and never stand alone on a page. */
export function closingUnits(paper: Closing, setter: Setter): Unit[] {
  const signatures = signaturesOf(paper, setter)
  if (paper.signatories.some((one) => one.seal) && hasText(signatures)) return together(sealedUnits(signatures, paper.footnote, setter))
  const signed = paper.signatories.some((one) => one.stamp) ? stampedUnits(paper, signatures.date, setter) : unsealedUnits(signatures)
  return together([...signed, ...(paper.footnote ? footnoteUnits(paper.footnote, setter) : [])])
}

/** The longest line of a signature. */
const widest = grid.columns - closing.unsealedRight

function signaturesOf(paper: Closing, setter: Setter): Signatures {
  const lines = (text: string | undefined) => nameLines(text, widest, setter)
  return {
    names: paper.signatories.map((signatory, index) => ({ signatory, lines: lines(signatory.organ), origin: { part: 'issuerSign', index } })),
    date: lines(paper.docDate),
  }
}

const hasText = ({ names, date }: Signatures): boolean => date.length > 0 || names.some(({ lines }) => lines.length > 0)

const together = (units: readonly Unit[]): Unit[] => units.map((unit, index) => ({ ...unit, tightens: true, keepNext: index < units.length - 1 }))

// 7.3.5.2: 正文下空一行右空二字编排署名，下一行编排成文日期，首字比署名首字右移二字；
// 如成文日期长于署名，成文日期右空二字，并相应增加署名右空字数. 联合行文: 先编排主办机关署名，其余依次向下编排.
function unsealedUnits({ names, date }: Signatures): Unit[] {
  const lines = names.flatMap(({ lines: own, origin }) => own.map((line) => ({ line, origin })))
  const signed = Math.max(0, ...lines.map(({ line }) => line.width))
  const dated = date[0]?.width ?? 0
  const edge = grid.columns - closing.unsealedRight
  const signLeft = lines.length && dated <= signed ? edge - signed : edge - dated - closing.dateShift
  const dateLeft = lines.length ? signLeft + closing.dateShift : edge - dated
  // By custom the names of several organs are spread to one width.
  const spread = (line: Line): Line => names.length > 1 && line.width >= signed / 2 ? { ...line, room: signed, last: false } : { ...line, last: true }
  const rows = [
    ...lines.map(({ line, origin }) => ({ line: spread(line), left: Math.max(0, signLeft), origin })),
    ...date.map((line) => ({ line: { ...line, last: true }, left: Math.max(0, dateLeft), origin: { part: 'docDate' } as const })),
  ]
  return rows.map(({ line, left, origin }, index) => rowUnit(index === 0 ? closing.linesAboveUnsealed : 0, (top) => setAt(line, { left: area.left + left * grid.cell, top, origin })))
}

const rowUnit = (rowsAbove: number, draw: (top: number) => readonly Item[]): Unit =>
  ({ height: rowsAbove * grid.pitch + grid.cell, onGrid: true, keepNext: true, draw: (top) => draw(top + rowsAbove * grid.pitch) })
