import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin, RuleItem } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Cell, Table } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { gridOf, heightsOf, withoutRowSpans, type GridCell } from './table-grid.ts'

const { area, table: dimensions } = documentFormat

/** A cell with its text broken into lines. */
interface SetCell extends GridCell {
  readonly lines: readonly Line[]
  readonly align: NonNullable<Cell['align']>
  readonly origin: Origin
}

/**
 * A table: one unit a row; head rows repeat on each page; rows tied by a cell over several of them stay together.
 * A row higher than a page is cut between lines; spans that no page can hold are resolved into their rows.
 */
export function tableUnits(table: Table, origin: Origin, setter: Setter): Unit[] {
  const grid = gridOf(table)
  const columns = columnsOf(table, grid.columns)
  const measure = (places: readonly GridCell[]) => measureRows(setCells(places, { table, columns, origin }, setter), { table, columns })
  const spanned = measure(grid.cells)
  const isTooTall = tiedGroups(spanned).some(({ from, to }) => to > from && sum(spanned.heights.slice(from, to + 1)) > spanned.room)
  return [...captionUnit(table, origin, setter), ...rowUnits(isTooTall ? measure(withoutRowSpans(grid.cells)) : spanned)]
}

interface Rows {
  readonly cells: readonly SetCell[]
  readonly heights: readonly number[]
  readonly columns: Columns
  /** How many rows at the head are set again on each page. */
  readonly repeated: number
  /** The height a page has for rows under the repeated head. */
  readonly room: number
}

