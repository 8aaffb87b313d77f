import { baselineIn, documentFormat } from '../dimensions.ts'
import type { Item, Origin, RuleItem } from '../display.ts'
import type { PaperImprint } from '../model.ts'
import type { Choice } from '../plan.ts'
import type { Setter } from '../setter.ts'
import { atomsOf } from '../text/atoms.ts'
import { breakLines } from '../text/break-lines.ts'
import { setLine } from '../text/set-line.ts'
import { singleLine } from './lines.ts'

const { area, imprint: dimensions } = documentFormat
const rowHeight = documentFormat.lineOf(dimensions.size)
const cells = Math.floor(area.width / dimensions.size * 2) / 2 - 2 * dimensions.sideCells
/** What a page holds. */
const mostRows = Math.floor((area.height - 1) / rowHeight)

/** The 版记, as a rule on one page: its height, and its items when its last rule stands at `bottom`. */
export interface ImprintPage {
  readonly height: number
  readonly draw: (bottom: number) => Item[]
}
/** One too long for a page has several; the last of them stands where a 版记 does. */
export type Imprint = readonly ImprintPage[]

type Row = (top: number) => readonly Item[]
type List = { readonly label: string; readonly text: string; readonly part: Origin['part'] }

/** 7.4: 版记; `null` when the paper has nothing to say there. */
export function setImprint(paper: PaperImprint & { readonly mainTo?: string }, choice: Choice, setter: Setter): Imprint | null {
  const rows = listRows(listsOf(paper, choice), setter)
  const printed = paper.printOrg || paper.printDate ? sidesRow({ text: paper.printOrg, part: 'printOrg' }, { text: paper.printDate, part: 'printDate', after: '印发' }, setter) : null
  return ruled(rows, printed)
}

// 10.1: 信函的版记不加印发机关和印发日期、分隔线，位于公文最后一面版心内最下方.
export function setPlainImprint(paper: PaperImprint & { readonly mainTo?: string }, choice: Choice, setter: Setter): Imprint | null {
  const rows = listRows(listsOf(paper, choice), setter)
  return rows.length ? paged(rows, (part) => ({ height: part.length * rowHeight, draw: (bottom) => part.flatMap((row, index) => row(bottom - (part.length - index) * rowHeight)) })) : null
}

/** 报尾 of a bulletin: 报, 送, 发 and the number of copies (惯例). */
export function setTail(lists: readonly List[], copies: string | undefined, setter: Setter): Imprint | null {
  const printed = copies ? sidesRow({ text: undefined, part: 'editor' }, { text: copies, part: 'copies', before: '共印', after: '份' }, setter) : null
  return ruled(listRows(lists, setter), printed)
}

function listsOf(paper: PaperImprint & { readonly mainTo?: string }, choice: Choice): List[] {
  return [
    ...(choice.mainToInImprint && paper.mainTo ? [{ label: '主送：', text: paper.mainTo, part: 'mainTo' } as const] : []),
    ...(paper.copyTo ? [{ label: '抄送：', text: paper.copyTo, part: 'copyTo' } as const] : []),
  ]
}

const listRows = (lists: readonly List[], setter: Setter): Row[] => lists.flatMap((list) => recipients(list, setter))

function ruled(rows: readonly Row[], printed: Row | null): Imprint | null {
  const all = [...rows, ...(printed ? [printed] : [])]
  if (!all.length) return null
  return paged(all, (part) => {
    const height = part.length * rowHeight
    const draw = (bottom: number): Item[] => [
      rule(bottom - height, dimensions.outerRule),
      ...part.flatMap((row, index) => row(bottom - height + index * rowHeight)),
      ...(printed && part.at(-1) === printed && part.length > 1 ? [rule(bottom - rowHeight, dimensions.innerRule)] : []),
      rule(bottom, dimensions.outerRule),
    ]
    return { height, draw }
  })
}

/** Rows by pages, the last one full or not. */
const paged = (rows: readonly Row[], page: (part: readonly Row[]) => ImprintPage): Imprint =>
  Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) => page(rows.slice(index * mostRows, (index + 1) * mostRows)))

const rule = (y: number, width: number): RuleItem => ({ kind: 'rule', x1: area.left, y1: y, x2: area.right, y2: y, width, color: '#000000' })

// 7.4.2: 抄送机关左右各空一字；回行时与冒号后的首字对齐，最后一个抄送机关名称后标句号.
function recipients({ label, text, part }: List, setter: Setter): Row[] {
  const atoms = atomsOf([{ text: label, face: 'fang' }, { text, face: 'fang', offset: 0 }, { text: '。', face: 'fang' }], setter)
  return breakLines(atoms, { width: cells - label.length, indent: -label.length }).map((line): Row => (top) => setLine(line, {
    x: area.left + (dimensions.sideCells + label.length) * dimensions.size, baseline: baselineIn(top, rowHeight, dimensions.size),
    size: dimensions.size, cell: dimensions.size, color: '#000000', origin: { part },
  }))
}

interface Side { readonly text: string | undefined; readonly part: Origin['part']; readonly before?: string; readonly after?: string }

// 7.4.3: 印发机关左空一字，印发日期右空一字，后加“印发”二字.
function sidesRow(left: Side, right: Side, setter: Setter): Row {
  const inset = dimensions.sideCells * dimensions.size
  const set = ({ text, part, before = '', after = '' }: Side, top: number, within: number) => text ? singleLine({
    runs: [{ text: before, face: 'fang' }, { text, face: 'fang', offset: 0 }, { text: after, face: 'fang' }], origin: { part }, size: dimensions.size, baseline: baselineIn(top, rowHeight, dimensions.size), within,
  }, setter) : null
  return (top) => {
    const atRight = set(right, top, area.width / 2 - inset)
    const atLeft = set(left, top, area.width - 3 * inset - (atRight?.width ?? 0))
    return [...atLeft?.at(area.left + inset) ?? [], ...atRight?.at(area.right - inset - atRight.width) ?? []]
  }
}
