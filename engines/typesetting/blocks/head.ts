import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin, RuleItem } from '../display.ts'
import type { Unit } from '../flow.ts'
import type { PaperMarks } from '../model.ts'
import type { Setter } from '../setter.ts'
import { singleLine } from './lines.ts'

const { area, grid, body, head, marks } = documentFormat
/** 一行 of body text (3.2). */
export const line = documentFormat.lineOf(body.size)

/** The head of page 1: what has a fixed place, and from where what follows flows. */
export interface Head {
  readonly items: readonly Item[]
  readonly top: number
  readonly units: readonly Unit[]
}

// 7.2.1 to 7.2.3: 份号顶格第一行，密级第二行，紧急程度顶格；按照份号、密级、紧急程度的顺序自上而下分行排列.
/** Upper left marks, one a row from `top`. */
export function setMarks(paper: PaperMarks, top: number, setter: Setter): { readonly items: readonly Item[]; readonly bottom: number } {
  const rows: (readonly [Origin['part'], string | undefined, number])[] = []
  if (paper.copyNumber) rows.push(['copyNumber', paper.copyNumber, 0])
  if (paper.secrecy) rows.push(['secrecy', paper.secrecy, marks.secrecyRow])
  if (paper.urgency) rows.push(['urgency', paper.urgency, rows.length ? rows.at(-1)![2] + 1 : 0])
  const items = rows.flatMap(([part, text, row]) =>
    bodyLine({ text: text!, face: part === 'copyNumber' ? 'fang' : 'hei', part, top: top + row * grid.pitch }, setter).at(area.left))
  return { items, bottom: rows.length ? top + rows.at(-1)![2] * grid.pitch + grid.cell : top }
}

/** 7.2.5, 7.2.6: the number centred; with signers it stands at the left, on the row of the last of them. */
export function numberUnits(paper: { readonly docNumber?: string; readonly signers?: readonly string[] }, setter: Setter): Unit[] {
  const signers = paper.signers ?? []
  const rows = Math.max(1, Math.ceil(signers.length / head.signersPerRow))
  const names = setSigners(signers, setter)
  return Array.from({ length: rows }, (_, row): Unit => {
    const isLast = row === rows - 1
    const number = isLast && paper.docNumber ? (top: number) => {
      const within = signers.length ? names.left - area.left - 2 * head.sideCells * grid.cell : area.width
      const set = bodyLine({ text: paper.docNumber!, face: 'fang', part: 'docNumber', top, within }, setter)
      return set.at(signers.length ? area.left + head.sideCells * grid.cell : area.left + (area.width - set.width) / 2)
    } : () => []
    return { height: isLast ? grid.cell : line, onGrid: false, keepNext: false, draw: (top) => [...number(top), ...names.row(row, top)] }
  })
}

// 7.2.6: “签发人”三字用3号仿宋，姓名用3号楷体；每行一般排两个姓名，回行时与上一行第一个签发人姓名对齐.
function setSigners(signers: readonly string[], setter: Setter): { left: number; row: (row: number, top: number) => Item[] } {
  // By custom a name of two characters is as wide as one of three, so that several stand in columns.
  const nameSpread = signers.length > 1 ? { spreadTo: 3 } : {}
  const name = (index: number, top: number) => bodyLine({ text: signers[index]!, face: 'kai', part: 'signers', index, ...nameSpread, top, within: widestName }, setter)
  const label = (top: number) => bodyLine({ text: '签发人：', face: 'fang', part: 'signers', top, generated: true }, setter)
  const column = Math.max(3 * grid.cell, ...signers.map((_, index) => name(index, 0).width))
  const columns = Math.min(signers.length, head.signersPerRow)
  const right = area.right - head.sideCells * grid.cell
  const left = right - (columns - 1) * (column + grid.cell) - (columns === 1 ? name(0, 0).width : column)
  const own = (row: number) => signers.map((_, index) => index).filter((index) => Math.floor(index / head.signersPerRow) === row)
  return {
    left: left - label(0).width,
    row: (row, top) => [
      ...(row === 0 && signers.length ? label(top).at(left - label(top).width) : []),
      ...own(row).flatMap((index) => name(index, top).at(left + (index % head.signersPerRow) * (column + grid.cell))),
    ],
  }
}

/** A signer's name is no wider, so that two of them and the number find room on a row. */
const widestName = 6 * grid.cell

/** 7.2.7: the red rule 4 mm below, as wide as the type area. */
export const redRuleUnit: Unit = {
  height: head.ruleBelowNumber, onGrid: false, keepNext: false,
  draw: (top): RuleItem[] => {
    const y = top + head.ruleBelowNumber
    return [{ kind: 'rule', x1: area.left, y1: y, x2: area.right, y2: y, width: head.ruleWidth, color: '#e60012' }]
  },
}

interface BodyLine { text: string; face: 'fang' | 'hei' | 'kai'; part: Origin['part']; index?: number; top: number; generated?: boolean; spreadTo?: number; within?: number }

/** A single line of body size whose slot begins at `top`, narrowed where it is wider than the type area. */
export function bodyLine({ text, face, top, generated, spreadTo, within, ...origin }: BodyLine, setter: Setter) {
  const run = generated ? { text, face } : { text, face, offset: 0 }
  return singleLine({ runs: [run], origin, ...(spreadTo ? { spreadTo } : {}), size: body.size, cell: grid.cell, baseline: baselineIn(top, grid.cell, body.size), within: within ?? area.width }, setter)
}

/** Something at the left and something at the right of a row, one character in, e.g. the editing organ and the date. */
export function sidesUnit(left: { text: string | undefined; part: Origin['part'] }, right: { text: string | undefined; part: Origin['part'] }, setter: Setter): Unit {
  const inset = head.sideCells * grid.cell
  return {
    height: grid.cell, onGrid: false, keepNext: false,
    draw: (top) => {
      const atRight = right.text ? bodyLine({ text: right.text, face: 'fang', part: right.part, top, within: area.width / 2 - inset }, setter) : null
      const atLeft = left.text ? bodyLine({ text: left.text, face: 'fang', part: left.part, top, within: area.width - 3 * inset - (atRight?.width ?? 0) }, setter) : null
      return [...atLeft?.at(area.left + inset) ?? [], ...atRight?.at(area.right - inset - atRight.width) ?? []]
    },
  }
}
