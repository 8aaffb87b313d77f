import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin, RuleItem } from '../display.ts'
import type { OfficialPaper } from '../model.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { singleLine } from './lines.ts'

const { area, imprint: dimensions } = documentFormat
const rowHeight = documentFormat.lineOf(dimensions.size)
const cells = Math.floor(area.width / dimensions.size * 2) / 2 - 2 * dimensions.sideCells

/** The 版记: its height, and its items when its last rule stands at `bottom`. */
export interface Imprint {
  readonly height: number
  readonly draw: (bottom: number) => Item[]
}

/** 7.4: 版记; `null` when the paper has nothing to say there. */
export function setImprint(paper: OfficialPaper, choice: { readonly mainToInImprint: boolean }, setter: Setter): Imprint | null {
  const lists = [
    ...(choice.mainToInImprint && paper.mainTo ? [recipients('主送：', { text: paper.mainTo, part: 'mainTo' }, setter)] : []),
    ...(paper.copyTo ? [recipients('抄送：', { text: paper.copyTo, part: 'copyTo' }, setter)] : []),
  ]
  const printed = paper.printOrg || paper.printDate ? printRow(paper, setter) : null
  const listRows = lists.flat()
  const rows = [...listRows, ...(printed ? [printed] : [])]
  if (!rows.length) return null
  const height = rows.length * rowHeight
  const draw = (bottom: number): Item[] => [
    rule(bottom - height, dimensions.outerRule),
    ...rows.flatMap((row, index) => row(bottom - height + index * rowHeight)),
    ...(printed && listRows.length ? [rule(bottom - rowHeight, dimensions.innerRule)] : []),
    rule(bottom, dimensions.outerRule),
  ]
  return { height, draw }
}

type Row = (top: number) => Item[]

const rule = (y: number, width: number): RuleItem => ({ kind: 'rule', x1: area.left, y1: y, x2: area.right, y2: y, width, color: '#000000' })
const place = (top: number, origin: Origin) => ({
  x: area.left + dimensions.sideCells * dimensions.size, baseline: baselineIn(top, rowHeight, dimensions.size),
  size: dimensions.size, cell: dimensions.size, color: '#000000' as const, origin,
})

// 7.4.2: 抄送机关左右各空一字；回行时与冒号后的首字对齐，最后一个抄送机关名称后标句号.
function recipients(label: string, field: { text: string; part: 'mainTo' | 'copyTo' }, setter: Setter): Row[] {
  const atoms = atomsOf([{ text: label, face: 'fang' }, { text: field.text, face: 'fang', offset: 0 }, { text: '。', face: 'fang' }], setter)
  const lines = breakLines(atoms, { width: cells - label.length, indent: -label.length })
  return lines.map((line): Row => (top) => {
    const at = place(top, { part: field.part })
    return setLine(line, { ...at, x: at.x + label.length * dimensions.size })
  })
}

// 7.4.3: 印发机关左空一字，印发日期右空一字，后加“印发”二字.
function printRow(paper: OfficialPaper, setter: Setter): Row {
  const set = (text: string, part: 'printOrg' | 'printDate', suffix = '') => (top: number) => singleLine({
    runs: [{ text, face: 'fang', offset: 0 }, { text: suffix, face: 'fang' }], origin: { part }, size: dimensions.size, baseline: baselineIn(top, rowHeight, dimensions.size),
  }, setter)
  return (top) => {
    const organ = paper.printOrg ? set(paper.printOrg, 'printOrg')(top).at(area.left + dimensions.sideCells * dimensions.size) : []
    if (!paper.printDate) return organ
    const date = set(paper.printDate, 'printDate', '印发')(top)
    return [...organ, ...date.at(area.right - dimensions.sideCells * dimensions.size - date.width)]
  }
}
