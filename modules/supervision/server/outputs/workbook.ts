import { writeWorkbook, type Row, type Sheet } from '#platform/sheets'
import { dayOf } from '#lib/instants'
import { closedRate, figureWords, firstPassRate, meanQuality, onTimeRate, overdueIn, type Figures } from '../../core/outputs/measures.ts'
import { fateWords, problemKindWords } from '../../core/outputs/suggestions.ts'
import type { PartLine, StatisticsView, SuggestionView } from '../../core/outputs/views.ts'
import { assignmentWords } from '../../core/rules.ts'
import { sourceWords } from '../../core/sources.ts'

const HEADS = ['应办结', '按时反馈', '按时率', '超期未反馈', '审核通过', '办结率', '一次通过', '一次通过率', '退回重办', '反弹重办', '延期', '平均质量'] as const
const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 1000)
const cellsOf = (some: Figures): Row => [
  some.due, some.onTime, rounded(onTimeRate(some)), overdueIn(some), some.passed, rounded(closedRate(some)), some.firstPass, rounded(firstPassRate(some)), some.reworked, some.reopened, some.extended, rounded(meanQuality(some)),
]
const sheet = (name: string, { head, note, rows }: { head: string; note: string; rows: readonly (readonly [string, Figures])[] }): Sheet =>
  ({ name, note, columns: [{ title: head }, ...HEADS.map((title) => ({ title }))], rows: rows.map(([first, figures]) => [first, ...cellsOf(figures)]) })

/** 督查统计 as shown, one sheet a table, and what each figure means. */
export function statisticsWorkbook({ total, units, sources, months, leaders }: StatisticsView, note: string): Promise<Uint8Array> {
  return writeWorkbook([
    sheet('按单位', { head: '单位', note, rows: [...units.map(({ name, figures }) => [name, figures] as const), ['合计', total]] }),
    ...(sources.length > 0 ? [sheet('按来源', { head: '立项来源', note, rows: sources.map(({ source, figures }) => [sourceWords[source], figures]) })] : []),
    sheet('按月', { head: '月份', note, rows: months.map(({ month, figures }) => [month, figures]) }),
    ...(leaders ? [{ name: '批示件', note, columns: ['批示领导', '批示件', '已办结', '按时办结', '已阅示'].map((title) => ({ title })), rows: leaders.map(({ name, count, closed, onTime, read }) => [name, count, closed, onTime, read]) }] : []),
    { name: '口径', columns: [{ title: '指标' }, { title: '口径' }], rows: Object.values(figureWords).map(({ label, definition }) => [label, definition]) },
  ])
}

/** The parts behind a figure. */
export const partsWorkbook = (lines: readonly PartLine[], note: string): Promise<Uint8Array> => writeWorkbook([{
  name: '任务明细', note, columns: ['督查编号', '任务', '事项', '牵头单位', '立项来源', '办结期限', '反馈日期', '是否按时', '状态', '退回次数', '反弹重办', '延期次数', '质量评分', '虚假反馈'].map((title) => ({ title })),
  rows: lines.map((line) => [
    line.number, line.assignment, line.title, line.unitName, sourceWords[line.source], line.dueOn, line.handedInAt ? dayOf(line.handedInAt) : '', line.handedInAt ? (line.isOnTime ? '按时' : '超期') : '未反馈', assignmentWords[line.at],
    line.reworks, line.isReopened ? '是' : '', line.extensions, line.quality, line.falseReport ?? '',
  ]),
}])

/** 问题与建议 with what became of them. */
export const suggestionsWorkbook = (lines: readonly SuggestionView[], note: string): Promise<Uint8Array> => writeWorkbook([{
  name: '问题与建议', note, columns: ['反映单位', '督查编号', '督查事项', '立项来源', '存在问题', '原因', '意见建议', '需上级协调', '问题类别', '反映日期', '采纳情况', '研究意见', '决定人', '变更成果'].map((title) => ({ title })),
  rows: lines.map(({ unitName, itemNumber, itemTitle, source, words, kind, raisedAt, fate, decision, change }) => [
    unitName, itemNumber ?? '', itemTitle, sourceWords[source], words.problem, words.cause, words.suggestion, words.coordination, problemKindWords[kind], dayOf(raisedAt), fateWords[fate], decision?.words ?? '', decision?.by.name ?? '', change ? `${change.title}${change.number ?? ''}` : '',
  ]),
}])
