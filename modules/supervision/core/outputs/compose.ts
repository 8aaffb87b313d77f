import type { Block, Body, Cell, Heading, Paragraph, Table } from '#engines/typesetting'
import { dayInChinese, type Day } from '#lib/instants'
import { sourceWords } from '../sources.ts'
import { latest, type Assessment } from './assessing.ts'
import { termWords } from './assessment.ts'
import { firstPassRate, meanQuality, onTimeRate, overdueIn, type Figures } from './measures.ts'
import { outputKindWords, type OutputKind } from './outputs.ts'
import { periodWords, type Period } from './periods.ts'
import { problemKindWords, problemKinds, type Suggestion } from './suggestions.ts'
import type { SourceFigures, UnitFigures } from './views.ts'

/** The figures of a moment from which a paper is made. Nothing in it comes from an instruction of a leader. */
export interface Snapshot {
  readonly period: Period
  readonly cutOn: Day
  readonly total: Figures
  readonly units: readonly UnitFigures[]
  readonly sources: readonly SourceFigures[]
  readonly overdue: readonly { readonly unitName: string; readonly number: string; readonly title: string; readonly dueOn: Day }[]
  readonly suggestions: readonly Suggestion[]
}

export const titleOf = (kind: OutputKind, period: Period): string => {
  const words = periodWords(period)
  return kind === 'digest' ? `关于${words}妨碍决策落实的问题的报告` : `关于${words}督查事项办理情况的${kind === 'circular' ? '通报' : '报告'}`
}

/** The draft of a paper: what the figures say, in the order in which such papers say it. */
export function bodyOf(kind: OutputKind, snapshot: Snapshot): Body {
  if (kind === 'digest') return digestBody(snapshot)
  const parts: readonly (readonly [title: string, blocks: Body])[] = [
    ['总体情况', [paragraph(totalWords(snapshot.total))]],
    ...(kind === 'report' ? [['各类督查事项办理情况', [sourceTable(snapshot.sources)]] as const] : []),
    ['各单位办理情况', [unitTable(snapshot.units)]],
    ...(snapshot.overdue.length > 0 ? [['超期未反馈的任务', [overdueTable(snapshot)]] as const] : []),
    ...(kind === 'circular' ? [['工作要求', [paragraph('请各单位对照通报情况，抓紧办理超期任务，按期反馈办理情况；对退回重办的，要逐项补齐佐证，确保事事有着落、件件有回音。')]] as const] : []),
    ...(kind !== 'circular' && snapshot.suggestions.length > 0 ? [['存在问题和意见建议', snapshot.suggestions.map((one) => paragraph(suggestionWords(one)))] as const] : []),
  ]
  return [paragraph(`现将${periodWords(snapshot.period)}督查事项办理情况${kind === 'circular' ? '通报' : '报告'}如下。${basisWords(snapshot.cutOn)}`), ...sections(parts)]
}

function digestBody({ period, cutOn, suggestions }: Snapshot): Body {
  if (suggestions.length === 0) return [paragraph(`${periodWords(period)}，各单位没有反映妨碍决策落实的问题。${basisWords(cutOn)}`)]
  const units = new Set(suggestions.map(({ unit }) => unit)).size
  const groups = problemKinds.flatMap((kind) => {
    const some = suggestions.filter((one) => one.kind === kind)
    return some.length > 0 ? [[`${problemKindWords[kind]}（${some.length}条）`, some.map((one) => paragraph(suggestionWords(one)))] as const] : []
  })
  const bySource = [...Map.groupBy(suggestions, ({ source }) => source)].map(([source, some]) => `${sourceWords[source]}${some.length}条`).join('，')
  return [
    paragraph(`${periodWords(period)}，${units}个单位在办理督查事项中反映妨碍决策落实的问题${suggestions.length}条，其中${bySource}。现将有关情况和建议报告如下。${basisWords(cutOn)}`),
    ...sections(groups),
  ]
}

