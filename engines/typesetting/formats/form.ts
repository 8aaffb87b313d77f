import { bodyLine } from '../blocks/head.ts'
import { groupUnit, rowHeights, type Box, type BoxLine, type BoxStyle } from '../blocks/boxes.ts'
import { within } from '../blocks/picture.ts'
import { titleLines } from '../blocks/title.ts'
import { bodyPieces, mainToPiece, type Piece } from '../collect.ts'
import { baselineIn, documentFormat, formFormat } from '../dimensions.ts'
import type { Color, Item, Origin } from '../display.ts'
import { spaceUnit, type Unit } from '../flow.ts'
import type { FormCell, FormEntry, FormPaper } from '../model.ts'
import type { Plan } from '../plan.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'

const { area, title } = documentFormat
const { text: inBox, numberLine, handwriting } = formFormat
const pitch = inBox.size * inBox.lineHeight
const style: BoxStyle = { padX: inBox.padX, padY: inBox.padY, rule: formFormat.rule, leastHeight: pitch + 2 * inBox.padY }

/** A form on a grid (惯例). */
export function planForm(paper: FormPaper, setter: Setter): Plan {
  const units: Unit[] = [...titleOf(paper, setter), ...numbersOf(paper, setter)]
  const hasWords = Boolean(paper.mainTo) || (paper.lead?.length ?? 0) > 0
  const space: Piece = { kind: 'units', units: [spaceUnit(formFormat.wordsGap)] }
  const closing: Piece[] = paper.signatories.length || paper.docDate ? [{ kind: 'closing', paper }] : []
  return {
    head: { items: [], top: area.top, units }, separate: [], imprint: null, imprintOnEven: false, numbered: 'if-several',
    pieces: [
      ...(hasWords ? [space] : []), ...(paper.mainTo ? [mainToPiece(paper.mainTo)] : []), ...bodyPieces(paper.lead ?? []), ...(hasWords ? [space] : []),
      { kind: 'units', units: [...gridUnits(paper, setter), ...notesOf(paper, setter)] },
      ...closing,
    ],
  }
}

function titleOf(paper: FormPaper, setter: Setter): Unit[] {
  const color: Color = paper.color === 'red' ? '#e60012' : '#000000'
  const lines = titleLines(paper.title, { part: 'title' }, setter)
  return lines.map((draw) => ({
    height: documentFormat.lineOf(title.size), onGrid: false, keepNext: true,
    draw: (top) => draw(top).map((item) => item.kind === 'text' ? { ...item, color } : item),
  }))
}

/** The number at the left, something else at the right of the row above the grid. */
function numbersOf({ numberLine: numbers }: FormPaper, setter: Setter): Unit[] {
  if (!numbers?.left && !numbers?.right) return []
  const set = (text: string | undefined, part: Origin['part'], top: number) => text ? bodyLine({ text, face: 'fang', part, top, within: area.width / 2 - 2 }, setter) : null
  return [{
    height: documentFormat.grid.cell + numberLine.below, onGrid: false, keepNext: true,
    draw: (top) => {
      const right = set(numbers.right, 'numberRight', top)
      return [...set(numbers.left, 'numberLeft', top)?.at(area.left) ?? [], ...right?.at(area.right - right.width) ?? []]
    },
  }]
}

/** Each row is a group of its own: its boxes share the width as they are told. */
function gridUnits(paper: FormPaper, setter: Setter): Unit[] {
  return paper.rows.map((row, index) => {
    const shares = row.cells.map((cell) => Number.isFinite(cell.share) ? Math.max(cell.share, 0.01) : 1)
    const whole = shares.reduce((sum, share) => sum + share, 0)
    let left: number = area.left
    const boxes = row.cells.flatMap((cell, at) => {
      const from = left
      left = at === row.cells.length - 1 ? area.right : left + shares[at]! / whole * area.width
      return boxesOf(cell, { left: from, right: left, origin: { row: index, cell: at } }, setter)
    })
    const least = Math.min(row.minHeightMm ?? 0, area.height / 2)
    return groupUnit({ boxes, heights: rowHeights(boxes, style, [Number.isFinite(least) ? least : 0]) }, style)
  })
}