function measureRows(cells: readonly SetCell[], { table, columns }: { table: Table; columns: Columns }): Rows {
  const heights = heightsOf(cells, (cell) => contentHeight(cell, columns))
  const headRows = Math.max(0, Math.min(table.headerRows, table.rows.length - 1))
  const headHeight = sum(heights.slice(0, headRows))
  // A head of more than half a page is not repeated: nothing would be left for the rows.
  const repeated = headHeight < area.height / 2 ? headRows : 0
  return { cells, heights, columns, repeated, room: area.height - (repeated ? headHeight : 0) }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const contentHeight = (cell: SetCell, { linePitch }: Columns): number => Math.max(1, cell.lines.length) * linePitch + 2 * dimensions.padY

/** Where the columns stand, and the type that their width allows. */
interface Columns { readonly edges: readonly number[]; readonly size: number; readonly linePitch: number; readonly padX: number }

/** Columns share the width as the table says; those it does not name are as wide as the others on average. */
function columnsOf(table: Table, count: number): Columns {
  const named = table.columns.map((width) => Math.max(width, 0))
  const average = sum(named) / named.length || 1
  const widths = Array.from({ length: count }, (_, column) => named[column] || average)
  const edges: number[] = [area.left]
  for (const width of widths) edges.push(edges.at(-1)! + width / sum(widths) * area.width)
  const narrowest = Math.min(...widths) / sum(widths) * area.width
  const size = dimensions.sizes.find((one) => narrowest - 2 * dimensions.padX >= dimensions.narrowest * one) ?? dimensions.sizes.at(-1)!
  return { edges, size, linePitch: size * dimensions.lineHeight, padX: Math.max(0, Math.min(dimensions.padX, (narrowest - size) / 2)) }
}

function setCells(grid: readonly GridCell[], given: { table: Table; columns: Columns; origin: Origin }, setter: Setter): SetCell[] {
  const { table, columns: { edges, size, padX }, origin } = given
  return grid.map((place) => {
    const isHead = place.row < table.headerRows
    const cellOrigin = { ...origin, row: place.source.row, cell: place.source.cell }
    const text = place.cell.text
    const atoms = atomsOf([{ text, face: isHead ? 'hei' : 'fang', offset: 0 }], setter)
    const width = (edges[place.column + place.columnSpan]! - edges[place.column]! - 2 * padX) / size
    const lines = text ? breakLines(atoms, { width: Math.max(1, width) }) : []
    // By custom short entries are centred and running text is not.
    return { ...place, lines, align: place.cell.align ?? (isHead || lines.length <= 1 ? 'center' : 'left'), origin: cellOrigin }
  })
}

/** Runs of rows that no page break may part, because a cell spans them. */
function tiedGroups({ cells, heights }: Rows): { from: number; to: number }[] {
  const rows = heights.length
  const groups: { from: number; to: number }[] = []
  for (let row = 0; row < rows;) {
    let to = row
    for (let at = row; at <= to; at++) for (const cell of cells) if (cell.row === at) to = Math.max(to, at + cell.rowSpan - 1)
    groups.push({ from: row, to })
    row = to + 1
  }
  return groups
}

function rowUnits(rows: Rows): Unit[] {
  const { heights, repeated } = rows
  const groups = tiedGroups(rows)
  const header = Array.from({ length: repeated }, (_, row) => rowUnit(rows, row, { isRepeated: true, tiedNext: true }))
  return heights.flatMap((height, row) => {
    const group = groups.find(({ from, to }) => from <= row && row <= to)!
    const tiedNext = row < group.to || row < repeated
    if (height > rows.room) return tallRowUnits(rows, row, header)
    const unit = rowUnit(rows, row, { isRepeated: false, tiedNext })
    return [row >= repeated && header.length ? { ...unit, header } : unit]
  })
}

function rowUnit(rows: Rows, row: number, how: { isRepeated: boolean; tiedNext: boolean }): Unit {
  const { cells, heights } = rows
  return {
    height: heights[row]!, onGrid: false, keepNext: how.tiedNext, tiedNext: how.tiedNext,
    draw: (top) => cells.filter((cell) => cell.row === row).flatMap((cell) => {
      const height = sum(heights.slice(row, row + cell.rowSpan))
      return [...frame(rows.columns.edges, cell, { top, height }), ...cellText(rows.columns, how.isRepeated ? unplaced(cell) : cell, { top, height })]
    }),
  }
}

/** A repeated head carries no offsets: its text has its place on the first page. */
const unplaced = (cell: SetCell): SetCell =>
  ({ ...cell, lines: cell.lines.map((line) => ({ ...line, atoms: line.atoms.map((atom) => ({ ...atom, glyphs: atom.glyphs.map((glyph) => ({ ...glyph, offset: undefined })) })) })) })

/** Cuts a row that no page can hold into parts of whole lines. */
function tallRowUnits(rows: Rows, row: number, header: readonly Unit[]): Unit[] {
  const own = rows.cells.filter((cell) => cell.row === row)
  const perPart = Math.floor((rows.room - 2 * dimensions.padY) / rows.columns.linePitch)
  const parts = Math.ceil(Math.max(...own.map((cell) => cell.lines.length)) / perPart)
  return Array.from({ length: parts }, (_, part) => {
    const cells = own.map((cell) => ({ ...cell, lines: cell.lines.slice(part * perPart, (part + 1) * perPart) }))
    const height = Math.max(...cells.map((cell) => contentHeight(cell, rows.columns)))
    return {
      height, onGrid: false, keepNext: false, header,
      draw: (top: number) => cells.flatMap((cell) => [...frame(rows.columns.edges, cell, { top, height }), ...cellText(rows.columns, cell, { top, height })]),
    }
  })
}

interface Span { readonly top: number; readonly height: number }

function frame(edges: readonly number[], cell: GridCell, { top, height }: Span): RuleItem[] {
  const left = edges[cell.column]!
  const right = edges[cell.column + cell.columnSpan]!
  const rule = (x1: number, y1: number, x2: number, y2: number): RuleItem => ({ kind: 'rule', x1, y1, x2, y2, width: dimensions.rule, color: '#000000' })
  return [rule(left, top, right, top), rule(left, top + height, right, top + height), rule(left, top, left, top + height), rule(right, top, right, top + height)]
}

function cellText({ edges, size, linePitch, padX }: Columns, cell: SetCell, { top, height }: Span): Item[] {
  const left = edges[cell.column]! + padX
  const width = edges[cell.column + cell.columnSpan]! - padX - left
  const free = height - cell.lines.length * linePitch
  return cell.lines.flatMap((line, index) => {
    const slack = width - line.width * size
    const x = cell.align === 'center' ? left + slack / 2 : cell.align === 'right' ? left + slack : left
    return setLine(cell.align === 'left' ? line : { ...line, last: true }, {
      x, baseline: baselineIn(top + free / 2 + index * linePitch, linePitch, size), size, cell: size, color: '#000000', origin: cell.origin,
    })
  })
}

function captionUnit(table: Table, origin: Origin, setter: Setter): Unit[] {
  if (!table.caption) return []
  const { cell } = documentFormat.grid
  const lines = breakLines(atomsOf([{ text: table.caption, face: 'hei', offset: 0 }], setter), { width: Math.floor(area.width / dimensions.captionSize) })
  return lines.map((line) => ({
    height: cell + dimensions.captionGap, onGrid: true, keepNext: true,
    draw: (top) => setLine({ ...line, last: true }, {
      x: area.left + (area.width - line.width * dimensions.captionSize) / 2, baseline: baselineIn(top, cell, dimensions.captionSize),
      size: dimensions.captionSize, cell: dimensions.captionSize, color: '#000000', origin: { ...origin, part: 'caption' },
    }),
  }))
}
