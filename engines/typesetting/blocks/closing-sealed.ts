import { documentFormat } from '../dimensions.ts'
import type { Item } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { footnoteRuns, footnoteUnits, setAt, type Signatures } from './closing-parts.ts'
import { drawSeal, sealDiameter } from './seal.ts'

const { area, grid, body, closing } = documentFormat
const line = documentFormat.lineOf(body.size)
/** From the lower edge of a row's characters to the next row. */
const leading = grid.pitch - grid.cell

type Name = Signatures['names'][number]
/** One row of seals. `columns` are the middles of the names, in mm from the paper's left edge. */
interface SealRow {
  readonly names: readonly Name[]
  readonly columns: readonly number[]
  readonly date: readonly Line[]
  readonly diameter: number
}

// 7.3.5.1: 联合行文时署名按机关顺序整齐排列，印章一一对应、端正、居中下压署名，最后一个印章下压署名和成文日期，
// 印章之间排列整齐、互不相交或相切，每排印章两端不得超出版心，首排印章顶端应当上距正文一行之内.
/** Names in rows, each under its seal, the last with the date. */
export function sealedUnits(signatures: Signatures, footnote: string | undefined, setter: Setter): Unit[] {
  const rows = rowsOf(signatures)
  const units = rows.map((row, index) => rowUnit(row, sealTopOf(row, index), setter)).map((unit, index) => ({ ...unit, onGrid: index === 0 }))
  if (!footnote) return units
  const beside = footnoteBeside(footnote, rows.at(-1)!, setter)
  if (!beside) return [...units, ...footnoteUnits(footnote, setter)]
  const last = units.at(-1)!
  const belowDate = namesTop(rows.at(-1)!, sealTopOf(rows.at(-1)!, rows.length - 1)) + blockRows(rows.at(-1)!) * grid.pitch
  const draw = (top: number): Item[] => beside.flatMap((one, index) =>
    setAt({ ...one, last: true }, { left: area.left, top: top + belowDate + index * grid.pitch, origin: { part: 'footnote' } }))
  return [...units.slice(0, -1), { ...last, height: Math.max(last.height, belowDate + beside.length * grid.pitch - leading), draw: (top) => [...last.draw(top), ...draw(top)] }]
}

function rowsOf({ names, date }: Signatures): SealRow[] {
  const diameterOf = (part: readonly Name[]) => Math.max(0, ...part.map(({ signatory }) => signatory.seal ? sealDiameter(signatory.seal) : 0))
  const diameter = diameterOf(names)
  const wide = Math.max(...[...names.flatMap(({ lines }) => lines), ...date].map((one) => one.width * grid.cell), 0)
  const column = Math.max(diameter, wide)
  const pitch = Math.max(diameter + closing.sealGap, wide + closing.nameGap)
  const most = Math.max(1, Math.min(closing.sealsPerRow, 1 + Math.floor((area.width - column) / pitch + 1e-9)))
  const parts = evenParts(names, most)
  const inRow = Math.max(...parts.map((part) => part.length))
  const last = lastColumn(date, { column, before: (inRow - 1) * pitch })
  return parts.map((part, index): SealRow => ({
    names: part, date: index === parts.length - 1 ? date : [], diameter: diameterOf(part),
    columns: part.map((_, at) => last - (part.length - 1 - at) * pitch),
  }))
}

/** As many rows as needed, as even as can be, the longer ones first. */
function evenParts<One>(all: readonly One[], most: number): One[][] {
  const count = Math.ceil(all.length / most)
  let from = 0
  return Array.from({ length: count }, (_, index) => all.slice(from, from += Math.ceil((all.length - from) / (count - index))))
}

/** 7.3.5.1: the date four characters from the right and the last name centred over it, unless the row would leave the type area. */
function lastColumn(date: readonly Line[], { column, before }: { column: number; before: number }): number {
  const dated = Math.max(0, ...date.map((one) => one.width)) * grid.cell
  const usual = area.right - closing.sealedDateRight * grid.cell - (dated || column) / 2
  return Math.max(area.left + column / 2 + before, Math.min(usual, area.right - column / 2))
}

/** Rows of text that the row's seals press on: the longest name, and the date under the last one. */
const blockRows = (row: SealRow): number => Math.max(1, ...row.names.map(({ lines }) => lines.length)) * (row.names.some(({ lines }) => lines.length) ? 1 : 0) + row.date.length
/** Where the names begin when the seals begin at `sealTop`: the middle of what they press on stands slightly below theirs. */
const namesTop = (row: SealRow, sealTop: number): number =>
  sealTop + closing.sealMiddle * row.diameter - ((blockRows(row) - 1) * grid.pitch + grid.cell) / 2

const sealTopOf = (row: SealRow, index: number): number => index === 0 ? firstSealTop(row) : closing.sealGap

/**
 * How far below the unit's top the first seals begin. The names stand on a row of the grid, if the seals then begin within
 * a line of the text.
 */
function firstSealTop(row: SealRow): number {
  const least = Math.max(0, closing.sealClearance - leading)
  const onGrid = Math.ceil((namesTop(row, least) - 1e-6) / grid.pitch) * grid.pitch - namesTop(row, 0)
  return onGrid + leading <= line ? onGrid : line * 0.8 - leading
}

function rowUnit(row: SealRow, sealTop: number, setter: Setter): Unit {
  const top = namesTop(row, sealTop)
  const nameRows = blockRows(row) - row.date.length
  const height = Math.max(sealTop + row.diameter, top + blockRows(row) * grid.pitch - leading)
  const draw = (unitTop: number): Item[] => [
    // Seals are drawn first: opaque red under black reads as ink pressed over the names, and PDF/A-1 knows no transparency.
    ...row.names.flatMap(({ signatory: { seal }, origin }, index) =>
      seal ? [drawSeal({ seal, signatory: origin.index! }, { x: row.columns[index]!, y: unitTop + sealTop + row.diameter / 2 }, setter)] : []),
    ...row.names.flatMap(({ lines, origin }, index) => lines.flatMap((one, at) =>
      // A name of fewer lines stands next to the date, or on the first row.
      centred(one, row.columns[index]!, { top: unitTop + top + (nameRows - lines.length + at) * grid.pitch, origin }))),
    ...row.date.flatMap((one, at) => centred(one, row.columns.at(-1)!, { top: unitTop + top + (nameRows + at) * grid.pitch, origin: { part: 'docDate' } })),
  ]
  return { height, onGrid: false, keepNext: true, draw }
}

const centred = (one: Line, middle: number, at: { top: number; origin: Name['origin'] }): readonly Item[] =>
  setAt({ ...one, last: true }, { ...at, left: Math.max(area.left, middle - (one.width - one.squeeze) * grid.cell / 2) })

/** The fewest characters of a 附注 that stands beside a seal. */
const narrowest = 13

/** The lines of a 附注 that finds room beside the seals; `null` when it must go below them. */
function footnoteBeside(text: string, row: SealRow, setter: Setter): readonly Line[] | null {
  const free = Math.floor((Math.min(...row.columns) - row.diameter / 2 - area.left) / grid.cell)
  if (free < narrowest) return null
  const lines = breakLines(atomsOf(footnoteRuns(text), setter), { width: free, indent: body.indent })
  const rowsBeside = Math.floor(((1 - closing.sealMiddle) * row.diameter) / grid.pitch)
  return lines.length <= rowsBeside + 1 ? lines : null
}
