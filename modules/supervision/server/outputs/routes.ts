import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { outputsContract } from '../../contract/outputs.ts'
import type { SupervisionAction } from '../../core/actions.ts'
import type { Looking } from '../viewer.ts'
import { actOnAssessment, assess, assessmentView, listAssessments } from './assessments.ts'
import { noteFalseReport } from './false-reports.ts'
import { actOnOutput, listOutputs, makeOutput, outputView } from './outputs.ts'
import { outputFile, outputPages } from './pages.ts'
import { listParts, wholeParts } from './parts.ts'
import { listInstructions, statisticsOf } from './statistics.ts'
import { actOnSuggestion, listSuggestions, suggestionView, wholeSuggestions } from './suggestions.ts'
import { partsWorkbook, statisticsWorkbook, suggestionsWorkbook } from './workbook.ts'

const os = implement(outputsContract).$context<RouteContext<SupervisionAction>>()
type Handled = RouteContext<SupervisionAction> & { readonly actor: Actor | null }
const LARGEST_EXPORT = 20_000
const TYPES = { 'paper.pdf': 'application/pdf', 'paper.ofd': 'application/ofd' } as const

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })
const file = (bytes: Uint8Array, name: string, type: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type })
const exportNote = ({ actor, now }: Looking): string => `${actor.name} 于 ${dayOf(now)} 导出，仅供内部使用`

/** HTTP ↔ command or query of 反馈、成果、统计 and 考核. */
export const outputsRouter = (platform: Platform) => ({ ...readRoutes(platform), ...fileRoutes(platform), ...actRoutes(platform) })

const readRoutes = (platform: Platform) => ({
  statistics: os.statistics.handler(({ input, context }) => statisticsOf(lookingAt(platform, context), input)),
  instructions: os.instructions.handler(({ input: { leader, from, to, after, limit }, context }) => listInstructions(lookingAt(platform, context), { leader, period: { from, to }, after: after ?? null, limit })),
  parts: os.parts.handler(({ input: { after, limit, from, to, ...filter }, context }) => listParts(lookingAt(platform, context), { filter: { ...filter, period: { from, to } }, after: after ?? null, limit })),
  suggestions: os.suggestions.handler(({ input: { after, limit, ...filter }, context }) => listSuggestions(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  suggestion: os.suggestion.handler(async ({ input, context }) => answered(await suggestionView(lookingAt(platform, context), input.suggestion))),
  outputs: os.outputs.handler(({ input: { after, ...asked }, context }) => listOutputs(lookingAt(platform, context), { ...asked, after: after ?? null })),
  output: os.output.handler(async ({ input, context }) => answered(await outputView(lookingAt(platform, context), input.output))),
  outputPages: os.outputPages.handler(async ({ input, context }) => answered(await outputPages(platform, lookingAt(platform, context), input.output))),
  assessments: os.assessments.handler(({ input: { after, limit }, context }) => listAssessments(lookingAt(platform, context), { after: after ?? null, limit })),
  assessment: os.assessment.handler(async ({ input, context }) => answered(await assessmentView(lookingAt(platform, context), input.assessment))),
})

// What leaves the system as a file is written down (R84).
const fileRoutes = (platform: Platform) => ({
  statisticsFile: os.statisticsFile.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    const view = await statisticsOf(looking, input)
    await context.auditRead('supervision.exportStatistics', `supervision:${input.from}..${input.to}`)
    return file(await statisticsWorkbook(view, exportNote(looking)), '督查统计.xlsx', XLSX)
  }),
  partsFile: os.partsFile.handler(async ({ input: { from, to, ...filter }, context }) => {
    const looking = lookingAt(platform, context)
    const lines = answered(await wholeParts(looking, { filter: { ...filter, period: { from, to } }, limit: LARGEST_EXPORT }))
    await context.auditRead('supervision.exportStatistics', `supervision:${from}..${to}`)
    return file(await partsWorkbook(lines, exportNote(looking)), '任务明细.xlsx', XLSX)
  }),
  suggestionsFile: os.suggestionsFile.handler(async ({ input: filter, context }) => {
    const looking = lookingAt(platform, context)
    const lines = answered(await wholeSuggestions(looking, { filter, limit: LARGEST_EXPORT }))
    await context.auditRead('supervision.exportSuggestions', `supervision:${dayOf(looking.now)}`)
    return file(await suggestionsWorkbook(lines, exportNote(looking)), '问题与建议.xlsx', XLSX)
  }),
  outputFile: os.outputFile.handler(async ({ input, context }) => {
    const { name, bytes } = answered(await outputFile(platform, lookingAt(platform, context), { id: input.output, kind: input.file === 'paper.pdf' ? 'pdf' : 'ofd' }))
    await context.auditRead('supervision.print', `supervision-output:${input.output}`)
    return file(bytes, name, TYPES[input.file])
  }),
})

const actRoutes = (platform: Platform) => ({
  noteFalseReport: os.noteFalseReport.handler(async ({ input, context }) => answered(await noteFalseReport(platform, context.call('supervision.note-false-report'), input))),
  actOnSuggestion: os.actOnSuggestion.handler(async ({ input, context }) => answered(await actOnSuggestion(platform, context.call(`supervision.suggestion-${input.act.type}`), input))),
  makeOutput: os.makeOutput.handler(async ({ input: { kind, from, to }, context }) => answered(await makeOutput(platform, context.call('supervision.make-output'), { kind, period: { from, to } }))),
  actOnOutput: os.actOnOutput.handler(async ({ input, context }) => answered(await actOnOutput(platform, context.call(`supervision.output-${input.act.type}`), input))),
  assess: os.assess.handler(async ({ input, context }) => answered(await assess(platform, context.call('supervision.assess'), input))),
  actOnAssessment: os.actOnAssessment.handler(async ({ input, context }) => answered(await actOnAssessment(platform, context.call(`supervision.assessment-${input.act.type}`), input))),
})
