import { dayOf, instantMs, instantFrom, type Instant } from '#lib/instants'
import { writeWorkbook, type Cell } from '#platform/sheets'
import { calledWords, callStageWords } from '../../core/calls/rules.ts'
import type { CallLine, CallUnitView, CallView } from '../../core/calls/views.ts'

/** The reply table as a workbook, in the order of the screen: rows, totals, and who has not reported. */
export function callWorkbook({ theme, fields, table, tally, sums }: CallView, note: string): Promise<Uint8Array> {
  const rows = table ?? []
  const cellsOf = (one: CallUnitView): readonly Cell[] => [
    one.name, statusOf(one), moment(one.dueAt), one.handedInAt ? moment(one.handedInAt) : '', one.at === 'replied' ? (one.wasLate ? '逾期' : '按时') : '', one.returns, one.urges,
    ...fields.map((_, index) => (one.at === 'replied' ? one.reply?.values[index] ?? '' : '')), one.at === 'replied' ? one.reply?.text ?? '' : '', one.signedBy,
  ]
  const titles = ['单位', '状态', '报送期限', '报送时间', '是否按时', '退回次数', '催报次数', ...fields.map(({ name, measure }) => (measure ? `${name}（${measure}）` : name)), '文字说明', '签发人']
  return writeWorkbook([
    { name: '报送表', note: `${theme}　${note}`, columns: titles.map((title) => ({ title })), rows: rows.map(cellsOf) },
    { name: '汇总', note, columns: [{ title: '项目' }, { title: '数值' }, { title: '说明' }], rows: [
      ...(tally ? [['应报单位', tally.called, ''], ['已报单位', tally.replied, ''], ['报送率', percent(tally.replyRate), '已报÷应报'], ['按时率', percent(tally.onTimeRate), '按时报送÷应报']] as const : []),
      ...sums.map(({ name, measure, kind, value, missing }) => [`${name}${kind === 'number' ? '合计' : '平均'}${measure ? `（${measure}）` : ''}`, value, missing.length > 0 ? `未填：${missing.join('、')}` : '全部单位已填'] as const),
    ] },
    { name: '未报单位', note, columns: [{ title: '单位' }, { title: '状态' }, { title: '报送期限' }, { title: '催报次数' }], rows: rows.filter(({ at }) => at !== 'replied').map((one) => [one.name, statusOf(one), moment(one.dueAt), one.urges]) },
  ])
}

const COLUMNS: ReadonlyMap<string, readonly [title: string, cell: (line: CallLine) => Cell]> = new Map<string, readonly [string, (line: CallLine) => Cell]>([
  ['theme', ['主题', (line) => line.theme]],
  ['number', ['编号', (line) => line.number ?? '']],
  ['at', ['状态', (line) => (line.own ? `本单位${calledWords[line.own]}` : callStageWords[line.at])]],
  ['replied', ['已报／应报', (line) => (line.isWhole ? `${line.replied}／${line.called}` : '')]],
  ['onTime', ['按时率', (line) => (line.isWhole && line.replied > 0 ? percent(line.onTime / line.called) : '')]],
  ['due', ['报送期限', (line) => moment(line.dueAt)]],
])

/** The list with the columns shown on the screen, in their order; all of them when none is named. */
export function callsWorkbook(lines: readonly CallLine[], { columns, note }: { columns: readonly string[]; note: string }): Promise<Uint8Array> {
  const named = columns.flatMap((key) => { const column = COLUMNS.get(key); return column ? [column] : [] })
  const shown = named.length > 0 ? named : [...COLUMNS.values()]
  return writeWorkbook([{ name: '催报', note, columns: shown.map(([title]) => ({ title })), rows: lines.map((line) => shown.map(([, cell]) => cell(line))) }])
}

const statusOf = ({ at, isOverdue }: CallUnitView): string => (isOverdue ? `${calledWords[at]}（逾期）` : calledWords[at])
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
/** 2026-11-23 18:00, as it is in China. */
const moment = (at: Instant): string => `${dayOf(at)} ${instantFrom(instantMs(at) + 8 * 3_600_000).slice(11, 16)}`
