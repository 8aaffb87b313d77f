import { documentFormat, turnedArea, turnedOrigin } from '../dimensions.ts'
import { flatItems } from '../display.ts'
import { fillPages, gapUnit, pageUnit, type Room, type Unit } from '../flow.ts'
import type { TablePiece } from '../collect.ts'
import type { Setter } from '../setter.ts'
import { bodyLine } from './head.ts'
import { tableUnits } from './table.ts'
import { titleLines } from './title.ts'

const { grid, title } = documentFormat
const room: Room = { top: turnedArea.top, bottom: turnedArea.bottom, pitch: grid.pitch }

// 8: A4纸型的表格横排时，页码位置与公文其他页码保持一致，单页码表头在订口一边，双页码表头在切口一边: on every page the left edge.
/** A table turned a quarter counter-clockwise, on pages of its own; the label and title of its attachment stand above it. */
export function turnedUnits({ table, origin, heading }: TablePiece, setter: Setter): Unit[] {
  const pages = fillPages([...(heading ? headingUnits(heading, setter) : []), ...tableUnits(table, origin, setter, turnedArea)], room.top, room)
  return pages.map((page) => pageUnit(() => [{ kind: 'turned', ...turnedOrigin, items: flatItems(page.items) }]))
}

function headingUnits({ label, title: titled }: NonNullable<TablePiece['heading']>, setter: Setter): Unit[] {
  const lines = titleLines(titled.text, titled.origin, setter, turnedArea)
  const pitch = documentFormat.lineOf(title.size)
  return [
    { height: grid.cell, onGrid: true, keepNext: true, draw: (top) => bodyLine({ text: label.runs.map((run) => run.text).join(''), face: 'hei', ...label.origin, top, generated: true }, setter).at(turnedArea.left) },
    { ...gapUnit(1), keepNext: true },
    ...lines.map((draw, index): Unit => ({ height: index < lines.length - 1 ? pitch : title.size, onGrid: false, keepNext: true, draw })),
    { ...gapUnit(1), keepNext: true },
  ]
}
