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

/** Places cells as HTML does: each goes to the first free column of its row. Gaps are filled with empty cells; what lies beyond the columns joins the last cell. */
export function gridOf(table: Table): GridCell[] {
  const columns = Math.max(1, table.columns.length)
  const taken: boolean[][] = table.rows.map(() => [])
  const places: GridCell[] = []
  table.rows.forEach((cells, row) => {
    cells.forEach((cell, index) => {
      const column = firstFree(taken[row]!, columns)
      if (column === null) return joinLast(places, { row, text: cell.text })
      const place = { cell, row, column, columnSpan: spanAt(taken[row]!, { column, columns, wanted: cell.columnSpan ?? 1 }), rowSpan: Math.min(Math.max(1, cell.rowSpan ?? 1), table.rows.length - row), source: { row, cell: index } }
      occupy(taken, place)
      places.push(place)
    })
    for (let column = firstFree(taken[row]!, columns); column !== null; column = firstFree(taken[row]!, columns)) {
      const place = { cell: { text: '' }, row, column, columnSpan: 1, rowSpan: 1, source: { row, cell: cells.length } }
      occupy(taken, place)
      places.push(place)
    }
  })
  return places
}

function firstFree(row: readonly boolean[], columns: number): number | null {
  for (let column = 0; column < columns; column++) if (!row[column]) return column
  return null
}

function spanAt(row: readonly boolean[], at: { column: number; columns: number; wanted: number }): number {
  let span = 1
  while (span < at.wanted && at.column + span < at.columns && !row[at.column + span]) span++
  return span
}

function occupy(taken: boolean[][], place: GridCell): void {
  for (let row = place.row; row < place.row + place.rowSpan; row++) {
    for (let column = place.column; column < place.column + place.columnSpan; column++) taken[row]![column] = true
  }
}

function joinLast(places: GridCell[], extra: { row: number; text: string }): void {
  const inRow = places.findLastIndex((place) => place.row === extra.row)
  const index = inRow < 0 ? places.length - 1 : inRow
  const place = places[index]
  if (!place || !extra.text) return
  places[index] = { ...place, cell: { ...place.cell, text: `${place.cell.text}\n${extra.text}` } }
}

/** The height of each row, so that every cell's content fits; a spanning cell that lacks room stretches its last row. */
export function heightsOf<One extends GridCell>(cells: readonly One[], contentHeight: (cell: One) => number): number[] {
  const rows = cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0)
  const empty = Math.min(...cells.map((cell) => contentHeight(cell)), Infinity)
  const heights = Array.from({ length: rows }, () => empty)
  for (const cell of cells) if (cell.rowSpan === 1) heights[cell.row] = Math.max(heights[cell.row]!, contentHeight(cell))
  for (const cell of cells) {
    if (cell.rowSpan === 1) continue
    const last = cell.row + cell.rowSpan - 1
    const have = heights.slice(cell.row, last + 1).reduce((sum, one) => sum + one, 0)
    heights[last] = heights[last]! + Math.max(0, contentHeight(cell) - have)
  }
  return heights
}

/** The same grid with each cell over several rows resolved: its text in its first row, empty cells below. */
export const withoutRowSpans = (cells: readonly GridCell[]): GridCell[] => cells.flatMap((place) =>
  Array.from({ length: place.rowSpan }, (_, down) => ({ ...place, row: place.row + down, rowSpan: 1, cell: down === 0 ? place.cell : { ...place.cell, text: '' } })))
