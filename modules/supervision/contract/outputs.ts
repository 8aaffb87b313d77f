import { z } from 'zod'
import { route } from '#lib/contract'
import type { UnitId } from '#lib/ids'
import { answer, id, needed, words } from '#lib/schemas'
import type { AssessmentId } from '../core/outputs/assessing.ts'
import type { Assessed } from '../core/outputs/assessment.ts'
import { figureNames, type FigureName } from '../core/outputs/measures.ts'
import { outputKinds, type Output, type OutputId, type OutputKind } from '../core/outputs/outputs.ts'
import type { Month } from '../core/outputs/periods.ts'
import { fates, problemKinds, type Changed, type Fate, type ProblemKind, type SuggestionId } from '../core/outputs/suggestions.ts'
import type { AssessmentLine, AssessmentView, InstructionLine, OutputLine, OutputView, PartLine, StatisticsView, SuggestionView } from '../core/outputs/views.ts'
import { sources, type Source } from '../core/sources.ts'
import type { ItemId } from '../core/types.ts'
import type { Page } from '../core/views.ts'

const unitId = id<'unit'>() satisfies z.ZodType<UnitId>
const itemId = id<'supervision-item'>() satisfies z.ZodType<ItemId>
const source = z.enum(sources as [Source, ...Source[]])
const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, '请填写月份，如 2026-11') as unknown as z.ZodType<Month, string>
const MOST_MONTHS = 36
const span = ({ from, to }: { from: Month; to: Month }) => from <= to && Number(to.slice(0, 4)) * 12 + Number(to.slice(5)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5)) < MOST_MONTHS
const months = { from: month, to: month }
const period = z.object(months).refine(span, '统计期的开始不能晚于结束，且不超过36个月')
const paged = { after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

const tags = ['督查']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/supervision${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string, access: 'staff' | readonly ['supervisor'] = ['supervisor']) => route({ method: 'POST', path: `/supervision${path}`, summary, access: access === 'staff' ? access : ['supervisor'], tags })

// ---------------------------------------------------------------- statistics

const parts = { figure: z.enum(figureNames as [FigureName, ...FigureName[]]).default('due'), ...months, unit: unitId.optional(), source: source.optional(), instructions: z.enum(['all', 'without']).optional() }

const statistics = {
  statistics: get('/statistics', '督查统计：按时、一次通过、办结、反弹，按单位、来源、月份').input(period).output(answer<StatisticsView>()),
  statisticsFile: get('/statistics.xlsx', '导出督查统计').input(period).output(z.file()),
  instructions: get('/instructions', '一位领导的批示件：只给督查室和本人').input(z.object({ leader: z.string().min(1).max(64), ...months, ...paged }).refine(span, '统计期的开始不能晚于结束，且不超过36个月')).output(answer<Page<InstructionLine>>()),
  parts: get('/parts', '统计数字背后的任务').input(z.object({ ...parts, ...paged }).refine(span, '统计期的开始不能晚于结束，且不超过36个月')).output(answer<Page<PartLine>>()),
  partsFile: get('/parts.xlsx', '导出任务明细').input(z.object(parts).refine(span, '统计期的开始不能晚于结束，且不超过36个月')).output(z.file()),
  noteFalseReport: post('/items/{item}/assignments/{assignment}/false-report', '认定虚假反馈').input(z.object({ item: itemId, assignment: z.coerce.number().int().min(1).max(1000), reason: needed(1000, '请写明认定理由') })).output(z.object({ item: z.string() })),
}

// ---------------------------------------------------------------- suggestions

const suggestionId = id<'supervision-suggestion'>() satisfies z.ZodType<SuggestionId>
const change = z.object({
  kind: z.enum(['document', 'decision', 'item']), title: needed(200, '请填写文件、决策或事项的名称'), number: words(60).nullable(), link: z.string().max(200).regex(/^\/(?![/\\])[^\s\\]*$/, '请填写本系统页面').nullable(),
}) satisfies z.ZodType<Changed>
const fate = z.enum(fates as [Fate, ...Fate[]])
const kind = z.enum(problemKinds as [ProblemKind, ...ProblemKind[]])
const suggestionAct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sort'), kind }), z.object({ type: z.literal('study'), words: words(1000).default('') }), z.object({ type: z.literal('adopt'), words: words(1000).default(''), change: change.nullable() }),
  z.object({ type: z.literal('reject'), words: words(1000) }), z.object({ type: z.literal('link'), change }),
])

