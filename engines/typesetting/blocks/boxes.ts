import { documentFormat } from '../dimensions.ts'
import type { Item, RuleItem } from '../display.ts'
import type { Unit } from '../flow.ts'
import { largest } from '../largest.ts'

/** A line, signature or picture in a box. */
export interface BoxLine {
  readonly height: number
  /** Draws it between two edges. */
  readonly draw: (place: { readonly left: number; readonly right: number; readonly top: number }) => readonly Item[]
}
/** A cell of a table or form in its place: rows are counted within its group. */
export interface Box {
  readonly row: number
  readonly rowSpan: number
  readonly left: number
  readonly right: number
  readonly lines: readonly BoxLine[]
  /** In place of `lines` where the box is in a head that is set again. */
  readonly repeated?: readonly BoxLine[]
  readonly stands: 'middle' | 'top'
}
/** Rows that belong together: those over which a cell reaches. */
export interface BoxGroup {
  readonly boxes: readonly Box[]
  readonly heights: readonly number[]
}
export interface BoxStyle {
  readonly padX: number
  readonly padY: number
  readonly rule: number
  /** The least height of a row without content. */
  readonly leastHeight: number
}

/** A group no higher than this goes to the next page as a whole rather than be cut. */
const keptWhole = { row: documentFormat.area.height / 3, rows: documentFormat.area.height / 2 }
/** Of a row that is cut, so many lines at least stand before the cut, unless nothing else helps. */
const leastLines = 2

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const linesHeight = (lines: readonly BoxLine[]): number => sum(lines.map((line) => line.height))
/** The height that a box's content asks for. */
export const boxHeight = (box: Box, style: BoxStyle): number => Math.max(style.leastHeight, linesHeight(box.lines) + 2 * style.padY)

/** The height of each row, so that every box's content fits; a box over several rows that lacks room stretches the last of them. */
export function rowHeights(boxes: readonly Box[], style: BoxStyle, least: readonly number[] = []): number[] {
  const rows = largest(boxes.map((box) => box.row + box.rowSpan), least.length)
  const heights = Array.from({ length: rows }, (_, row) => Math.max(style.leastHeight, least[row] ?? 0))
  for (const box of boxes) if (box.rowSpan === 1) heights[box.row] = Math.max(heights[box.row]!, boxHeight(box, style))
  for (const box of boxes) {
    if (box.rowSpan === 1) continue
    const last = box.row + box.rowSpan - 1
    heights[last] = heights[last]! + Math.max(0, boxHeight(box, style) - sum(heights.slice(box.row, last + 1)))
  }
  return heights
}

/** A group as one unit, which may be cut between its rows or, where a row is high, between lines. */
export function groupUnit(group: BoxGroup, style: BoxStyle, header: readonly Unit[] = []): Unit {
  return {
    height: sum(group.heights), onGrid: false, keepNext: false, ...(header.length ? { header } : {}),
    draw: (top) => drawGroup(group, style, top),
    split: (room, must) => {
      const parts = cutGroup(group, style, { room, must })
      return parts && [groupUnit(parts[0], style, header), groupUnit(parts[1], style, header)]
    },
  }
}

interface Cut { readonly room: number; readonly must: boolean }

function cutGroup(group: BoxGroup, style: BoxStyle, { room, must }: Cut): readonly [BoxGroup, BoxGroup] | null {
  const { heights } = group
  const isLow = sum(heights) <= (heights.length === 1 ? keptWhole.row : keptWhole.rows)
  if (isLow && !must) return null
  let rows = 0
  while (rows + 1 < heights.length && sum(heights.slice(0, rows + 1)) <= room) rows++
  const inRow = heights[rows]! > keptWhole.row || rows === 0 ? cutInRow(group, style, { row: rows, room: room - sum(heights.slice(0, rows)), must: must && rows === 0 }) : null
  return inRow ?? (rows > 0 ? cutBetweenRows(group, style, rows) : null)
}

/** What of a box fits a height, and what is left. */
function share(box: Box, height: number, style: BoxStyle): readonly [BoxLine[], BoxLine[]] {
  let used = 2 * style.padY
  const at = box.lines.findIndex((line) => (used += line.height) > height + 1e-6)
  return at < 0 ? [[...box.lines], []] : [box.lines.slice(0, at), box.lines.slice(at)]
}

