import type { NamedUnit } from '#lib/signatory'
import { writeWorkbook } from '#platform/sheets'
import { burdenWords, occasionKinds } from '../../core/burden.ts'
import { problemKindWords, problemSourceWords } from '../../core/library.ts'
import { planAtWords, planKindWords } from '../../core/plans-types.ts'
import type { BurdenView, LibraryShown, PlanLine } from '../../core/pool-views.ts'
import { problemWords } from '../../core/words.ts'

/** What a sheet may have, by the key of the screen's column. */
export type Columns<Row> = ReadonlyMap<string, readonly [title: string, cell: (row: Row) => string]>
const names = (units: readonly NamedUnit[]): string => units.map(({ name }) => name).join('、')

const PLAN: Columns<PlanLine> = new Map([
  ['when', ['时间', ({ from, to }) => (from === to ? from : `${from} 至 ${to}`)]], ['theme', ['督查主题', ({ theme }) => theme ?? '有督查安排']], ['agency', ['督查力量', ({ agency, members }) => names([agency, ...members])]],
  ['kind', ['类别', ({ kind }) => (kind ? planKindWords[kind] : '')]], ['list', ['计划', ({ isAnnual }) => (isAnnual ? '年度计划' : '增补')]], ['targets', ['督查对象', ({ targets }) => names(targets)]], ['at', ['状态', ({ at }) => planAtWords[at]]],
])
const full = (cell: (line: Extract<LibraryShown, { sight: 'full' }>) => string) => (line: LibraryShown): string => (line.sight === 'full' ? cell(line) : '')
const LIBRARY: Columns<LibraryShown> = new Map([
  ['text', ['问题', (line: LibraryShown) => (line.sight === 'full' ? line.text : '该单位有问题在册')]], ['unit', ['单位', ({ unit }: LibraryShown) => unit.name]], ['agency', ['督查力量', ({ agencies }: LibraryShown) => names(agencies)]],
  ['source', ['来源', full(({ source }) => problemSourceWords[source])]], ['kind', ['类别', full(({ kind }) => problemKindWords[kind])]], ['at', ['状态', full(({ at }) => problemWords[at])]],
  ['on', ['登记', ({ listedOn }: LibraryShown) => listedOn]], ['shared', ['共享', full(({ isShared }) => (isShared ? '共享' : ''))]],
])

export interface SheetAsked { readonly columns: readonly string[]; readonly note: string }

/** The columns shown on the screen, in their order; all of them when none is named. */
export function sheetOf<Row>(name: string, of: Columns<Row>, rows: readonly Row[], { columns, note }: SheetAsked): Promise<Uint8Array> {
  const named = columns.flatMap((key) => { const column = of.get(key); return column ? [column] : [] })
  const shown = named.length > 0 ? named : [...of.values()]
  return writeWorkbook([{ name, note, columns: shown.map(([title]) => ({ title })), rows: rows.map((row) => shown.map(([, cell]) => cell(row))) }])
}

export const plansWorkbook = (lines: readonly PlanLine[], asked: SheetAsked): Promise<Uint8Array> => sheetOf('督查计划', PLAN, lines, asked)
export const libraryWorkbook = (lines: readonly LibraryShown[], asked: SheetAsked): Promise<Uint8Array> => sheetOf('问题库', LIBRARY, lines, asked)

/** 减负统计 with every month of both years, as a report needs it. */
export function burdenWorkbook({ units, year }: BurdenView, note: string): Promise<Uint8Array> {
  const months = Array.from({ length: 12 }, (_, month) => month)
  const titles = ['单位', '今年已接受', '计划还有', '去年同期', '去年全年', '减负线', '判断', ...occasionKinds.flatMap((kind) => [`今年${planKindWords[kind]}`, `去年${planKindWords[kind]}`]), ...[year, year - 1].flatMap((one) => months.map((month) => `${one}年${month + 1}月`))]
  return writeWorkbook([{
    name: '减负统计', note, columns: titles.map((title) => ({ title })),
    rows: units.map((one) => [
      one.unit.name, one.received, one.planned, one.beforeSoFar, one.before, one.line, burdenWords[one.state], ...occasionKinds.flatMap((kind) => [one.byKind[kind].now, one.byKind[kind].before]), ...one.months, ...one.monthsBefore,
    ].map(String)),
  }])
}
