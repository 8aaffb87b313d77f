import { documentFormat } from '../dimensions.ts'
import type { Item, StampItem } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { Signatory } from '../model.ts'
import type { Setter } from '../setter.ts'
import type { Line } from '../text/break-lines.ts'
import { nameLines, setAt, type Closing } from './closing-parts.ts'

const { area, grid, closing } = documentFormat

// 7.3.5.3: 在正文下空二行右空四字加盖签发人签名章，签名章左空二字标注签发人职务，以签名章为准上下居中排布；
// 在签名章下空一行右空四字编排成文日期. 联合行文时依次向下编排，上下对齐，每行只编排一个机关的职务、签名章.
/** Titles and stamps, one organ a row, and the date. */
export function stampedUnits(paper: Closing, date: readonly Line[], setter: Setter): Unit[] {
  const width = Math.max(...paper.signatories.map(({ stamp }) => stamp ? stampWidth(stamp.name) : 0))
  const rows = paper.signatories.map((signatory, index) => stampRow(signatory, { index, width, rowsAbove: index === 0 ? closing.linesAboveStamp : 0 }, setter))
  const right = area.right - closing.stampRight * grid.cell
  return [...rows, ...date.map((line, index): Unit => {
    const above = index === 0 ? closing.linesAboveStampDate * documentFormat.lineOf(documentFormat.body.size) : grid.pitch - grid.cell
    return {
      height: above + grid.cell, onGrid: false, keepNext: true,
      draw: (top) => setAt({ ...line, last: true }, { left: Math.max(area.left, right - line.width * grid.cell), top: top + above, origin: { part: 'docDate' } }),
    }
  })]
}

interface Row { readonly index: number; readonly width: number; readonly rowsAbove: number }

function stampRow({ organ, stamp }: Signatory, { index, width, rowsAbove }: Row, setter: Setter): Unit {
  const left = area.right - closing.stampRight * grid.cell - width
  const titleRight = stamp ? left - closing.stampTitleGap * grid.cell : left + width
  const room = Math.max(2, Math.floor((titleRight - area.left) / grid.cell))
  const named = nameLines(organ, room, setter).map((line) => ({ line, origin: { part: 'issuerSign' as const, index } }))
  const titled = nameLines(stamp?.title, room, setter).map((line) => ({ line, origin: { part: 'signerTitle' as const, index } }))
  // Organ and title read as one: on one row where they find room.
  const last = titled[0]?.line.width ?? 0
  const isOneRow = named.length === 1 && titled.length === 1 && named[0]!.line.width + last <= room
  const rows = isOneRow ? [[{ ...named[0]!, before: last }, { ...titled[0]!, before: 0 }]] : [...named, ...titled].map((one) => [{ ...one, before: 0 }])
  const textHeight = Math.max(0, rows.length * grid.pitch - (grid.pitch - grid.cell))
  const height = Math.max(closing.stampHeight, textHeight)
  const above = rowsAbove ? rowsAbove * documentFormat.lineOf(documentFormat.body.size) : grid.pitch - grid.cell
  const draw = (unitTop: number): Item[] => {
    const top = unitTop + above
    return [
      ...(stamp ? [drawStamp(stamp.name, { index, left, top: top + (height - closing.stampHeight) / 2, width }, setter)] : []),
      ...rows.flatMap((row, at) => row.flatMap(({ line, origin, before }) => setAt({ ...line, last: true }, {
        left: Math.max(area.left, titleRight - (before + line.width) * grid.cell), top: top + (height - textHeight) / 2 + at * grid.pitch, origin,
      }))),
    ]
  }
  return { height: above + height, onGrid: false, keepNext: true, draw }
}

/** By taste: a name of two characters is as wide as one of three; none is wider than a third of the page. */
const stampWidth = (name: string): number => Math.min(area.width / 3, Math.max(3, [...name].length) * closing.stampLetter)

function drawStamp(name: string, at: { index: number; left: number; top: number; width: number }, setter: Setter): StampItem {
  const chars = [...name]
  const step = at.width / Math.max(1, chars.length)
  const size = Math.min(closing.stampLetter, step)
  const glyphs = chars.map((char, index) => {
    const font = setter.pick('kai', char)
    if (!font) setter.missing(char)
    return { char, font: font ?? 'kai', x: at.left + (index + 0.5) * step, y: at.top + closing.stampHeight / 2 + 0.38 * size, angle: 0, size, scaleX: 1 } as const
  })
  return { kind: 'stamp', x: at.left, y: at.top, width: at.width, height: closing.stampHeight, color: '#e60012', signatory: at.index, glyphs }
}