const narrowed = { fate: fate.optional(), kind: kind.optional(), unit: unitId.optional(), source: source.optional() }
const suggestions = {
  suggestionsFile: get('/suggestions.xlsx', '导出问题与建议').input(z.object(narrowed)).output(z.file()),
  suggestions: get('/suggestions', '问题与建议').input(z.object({ ...narrowed, ...paged })).output(answer<Page<SuggestionView>>()),
  suggestion: get('/suggestions/{suggestion}', '一条问题与建议').input(z.object({ suggestion: suggestionId })).output(answer<SuggestionView>()),
  actOnSuggestion: post('/suggestions/{suggestion}/acts', '归类、研究、采纳建议', 'staff').input(z.object({ suggestion: suggestionId, act: suggestionAct })).output(z.object({ id: z.string(), fate, version: z.number() })),
}

// ---------------------------------------------------------------- papers

const outputId = id<'supervision-output'>() satisfies z.ZodType<OutputId>
const run = z.object({ text: words(20_000) })
const align = z.enum(['left', 'center', 'right']).exactOptional()
const cell = z.object({ text: words(5000), align, columnSpan: z.number().int().min(1).max(40).exactOptional(), rowSpan: z.number().int().min(1).max(400).exactOptional() })
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), runs: z.array(run), runIn: z.array(run).exactOptional() }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(run), align }),
  z.object({ kind: z.literal('table'), caption: words(200).exactOptional(), columns: z.array(z.number().positive()).min(1).max(40), headerRows: z.number().int().min(0).max(20), rows: z.array(z.array(cell)).max(2000) }),
])
const body = z.array(block).max(2000) satisfies z.ZodType<Output['body']>
const outputAct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('refresh') }), z.object({ type: z.literal('edit'), from: z.number().int().min(1), title: needed(200, '请填写标题'), body }), z.object({ type: z.literal('freeze') }), z.object({ type: z.literal('send') }),
])
const outputKind = z.enum(outputKinds as [OutputKind, ...OutputKind[]])
const ofOutput = z.object({ output: outputId })
const keptOutput = z.object({ id: z.string(), at: z.enum(['draft', 'frozen', 'sent']), version: z.number() })

const outputs = {
  outputs: get('/outputs', '督查专报、通报、报告和问题专报').input(z.object({ kind: outputKind.optional(), ...paged })).output(answer<Page<OutputLine>>()),
  output: get('/outputs/{output}', '一份督查材料').input(ofOutput).output(answer<OutputView>()),
  outputPages: get('/outputs/{output}/pages', '督查材料版式预览（SVG）').input(ofOutput).output(answer<{ readonly pages: readonly string[] }>()),
  outputFile: get('/outputs/{output}/{file}', '督查材料 PDF、OFD').input(ofOutput.extend({ file: z.enum(['paper.pdf', 'paper.ofd']) })).output(z.file()),
  makeOutput: post('/outputs', '按截至目前的数据生成督查材料').input(z.object({ kind: outputKind, ...months }).refine(span, '统计期的开始不能晚于结束，且不超过36个月')).output(keptOutput),
  actOnOutput: post('/outputs/{output}/acts', '修改、定稿、转办文').input(ofOutput.extend({ act: outputAct })).output(keptOutput),
}

// ---------------------------------------------------------------- assessment

const assessmentId = id<'supervision-assessment'>() satisfies z.ZodType<AssessmentId>
const figure = z.number().int().min(0).max(1_000_000)
const correction = z.object({ due: figure, handed: figure, onTime: figure, passed: figure, firstPass: figure, reworked: figure, quality: figure, falseReports: figure }) satisfies z.ZodType<Assessed>
const assessmentAct = z.discriminatedUnion('type', [
  z.object({ type: z.literal('recompute') }), z.object({ type: z.literal('notice') }), z.object({ type: z.literal('publish') }),
  z.object({ type: z.literal('appeal'), unit: unitId, reason: needed(2000, '请写明申诉理由') }),
  z.object({ type: z.literal('answer'), appeal: z.number().int().min(1), reason: needed(2000, '请写明答复意见'), correction: correction.nullable() }),
])
const keptAssessment = z.object({ id: z.string(), at: z.enum(['trial', 'noticed', 'published']), version: z.number(), output: z.string().nullable() })

const assessments = {
  assessments: get('/assessments', '督查考核').input(z.object(paged)).output(answer<Page<AssessmentLine>>()),
  assessment: get('/assessments/{assessment}', '一次督查考核').input(z.object({ assessment: assessmentId })).output(answer<AssessmentView>()),
  assess: post('/assessments', '考核试算').input(period).output(keptAssessment),
  actOnAssessment: post('/assessments/{assessment}/acts', '预告、申诉、答复、发布', 'staff').input(z.object({ assessment: assessmentId, act: assessmentAct })).output(keptAssessment),
}

/** What 反馈、成果、统计 and 考核 answer over the wire. */
export const outputsContract = { ...statistics, ...suggestions, ...outputs, ...assessments }
