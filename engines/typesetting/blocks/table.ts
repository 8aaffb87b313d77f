import { baselineIn, documentFormat, type Area } from '../dimensions.ts'
import type { Origin } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Cell, Table } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines, type Line } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { groupUnit, rowHeights, type Box, type BoxGroup, type BoxLine, type BoxStyle } from './boxes.ts'
import { gridOf, type GridCell } from './table-grid.ts'

const { area: upright, table: dimensions } = documentFormat

/**
 * A table: one unit for rows tied by a cell over several of them; head rows repeat on each page. What is too high is cut
 * between rows, or between the lines of a row.
 */
export function tableUnits(table: Table, origin: Origin, setter: Setter, area: Area = upright): Unit[] {
  const grid = gridOf(table)
  const columns = columnsOf(table, grid.columns, area)
  const style: BoxStyle = { padX: columns.padX, padY: dimensions.padY, rule: dimensions.rule, leastHeight: columns.linePitch + 2 * dimensions.padY }
  const boxes = grid.cells.map((place) => boxOf(place, { table, columns, origin }, setter))
  const groups = tiedGroups({ boxes, heights: rowHeights(boxes, style) })
  const headRows = Math.max(0, Math.min(table.headerRows, table.rows.length - 1))
  const caption = captionUnits(table.caption, { ...origin, part: 'caption' }, setter, area)
  return [...caption, ...withHead(groups, { headRows, style, columns, most: area.height / 2 })]
}

interface Given { readonly table: Table; readonly columns: Columns; readonly origin: Origin }
interface Head { readonly headRows: number; readonly style: BoxStyle; readonly columns: Columns; readonly most: number }

/** The head stays with the first row and comes again on each page, unless nothing would be left for the rows. */
function withHead(groups: readonly BoxGroup[], { headRows, style, most }: Head): Unit[] {
  const head: BoxGroup[] = []
  for (let rows = 0; rows < headRows; rows += groups[head.length - 1]!.heights.length) head.push(groups[head.length]!)
  const height = head.flatMap((group) => group.heights).reduce((total, one) => total + one, 0)
  const repeated = height < most ? head.map((group) => groupUnit({ ...group, boxes: group.boxes.map((box) => ({ ...box, lines: box.repeated ?? box.lines })) }, style)) : []
  return groups.map((group, index) => {
    const isHead = index < head.length && repeated.length > 0
    const unit = groupUnit(group, style, isHead ? [] : repeated)
    return isHead ? { ...unit, keepNext: true, tiedNext: true } : unit
  })
}

/** Where the columns stand, and the type that their width allows. */
interface Columns { readonly edges: readonly number[]; readonly size: number; readonly linePitch: number; readonly padX: number }

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** Columns share the width as the table says; those it does not name are as wide as the others on average. */
function columnsOf(table: Table, count: number, area: Area): Columns {
  const named = table.columns.map((width) => Number.isFinite(width) ? Math.max(width, 0) : 0)
  const average = sum(named) / named.length || 1
  const widths = Array.from({ length: count }, (_, column) => named[column] || average)
  const edges: number[] = [area.left]
  for (const width of widths) edges.push(edges.at(-1)! + width / sum(widths) * area.width)
  const narrowest = Math.min(...widths) / sum(widths) * area.width
  const size = dimensions.sizes.find((one) => narrowest - 2 * dimensions.padX >= dimensions.narrowest * one) ?? dimensions.sizes.at(-1)!
  return { edges, size, linePitch: size * dimensions.lineHeight, padX: Math.max(0, Math.min(dimensions.padX, (narrowest - size) / 2)) }
}

function boxOf(place: GridCell, { table, columns, origin }: Given, setter: Setter): Box {
  const { edges, size, padX } = columns
  const isHead = place.row < table.headerRows
  const left = edges[place.column]!
  const right = edges[place.column + place.columnSpan]!
  const { text } = place.cell
  const lines = text ? breakLines(atomsOf([{ text, face: isHead ? 'hei' : 'fang', offset: 0 }], setter), { width: Math.max(1, (right - left - 2 * padX) / size) }) : []
  // By custom short entries are centred and running text is not.
  const align = place.cell.align ?? (isHead || lines.length <= 1 ? 'center' : 'left')
  const set = (shown: readonly Line[]) => shown.map((line) => boxLine(line, { align, columns, origin: { ...origin, row: place.source.row, cell: place.source.cell } }))
  return { row: place.row, rowSpan: place.rowSpan, left, right, stands: 'middle', lines: set(lines), ...(isHead ? { repeated: set(lines.map(withoutOffsets)) } : {}) }
}

function boxLine(line: Line, { align, columns: { size, linePitch }, origin }: { align: NonNullable<Cell['align']>; columns: Columns; origin: Origin }): BoxLine {
  return {
    height: linePitch,
    draw: ({ left, right, top }) => {
      const slack = right - left - line.width * size
      const x = align === 'center' ? left + slack / 2 : align === 'right' ? left + slack : left
      return setLine(align === 'left' ? line : { ...line, last: true }, { x, baseline: baselineIn(top, linePitch, size), size, cell: size, color: '#000000', origin })
    },
  }
}

/** A repeated head carries no offsets: its text has its place on the first page. */
const withoutOffsets = (line: Line): Line =>
  ({ ...line, atoms: line.atoms.map((atom) => ({ ...atom, glyphs: atom.glyphs.map((glyph) => ({ ...glyph, offset: undefined })) })) })

/** Runs of rows that a cell ties, each a group of its own. */
function tiedGroups({ boxes, heights }: BoxGroup): BoxGroup[] {
  const groups: BoxGroup[] = []
  const reach = heights.map(() => 0)
  for (const box of boxes) reach[box.row] = Math.max(reach[box.row]!, box.row + box.rowSpan)
  const byRow = Map.groupBy(boxes, (box) => box.row)
  for (let from = 0; from < heights.length;) {
    let to = from + 1
    for (let row = from; row < to; row++) to = Math.max(to, reach[row]!)
    const own = Array.from({ length: to - from }, (_, down) => byRow.get(from + down) ?? []).flat()
    groups.push({ boxes: own.map((box) => ({ ...box, row: box.row - from })), heights: heights.slice(from, to) })
    from = to
  }
  return groups
}

/** The caption above a table, line by line, in 黑体. */
function captionUnits(caption: string | undefined, origin: Origin, setter: Setter, area: Area): Unit[] {
  if (!caption) return []
  const { captionSize: size, captionGap } = dimensions
  const { cell } = documentFormat.grid
  const lines = breakLines(atomsOf([{ text: caption, face: 'hei', offset: 0 }], setter), { width: Math.floor(area.width / size) })
  return lines.map((line) => ({
    height: cell + captionGap, onGrid: true, keepNext: true,
    draw: (top) => setLine({ ...line, last: true }, {
      x: area.left + (area.width - line.width * size) / 2, baseline: baselineIn(top, cell, size), size, cell: size, color: '#000000', origin,
    }),
  }))
}
