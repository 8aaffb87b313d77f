import { gridOf, type GridCell, type TableGrid } from '../../blocks/table-grid.ts'
import { documentFormat } from '../../dimensions.ts'
import type { TextItem } from '../../display.ts'
import type { Table } from '../../model.ts'
import { eighths, element, twips, valued } from './markup.ts'
import { written } from './paragraph.ts'
import { run, type Families } from './runs.ts'

const { table: dimensions } = documentFormat

export interface TableFrame {
  readonly widthMm: number
  readonly families: Families
  /** The table's text as laid out: it tells the type, and which cells broke into lines. */
  readonly items: readonly TextItem[]
}

/** A table with its merged cells, and its head repeated on each page. */
export function tableMarkup(table: Table, frame: TableFrame): string {
  const grid = gridOf(table)
  const widths = columnWidths(table, grid.columns, frame.widthMm)
  const size = frame.items[0]?.size ?? dimensions.sizes[0]
  const lines = linesByCell(frame.items)
  const cellsByRow = byRow(grid)
  const rows = table.rows.map((_, row) => rowMarkup(row, { table, grid, widths, size, frame, lines, cellsByRow }))
  return element('w:tbl', {}, tableProperties(frame.widthMm, { padX: dimensions.padX, padY: dimensions.padY, rule: dimensions.rule }),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': twips(width) }))), ...rows)
}

/** Word breaks a line that fills its room to a hair's breadth; the layout does not. */
const slack = 0.25

/** Fixed columns, thin rules all round, and room between rules and text. A rule of 0 is none. Word adds the rules to the height of the rows. */
export function tableProperties(widthMm: number, { padX, padY, rule, indent = 0 }: { readonly padX: number; readonly padY: number; readonly rule: number; readonly indent?: number }): string {
  const side = (name: string, mm: number) => element(`w:${name}`, { 'w:w': twips(mm), 'w:type': 'dxa' })
  const line = (name: string) => element(`w:${name}`, rule ? { 'w:val': 'single', 'w:sz': eighths(rule), 'w:space': 0, 'w:color': '000000' } : { 'w:val': 'nil' })
  return element('w:tblPr', {}, element('w:tblW', { 'w:w': twips(widthMm), 'w:type': 'dxa' }), element('w:tblInd', { 'w:w': twips(indent), 'w:type': 'dxa' }),
    element('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line)), element('w:tblLayout', { 'w:type': 'fixed' }),
    element('w:tblCellMar', {}, side('top', Math.max(0, padY - rule)), side('left', Math.max(0, padX - slack)), side('bottom', padY), side('right', Math.max(0, padX - slack))))
}

/** Columns share the width as the table says; those it does not name are as wide as the others on average. */
function columnWidths(table: Table, count: number, widthMm: number): number[] {
  const named = table.columns.map((width) => Math.max(width, 0))
  const average = named.reduce((sum, one) => sum + one, 0) / named.length || 1
  const widths = Array.from({ length: count }, (_, column) => named[column] || average)
  const all = widths.reduce((sum, one) => sum + one, 0)
  return widths.map((width) => width / all * widthMm)
}

interface RowContext { readonly table: Table; readonly grid: TableGrid; readonly widths: readonly number[]; readonly size: number; readonly frame: TableFrame; readonly lines: CellLines; readonly cellsByRow: readonly (readonly GridCell[])[] }

function rowMarkup(row: number, context: RowContext): string {
  const isHead = row < Math.min(context.table.headerRows, context.table.rows.length - 1)
  const cells = context.cellsByRow[row] ?? []
  // A row that no page can hold must be allowed to part.
  const isTall = cells.some((cell) => linesIn(cell, context.lines) * context.size * dimensions.lineHeight > documentFormat.area.height / 2)
  return element('w:tr', {}, element('w:trPr', {}, isTall ? '' : '<w:cantSplit/>', isHead ? '<w:tblHeader/>' : ''), ...cells.map((cell) => cellMarkup(cell, row, context)))
}

/** A cell in one of its rows: in those below its first it only goes on. */
function cellMarkup(place: GridCell, row: number, { table, widths, size, frame, lines }: RowContext): string {
  const isFirst = row === place.row
  const merge = place.rowSpan > 1 ? element('w:vMerge', isFirst ? { 'w:val': 'restart' } : {}) : ''
  const width = widths.slice(place.column, place.column + place.columnSpan).reduce((sum, one) => sum + one, 0)
  const isHead = place.row < table.headerRows
  // By custom short entries are centred and running text is not; the layout tells which are short.
  const align = place.cell.align ?? (isHead || linesIn(place, lines) <= 1 ? 'center' : 'left')
  const look = { ...(isHead ? { face: 'hei' as const } : {}), ...(Math.abs(size - dimensions.sizes[0]) < 0.05 ? {} : { size }) }
  const paragraphs = (isFirst ? place.cell.text : '').split('\n').map((text) => written({ look: 'cell', align: align === 'left' ? 'both' : align, line: size * dimensions.lineHeight, content: run(text, look, frame.families) }))
  return element('w:tc', {}, element('w:tcPr', {}, element('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }), place.columnSpan > 1 ? valued('w:gridSpan', place.columnSpan) : '', merge, valued('w:vAlign', 'center')), ...paragraphs)
}

/** The heights at which lines stand in each cell, by its row and number. */
type CellLines = ReadonlyMap<string, ReadonlySet<number>>
const keyOf = ({ row, cell }: { readonly row?: number; readonly cell?: number }): string => `${row} ${cell}`
const linesIn = ({ source }: GridCell, lines: CellLines): number => lines.get(keyOf(source))?.size ?? 0

function linesByCell(items: readonly TextItem[]): CellLines {
  const found = new Map<string, Set<number>>()
  for (const { origin, y } of items) {
    const key = keyOf(origin)
    found.set(key, (found.get(key) ?? new Set()).add(Math.round(y * 100)))
  }
  return found
}

/** The cells of each row from left to right; a merged one stands in all of its rows. */
function byRow(grid: TableGrid): readonly (readonly GridCell[])[] {
  const rows: GridCell[][] = []
  for (const cell of grid.cells) for (let row = cell.row; row < cell.row + cell.rowSpan; row++) (rows[row] ??= []).push(cell)
  return rows.map((cells) => cells.toSorted((a, b) => a.column - b.column))
}
