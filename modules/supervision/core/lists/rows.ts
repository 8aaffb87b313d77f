import type { Day } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import type { Planned } from '../types.ts'
import { paceWords, paces, sourceWords, type Category, type Pace } from '../sources.ts'
import type { ListedMatter } from './types.ts'

/** The sheet of a key-work list (年度重点工作清单), column by column. */
export const LIST_SHEET = '重点工作'
export const listColumns = [
  { name: '序号', required: true, hint: '同一事项分几行写的，各行填同一个序号；第一行写事项名称和类别' },
  { name: '事项名称', required: false, hint: '每个序号的第一行必填' },
  { name: '类别', required: false, hint: '每个序号的第一行必填，见“类别”表' },
  { name: '缓急', required: false, hint: '急件、一般、难度大；不填为一般' },
  { name: '办理要求', required: false, hint: '对整个事项的要求' },
  { name: '任务内容', required: false, hint: '本行任务；不填的与事项名称相同' },
  { name: '量化目标', required: false, hint: '以什么为完成' },
  { name: '牵头单位', required: true, hint: '只填一个，见“单位”表' },
  { name: '配合单位', required: false, hint: '多个用顿号隔开' },
  { name: '责任领导', required: false, hint: '区领导姓名，见“责任领导”表' },
  { name: '办结期限', required: false, hint: '如 2026-12-31；类别没有办理时限的必填' },
  { name: '时间节点', required: false, hint: '如 完成招标 2026-06-30；主体完工 2026-10-31' },
] as const
export type ListColumn = (typeof listColumns)[number]['name']

/** One filled row: cells by column, trimmed, empty ones absent. */
export interface ListRow { readonly row: number; readonly cells: Readonly<Record<string, string>> }
/** Something wrong in one cell. */
export interface ListIssue { readonly sheet: string; readonly row: number; readonly column: ListColumn; readonly text: string }

/** What the rows are held against. */
export interface ListWorld {
  readonly today: Day
  /** No deadline lies later. */
  readonly latest: Day
  readonly categories: readonly Category[]
  /** Every unit under its full and its short name, whether or not somebody is there to sign for it. */
  readonly units: readonly (NamedUnit & { readonly fullName: string; readonly isStaffed: boolean })[]
  readonly leaders: readonly NamedPerson[]
}

/** Decomposes the rows of a list into matters with their parts; or everything that is wrong with them, cell by cell. */
export function readList(rows: readonly ListRow[], world: ListWorld): { readonly items: readonly ListedMatter[]; readonly issues: readonly ListIssue[] } {
  const issues: ListIssue[] = rows.filter(({ cells }) => !cells['序号']).map(({ row }) => fault(row, '序号', '请填写序号'))
  const groups = Map.groupBy(rows.filter(({ cells }) => cells['序号']), ({ cells }) => cells['序号']!)
  const items = [...groups].flatMap(([number, some]) => {
    const found: ListIssue[] = []
    const item = matterOf({ world, wrong: ({ row }, column, text) => { found.push(fault(row, column, text)) } }, number, some)
    issues.push(...found)
    return found.length > 0 ? [] : [item]
  })
  return { items, issues: issues.toSorted((one, other) => one.row - other.row) }
}

const fault = (row: number, column: ListColumn, text: string): ListIssue => ({ sheet: LIST_SHEET, row, column, text })

/** What a spreadsheet shows where a formula has no value. */
const BROKEN = /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/u

const LONGEST: readonly (readonly [ListColumn, number])[] = [['事项名称', 200], ['办理要求', 2000], ['任务内容', 1000], ['量化目标', 500]]

/** One reading of the rows of one matter: what they are held against, and where what is wrong is gathered. */
interface Reading { readonly world: ListWorld; readonly wrong: (row: ListRow, column: ListColumn, text: string) => void }

function matterOf(at: Reading, number: string, rows: readonly ListRow[]): ListedMatter {
  const [first] = rows as [ListRow]
  for (const row of rows) for (const [column, said] of Object.entries(row.cells)) if (BROKEN.test(said)) at.wrong(row, column as ListColumn, `公式有错（${said}），请改填文字`)
  for (const row of rows) for (const [column, most] of LONGEST) if ((row.cells[column] ?? '').length > most) at.wrong(row, column, `${column}不超过${most}个字`)
  const title = needed(at, first, '事项名称')
  const category = categoryIn(at, first)
  for (const row of rows.slice(1)) for (const column of ['事项名称', '类别', '缓急', '办理要求'] as const) {
    const said = row.cells[column]
    if (said && said !== first.cells[column]) at.wrong(row, column, `与序号${number}第一行（第${first.row}行）不同；同一事项只在第一行填写，另一件事请另编序号`)
  }
  const parts = rows.map((row) => partOf(at, row, { title, category }))
  return {
    number, title, category: category?.code ?? '', source: category?.source ?? 'districtDecision', pace: paceIn(at, first), demand: first.cells['办理要求'] ?? '', parts,
    leader: parts.find(({ leader }) => leader !== null)?.leader ?? null,
  }
}