function cutBetweenRows({ boxes, heights }: BoxGroup, style: BoxStyle, rows: number): readonly [BoxGroup, BoxGroup] {
  const first: Box[] = []
  const second: Box[] = []
  for (const box of boxes) {
    if (box.row + box.rowSpan <= rows) first.push(box)
    else if (box.row >= rows) second.push({ ...box, row: box.row - rows })
    else {
      const [above, below] = share(box, sum(heights.slice(box.row, rows)), style)
      first.push({ ...box, rowSpan: rows - box.row, lines: above })
      second.push({ ...box, row: 0, rowSpan: box.row + box.rowSpan - rows, lines: below })
    }
  }
  return [{ boxes: first, heights: heights.slice(0, rows) }, { boxes: second, heights: rowHeights(second, style, ownHeights(second, style, heights.slice(rows))) }]
}

/** Of a row higher than the room, the lines that fit stay and the others go on. */
function cutInRow({ boxes, heights }: BoxGroup, style: BoxStyle, { row, room, must }: Cut & { readonly row: number }): readonly [BoxGroup, BoxGroup] | null {
  const above = (box: Box) => sum(heights.slice(box.row, row))
  const isCut = (box: Box) => box.row <= row && row < box.row + box.rowSpan
  const shares = new Map(boxes.filter(isCut).map((box) => [box, share(box, above(box) + room, style)]))
  const own = [...shares].filter(([box]) => box.row === row)
  const most = Math.max(0, ...own.map(([, [stays]]) => stays.length))
  if (most < (must ? 1 : leastLines) || room < style.leastHeight) return null
  const first = [
    ...boxes.filter((box) => box.row + box.rowSpan <= row),
    ...[...shares].map(([box, [stays]]): Box => ({ ...box, rowSpan: row - box.row + 1, lines: stays })),
  ]
  const second = boxes.filter((box) => box.row + box.rowSpan > row).map((box): Box => isCut(box)
    ? { ...box, row: 0, rowSpan: box.row + box.rowSpan - row, lines: shares.get(box)![1] } : { ...box, row: box.row - row })
  const height = Math.min(room, heights[row]!, Math.max(...[...shares].map(([box, [stays]]) => boxHeight({ ...box, lines: stays }, style) - above(box))))
  return [
    { boxes: first, heights: [...heights.slice(0, row), height] },
    { boxes: second, heights: rowHeights(second, style, ownHeights(second, style, heights.slice(row))) },
  ]
}

/** The first row below a cut is no higher than what came over asks for; others stay as they were. */
function ownHeights(boxes: readonly Box[], style: BoxStyle, heights: readonly number[]): number[] {
  const asked = largest(boxes.filter((box) => box.row === 0 && box.rowSpan === 1).map((box) => boxHeight(box, style)), style.leastHeight)
  return heights.map((height, row) => row === 0 ? Math.min(height, asked) : height)
}

function drawGroup({ boxes, heights }: BoxGroup, style: BoxStyle, top: number): Item[] {
  return boxes.flatMap((box) => {
    const boxTop = top + sum(heights.slice(0, box.row))
    const height = sum(heights.slice(box.row, box.row + box.rowSpan))
    return [...frame(box, { top: boxTop, height, rule: style.rule }), ...content(box, style, { top: boxTop, height })]
  })
}

function frame({ left, right }: Box, { top, height, rule: width }: { top: number; height: number; rule: number }): RuleItem[] {
  const rule = (x1: number, y1: number, x2: number, y2: number): RuleItem => ({ kind: 'rule', x1, y1, x2, y2, width, color: '#000000' })
  return [rule(left, top, right, top), rule(left, top + height, right, top + height), rule(left, top, left, top + height), rule(right, top, right, top + height)]
}

function content(box: Box, style: BoxStyle, { top, height }: { top: number; height: number }): Item[] {
  let y = box.stands === 'middle' ? top + (height - linesHeight(box.lines)) / 2 : top + style.padY
  return box.lines.flatMap((line) => {
    const items = line.draw({ left: box.left + style.padX, right: box.right - style.padX, top: y })
    y += line.height
    return items
  })
}