interface Place { readonly left: number; readonly right: number; readonly origin: Pick<Origin, 'row' | 'cell'> }

/** Label and text: side by side in two boxes, or one above the other in one. */
function boxesOf(cell: FormCell, { left, right, origin }: Place, setter: Setter): Box[] {
  const wide = right - left
  const lines = (text: string, part: Origin['part'], width: number, align: 'left' | 'center') => textLines(text, { part, ...origin }, { width, align }, setter)
  const entries = (width: number) => (cell.entries ?? []).flatMap((entry, index) => entryLines(entry, { ...origin, entry: index }, width, setter))
  if (cell.labelAt === 'above') {
    const width = wide - 2 * inBox.padX
    const label = lines(cell.label, 'formLabel', width, 'left')
    return [{ row: 0, rowSpan: 1, left, right, stands: 'top', lines: [...label, ...lines(cell.text, 'formText', width, cell.align ?? 'left'), ...entries(width)] }]
  }
  const labelWidth = cell.label ? Math.min(wide / 2, Math.max(1, cell.labelAt || 1) * inBox.size + 2 * inBox.padX) : 0
  const between = left + labelWidth
  const width = right - between - 2 * inBox.padX
  const label: Box[] = labelWidth ? [{ row: 0, rowSpan: 1, left, right: between, stands: 'middle', lines: lines(cell.label, 'formLabel', labelWidth - 2 * inBox.padX, 'center') }] : []
  const content = [...lines(cell.text, 'formText', width, cell.align ?? 'left'), ...entries(width)]
  return [...label, { row: 0, rowSpan: 1, left: between, right, stands: cell.entries?.length ? 'top' : 'middle', lines: content }]
}

function textLines(text: string, origin: Origin, { width, align }: { width: number; align: 'left' | 'center' | 'right' }, setter: Setter): BoxLine[] {
  if (!text) return []
  const lines = breakLines(atomsOf([{ text, face: origin.part === 'formLabel' ? 'hei' : 'fang', offset: 0 }], setter), { width: Math.max(1, width / inBox.size) })
  return lines.map((one) => ({
    height: pitch,
    draw: ({ left, right, top }) => {
      const slack = right - left - one.width * inBox.size
      return setLine(align === 'left' ? one : { ...one, last: true }, {
        x: left + (align === 'center' ? slack / 2 : align === 'right' ? Math.max(0, slack) : 0), baseline: baselineIn(top, pitch, inBox.size), size: inBox.size, cell: inBox.size, color: '#000000', origin,
      })
    },
  }))
}

/** An opinion: its words, what was written by hand, and at the right who and when. */
function entryLines(entry: FormEntry, origin: Pick<Origin, 'row' | 'cell' | 'entry'>, width: number, setter: Setter): BoxLine[] {
  const written: BoxLine[] = entry.handwriting ? [handwritingLine(entry.handwriting, { part: 'formEntry', ...origin }, width)] : []
  return [
    ...textLines(entry.text, { part: 'formEntry', ...origin }, { width, align: 'left' }, setter), ...written,
    ...textLines(entry.signed, { part: 'formSigned', ...origin }, { width, align: 'right' }, setter),
  ]
}

function handwritingLine(picture: NonNullable<FormEntry['handwriting']>, origin: Origin, room: number): BoxLine {
  const { width, height } = within(picture, { width: Math.min(room, handwriting.width), height: handwriting.height }, () => undefined)
  return { height, draw: ({ right, top }): Item[] => [{ kind: 'image', file: picture.file, x: right - width, y: top, width, height, origin }] }
}

function notesOf(paper: FormPaper, setter: Setter): Unit[] {
  const size = formFormat.noteSize
  return (paper.notes ?? []).flatMap((text, index) => {
    const lines = breakLines(atomsOf([{ text, face: 'fang', offset: 0 }], setter), { width: Math.floor(area.width / size) })
    return lines.map((one): Unit => ({
      height: size * inBox.lineHeight, onGrid: false, keepNext: false,
      draw: (top) => setLine(one, { x: area.left, baseline: baselineIn(top + formFormat.notesGap / 2, size * inBox.lineHeight, size), size, cell: size, color: '#000000', origin: { part: 'formNote', index } }),
    }))
  })
}
