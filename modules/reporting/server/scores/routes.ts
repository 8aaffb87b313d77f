import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX, writeWorkbook } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { scoresContract } from '../../contract/scores.ts'
import type { scoreActions } from '../../core/scores/actions.ts'
import { scoreKindWords, scoreKinds } from '../../core/scores/facts.ts'
import type { ScoresView } from '../../core/scores/views.ts'
import type { Looking } from '../viewer.ts'
import { circularView, listCirculars } from './circular-views.ts'
import { actOnCircular, makeCircular } from './circulars.ts'
import { correctScore, recompute } from './corrections.ts'
import { pointScores, scoresView } from './queries.ts'
import { decideRules, rulesView } from './rules.ts'

type Context = RouteContext<keyof typeof scoreActions>
const os = implement(scoresContract).$context<Context>()
type Handled = Context & { readonly actor: Actor | null }
const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query of scores and 通报. */
export const scoreRoutes = (platform: Platform) => ({
  scores: os.scores.handler(({ input, context }) => scoresView(lookingAt(platform, context), input.quarter ?? null)),
  scoresFile: os.scoresFile.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    const view = await scoresView(looking, input.quarter)
    await context.auditRead('reporting.export-scores', `reporting-scores:${input.quarter}`)
    return new File([await scoresWorkbook(view, `${context.actor!.name} 于 ${dayOf(looking.now)} 导出，仅供内部使用`) as Uint8Array<ArrayBuffer>], '信息得分.xlsx', { type: XLSX })
  }),
  scoreRules: os.scoreRules.handler(({ context }) => rulesView(lookingAt(platform, context))),
  decideRules: os.decideRules.handler(async ({ input, context }) => answered(await decideRules(platform, context.call('reporting.decide-rules'), input))),
  recomputeScores: os.recomputeScores.handler(async ({ input, context }) => answered(await recompute(platform, context.call('reporting.recompute-scores'), input))),
  pointScores: os.pointScores.handler(async ({ input, context }) => answered(await pointScores(lookingAt(platform, context), { ...input, after: input.after ?? null }))),
  correctScore: os.correctScore.handler(async ({ input, context }) => answered(await correctScore(platform, context.call('reporting.correct-score'), input))),
  circulars: os.circulars.handler(({ context }) => listCirculars(lookingAt(platform, context))),
  circular: os.circular.handler(async ({ input, context }) => answered(await circularView(lookingAt(platform, context), input.circular))),
  makeCircular: os.makeCircular.handler(async ({ input, context }) => answered(await makeCircular(platform, context.call('reporting.make-circular'), input))),
  actOnCircular: os.actOnCircular.handler(async ({ input, context }) => answered(await actOnCircular(platform, context.call(`reporting.circular-${input.act.type}`), input))),
})

const HUNDRED = 100
/** What is shown, in the order in which it is shown. */
const scoresWorkbook = ({ lines }: ScoresView, note: string): Promise<Uint8Array> => writeWorkbook([{
  name: '信息得分', note, columns: ['直报点', ...scoreKinds.map((kind) => scoreKindWords[kind]), '合计', '备注'].map((title) => ({ title })),
  rows: lines.map(({ name, byKind, points, vetoes }) => [name, ...scoreKinds.map((kind) => (byKind[kind] ?? 0) / HUNDRED), points / HUNDRED, vetoes > 0 ? '一票否决' : '']),
}])