function partOf(at: Reading, row: ListRow, { title, category }: { title: string; category: Category | null }): Planned {
  const lead = unitIn(at, { row, column: '牵头单位' }, needed(at, row, '牵头单位'))
  if (lead && !lead.isStaffed) at.wrong(row, '牵头单位', `「${lead.name}」没有联络员或负责人，无法签收`)
  const cooperating = namesIn(row.cells['配合单位']).flatMap((name) => unitIn(at, { row, column: '配合单位' }, name) ?? [])
  if (lead && cooperating.some(({ unit }) => unit === lead.unit)) at.wrong(row, '配合单位', `「${lead.name}」既是牵头又是配合单位`)
  const dueOn = dueIn(at, { row, column: '办结期限' }, row.cells['办结期限'])
  if (dueOn === null && !row.cells['办结期限'] && category && Object.values(category.terms).includes(null)) at.wrong(row, '办结期限', `类别「${category.name}」没有办理时限，请填写办结期限`)
  return {
    content: row.cells['任务内容'] ?? title, target: row.cells['量化目标'] ?? '', lead: lead ? named(lead) : { unit: '' as NamedUnit['unit'], name: '' }, cooperating: cooperating.map(named),
    leader: leaderIn(at, row), milestones: milestonesIn(at, row, dueOn), dueOn,
  }
}

function categoryIn(at: Reading, row: ListRow): Category | null {
  const said = needed(at, row, '类别')
  const found = at.world.categories.find(({ name, code, retired }) => !retired && (name === said || code === said)) ?? null
  if (said && !found) at.wrong(row, '类别', `没有类别「${said}」，请照“类别”表填写`)
  // A leader's words and a superior's number are registered one by one.
  if (found && (found.source === 'leaderInstruction' || found.source === 'superiorSupervise')) at.wrong(row, '类别', `${sourceWords[found.source]}须逐件登记，不能用清单导入`)
  return found
}

function paceIn(at: Reading, row: ListRow): Pace {
  const said = row.cells['缓急']
  const found = paces.find((pace) => paceWords[pace] === said)
  if (said && !found) at.wrong(row, '缓急', `缓急只能填${paces.map((pace) => paceWords[pace]).join('、')}`)
  return found ?? 'normal'
}

function leaderIn(at: Reading, row: ListRow): NamedPerson | null {
  const said = row.cells['责任领导']
  if (!said) return null
  const found = at.world.leaders.filter(({ name }) => name === said)
  if (found.length !== 1) at.wrong(row, '责任领导', found.length === 0 ? `没有区领导「${said}」，请照“责任领导”表填写` : `「${said}」有${found.length}人同名，请空着，导入后在事项中选择`)
  return found.length === 1 ? { person: found[0]!.person, name: found[0]!.name } : null
}

function unitIn(at: Reading, { row, column }: { row: ListRow; column: '牵头单位' | '配合单位' }, said: string) {
  const found = said ? at.world.units.filter(({ name, fullName }) => name === said || fullName === said) : []
  if (said && found.length !== 1) at.wrong(row, column, found.length === 0 ? `没有单位「${said}」，请照“单位”表填写` : `「${said}」有${found.length}个，请填全称`)
  return found.length === 1 ? found[0]! : null
}

function dueIn(at: Reading, { row, column }: { row: ListRow; column: '办结期限' | '时间节点' }, said: string | undefined): Day | null {
  if (!said) return null
  const found = dayIn(said)
  if (found === null) at.wrong(row, column, `日期「${said}」看不懂，请写成 2026-12-31`)
  else if (found < at.world.today && column === '办结期限') at.wrong(row, column, `办结期限${found}已过`)
  else if (found > at.world.latest) at.wrong(row, column, `日期${found}太远，请核对年份`)
  return found
}

function milestonesIn(at: Reading, row: ListRow, dueOn: Day | null): Planned['milestones'] {
  return (row.cells['时间节点'] ?? '').split(/[；;\n]/).map((one) => one.trim()).filter(Boolean).flatMap((one) => {
    const [, name = '', on = ''] = /^(.*?)[\s：:，,（(]*(\d{4}[^\d].*?)[）)]?$/u.exec(one) ?? []
    const day = on ? dueIn(at, { row, column: '时间节点' }, on) : null
    if (!name || !on) at.wrong(row, '时间节点', `节点「${one}」须写明名称和日期，如 完成招标 2026-06-30`)
    if (day && dueOn && day > dueOn) at.wrong(row, '时间节点', `节点「${name}」晚于办结期限${dueOn}`)
    return name && day ? [{ name, dueOn: day }] : []
  })
}

function needed(at: Reading, row: ListRow, column: ListColumn): string {
  const said = row.cells[column] ?? ''
  if (!said) at.wrong(row, column, `请填写${column}`)
  return said
}

const named = ({ unit, name }: NamedUnit): NamedUnit => ({ unit, name })
/** Items of a cell that lists several. */
export const namesIn = (cell: string | undefined): readonly string[] => [...new Set((cell ?? '').split(/[、，,;；\n]/).map((one) => one.trim()).filter(Boolean))]

/** A day as people write it: 2026-12-31, 2026/12/31, 2026.12.31, 2026年12月31日; null for anything else. */
export function dayIn(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00.*)?$/.exec(text.trim()) ?? []
  if (!year) return null
  const [m, d] = [Number(month), Number(day)]
  const days = [31, Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1]! ? `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day : null
}