/** The paper that publishes an assessment: its figures, by the formula under which they were computed. */
export function assessmentBody({ period, formula, units, showsRanking, appeals }: Assessment, cutOn: Day): Body {
  const rows = units.map((one) => ({ name: one.name, ...latest(one) }))
  const shown = showsRanking ? rows.toSorted((a, b) => b.score.total - a.score.total) : rows
  const upheld = appeals.filter(({ answer }) => answer?.isUpheld).length
  const table: Table = {
    kind: 'table', columns: [4, 2, 2, 2, 2, 2], headerRows: 1, caption: '各单位督查工作考核情况',
    rows: [['单位', '应办结', '按时率', '一次通过率', '质量评分', '得分'], ...shown.map(({ name, assessed, score }) => {
      const figures = { ...assessed, reopened: 0, extended: 0 }
      return [name, String(assessed.due), percent(onTimeRate(figures)), percent(firstPassRate(figures)), mark(figures), score.total.toFixed(2)]
    })].map(cells),
  }
  const { overdue, rework, falseReport } = formula
  return [
    paragraph(`现将${periodWords(period)}督查工作考核情况通报如下。数据截至${dayInChinese(cutOn)}，不含领导批示件${showsRanking ? '' : '；单位按顺序排列，不分先后'}。`),
    ...sections([
      ['考核办法', [paragraph(`得分由${termWords.onTime}（${formula.onTime}分）、${termWords.firstPass}（${formula.firstPass}分）、${termWords.quality}（${formula.quality}分）相加，每项任务超期未反馈扣${overdue}分、退回重办扣${rework}分、虚假反馈扣${falseReport}分。`)]],
      ['考核结果', [table]],
      ['申诉情况', [paragraph(appeals.length === 0 ? '预告期间没有单位提出申诉。' : `预告期间共收到申诉${appeals.length}条，经复核更正${upheld}条。`)]],
    ]),
  ]
}

export const assessmentTitle = (period: Period): string => `关于${periodWords(period)}督查工作考核情况的通报`

const basisWords = (cutOn: Day): string => `数据截至${dayInChinese(cutOn)}，按办结期限归期，不含领导批示件。`

function totalWords(total: Figures): string {
  if (total.due === 0) return '统计期内没有应办结的任务。'
  return `应办结任务${total.due}项，按时反馈${total.onTime}项，按时率${percent(onTimeRate(total))}；审核通过${total.passed}项，其中一次通过${total.firstPass}项，一次通过率${percent(firstPassRate(total))}；`
    + `超期未反馈${overdueIn(total)}项，退回重办${total.reworked}项，反弹重办${total.reopened}项。`
}

const FIGURE_HEADS = ['应办结', '按时率', '审核通过', '一次通过率', '超期未反馈', '质量'] as const
const figureCells = (figures: Figures): readonly string[] => [String(figures.due), percent(onTimeRate(figures)), String(figures.passed), percent(firstPassRate(figures)), String(overdueIn(figures)), mark(figures)]
const figureTable = (head: string, rows: readonly (readonly [name: string, figures: Figures])[]): Table => ({
  kind: 'table', columns: [4, 2, 2, 2, 2, 2, 2], headerRows: 1, rows: [[head, ...FIGURE_HEADS], ...rows.map(([name, figures]) => [name, ...figureCells(figures)])].map(cells),
})
const unitTable = (units: readonly UnitFigures[]): Block => figureTable('单位', units.map(({ name, figures }) => [name, figures]))
const sourceTable = (sources: readonly SourceFigures[]): Block => figureTable('来源', sources.map(({ source, figures }) => [sourceWords[source], figures]))
const overdueTable = ({ overdue }: Snapshot): Block => ({
  kind: 'table', columns: [3, 4, 6, 3], headerRows: 1, rows: [['单位', '督查编号', '事项', '办结期限'], ...overdue.map(({ unitName, number, title, dueOn }) => [unitName, number, title, dueOn])].map(cells),
})

function suggestionWords({ unitName, words: { problem, cause, suggestion, coordination } }: Suggestion): string {
  const said = [['问题', problem], ['原因', cause], ['建议', suggestion], ['需上级协调', coordination]] as const
  return `${unitName}反映：${said.filter(([, text]) => text.trim() !== '').map(([name, text]) => `${name}：${ended(text.trim())}`).join('')}`
}

const ended = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)
export const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`)
const mark = (figures: Figures): string => meanQuality(figures)?.toFixed(1) ?? '—'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const sections = (parts: readonly (readonly [title: string, blocks: Body])[]): Body =>
  parts.flatMap(([title, blocks], index): Block[] => [{ kind: 'heading', level: 1, runs: [{ text: `${NUMERALS[index] ?? index + 1}、${title}` }] } satisfies Heading, ...blocks])
const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', runs: [{ text }] })
const cells = (row: readonly string[]): readonly Cell[] => row.map((text, index) => ({ text, align: index === 0 ? 'left' : 'center' }))

/** What the office calls such a paper on its own sheet. */
export const mastheadOf = (office: string, kind: OutputKind): string => `${office}${kind === 'digest' ? '督查专报' : outputKindWords[kind]}`
