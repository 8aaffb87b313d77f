import { z } from 'zod'
import { route } from '#lib/contract'
import { answer, day, id, words } from '#lib/schemas'
import { pointLevels } from '../core/network/types.ts'
import type { PointId } from '../core/network/three.ts'
import type { CircularId } from '../core/scores/circular.ts'
import type { Quarter } from '../core/scores/facts.ts'
import { adoptionLevels, instructionLevels, scoredKinds, sharings, type ScoreRules } from '../core/scores/rules.ts'
import type { CircularSummary, CircularView, PointScoresView, RulesView, ScoresView } from '../core/scores/views.ts'

const pointId = id<'point'>() satisfies z.ZodType<PointId>
const circularId = id<'reporting-circular'>() satisfies z.ZodType<CircularId>
const quarter = z.string().regex(/^(19|20|21)\d{2}-Q[1-4]$/, '请填写季度，如 2026-Q4') as unknown as z.ZodType<Quarter, string>

const scorePoints = z.number('请填写分数').min(0, '分数不小于0').max(1000, '分数不大于1000').multipleOf(0.01, '分数最多两位小数')
const each = <Name extends string, Of extends z.ZodType>(names: readonly Name[], of: Of) => z.object(Object.fromEntries(names.map((name) => [name, of])) as Record<Name, Of>)
const count = z.number().int('请填写整数').min(0, '不小于0').max(1000, '不大于1000')
const cap = scorePoints.min(1, '上限不小于1').nullable()
const rules = z.object({
  adoption: each(adoptionLevels, z.object({ single: scorePoints, combined: scorePoints })), instruction: each(instructionLevels, scorePoints), weights: each(scoredKinds, z.number().int('请填写整数').min(10, '权重不小于10%').max(500, '权重不大于500%')),
  commission: z.object({ adopted: scorePoints, unanswered: scorePoints }),
  minimum: z.object({ levels: z.array(z.enum(pointLevels)).max(4), monthly: count, monthlyDeduction: scorePoints, quarterlyLong: count, quarterlyDeduction: scorePoints }),
  emergency: z.object({ late: scorePoints, missed: scorePoints }), sharing: z.enum(sharings), leadShare: z.number().int('请填写整数').min(50, '牵头单位不少于50%').max(100, '牵头单位不多于100%'), caps: z.object({ item: cap, month: cap }),
}) satisfies z.ZodType<ScoreRules>

const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notice') }), z.object({ type: z.literal('send') }), z.object({ type: z.literal('discard'), reason: words(500) }),
  z.object({ type: z.literal('appeal'), point: pointId, reason: words(2000) }),
  z.object({ type: z.literal('answer'), appeal: z.number().int().min(1), points: z.number().int().min(-100_000).max(100_000).nullable(), reason: words(2000) }),
])

const tags = ['信息计分']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/reporting${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string, access: 'staff' | ['infoEditor'] | ['officeHead']) => route({ method: 'POST', path: `/reporting${path}`, summary, access, tags })
const kept = z.object({ id: z.string(), at: z.string(), version: z.number() })

/** What scoring and the quarterly 通报 answer over the wire (R36, B4). */
export const scoresContract = {
  scores: get('/scores', '各直报点一个季度的得分').input(z.object({ quarter: quarter.optional() })).output(answer<ScoresView>()),
  scoresFile: get('/scores.xlsx', '导出一个季度的得分').input(z.object({ quarter })).output(z.file()),
  scoreRules: get('/score-rules', '计分办法的各个版本').output(answer<RulesView>()),
  decideRules: post('/score-rules', '发布新的计分办法', ['officeHead']).input(z.object({ from: day, rules, reason: words(500) })).output(z.object({ number: z.number() })),
  recomputeScores: post('/scores/recompute', '重新计算一个季度；没有变化的不添一行', ['infoEditor']).input(z.object({ quarter })).output(z.object({ added: z.number() })),
  pointScores: get('/scores/{point}', '一个直报点的得分明细').input(z.object({ point: pointId, quarter, after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) })).output(answer<PointScoresView>()),
  correctScore: post('/scores/{point}/corrections', '更正得分，另记一行', ['infoEditor']).input(z.object({ point: pointId, points: z.number().int('分数最多两位小数').min(-100_000).max(100_000), reason: words(500) })).output(z.object({ id: z.string() })),
  circulars: get('/circulars', '信息通报').output(answer<readonly CircularSummary[]>()),
  circular: get('/circulars/{circular}', '一份信息通报').input(z.object({ circular: circularId })).output(answer<CircularView>()),
  makeCircular: post('/circulars', '冻结一个季度的数据', ['infoEditor']).input(z.object({ quarter })).output(kept),
  actOnCircular: post('/circulars/{circular}/acts', '预告、申诉、答复、转办文', 'staff').input(z.object({ circular: circularId, act })).output(kept),
}
