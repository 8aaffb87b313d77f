import { largest } from '../largest.ts'
import type { Cell, Table } from '../model.ts'

/** A cell in its place on the table's grid, spans resolved. */
export interface GridCell {
  readonly cell: Cell
  readonly row: number
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  /** Where the cell stands in the model; a place filled up by the layout has the index after the last cell. */
  readonly source: { readonly row: number; readonly cell: number }
}

/** A table's cells in their places, and how many columns they need. */
export interface TableGrid { readonly cells: readonly GridCell[]; readonly columns: number }

/** A cell never reaches over more columns: no sheet shows them. */
const mostColumns = 100

/** Places cells as HTML does: each goes to the first free column of its row. A row with more cells than columns widens the table; gaps are filled with empty cells. */
export function gridOf(table: Table): TableGrid {
  const taken: boolean[][] = table.rows.map(() => [])
  const places: GridCell[] = []
  table.rows.forEach((cells, row) => cells.forEach((cell, index) => {
    const column = firstFree(taken[row]!)
    const place = {
      cell, row, column, columnSpan: freeSpan(taken[row]!, column, Math.min(mostColumns, cell.columnSpan ?? 1)),
      // A head that is set again on each page cannot reach into the rows below it.
      rowSpan: Math.min(Math.max(1, Math.floor(cell.rowSpan ?? 1) || 1), (row < table.headerRows ? Math.min(table.headerRows, table.rows.length) : table.rows.length) - row), source: { row, cell: index },
    }
    occupy(taken, place)
    places.push(place)
  }))
  const columns = largest(taken.map((row) => row.length), Math.max(table.columns.length, 1))
  return { cells: [...places, ...gaps(table, taken, columns)], columns }
}

function gaps(table: Table, taken: readonly (readonly boolean[])[], columns: number): GridCell[] {
  return taken.flatMap((row, index) => Array.from({ length: columns }, (_, column) => column).filter((column) => !row[column])
    .map((column) => ({ cell: { text: '' }, row: index, column, columnSpan: 1, rowSpan: 1, source: { row: index, cell: table.rows[index]!.length } })))
}

function firstFree(row: readonly boolean[]): number {
  let column = 0
  while (row[column]) column++
  return column
}

function freeSpan(row: readonly boolean[], column: number, wanted: number): number {
  let span = 1
  while (span < wanted && !row[column + span]) span++
  return span
}

function occupy(taken: boolean[][], place: GridCell): void {
  for (let row = place.row; row < place.row + place.rowSpan; row++) {
    for (let column = place.column; column < place.column + place.columnSpan; column++) taken[row]![column] = true
  }
}
