import { z } from 'zod'
import { route } from '#lib/contract'
import { answer, id, instant, words } from '#lib/schemas'
import type { CommissionId } from '../core/commissions/commissions.ts'
import type { CommissionLine, CommissionOptions, CommissionView, TopicsView } from '../core/commissions/views.ts'
import type { PointId } from '../core/network/three.ts'

const commissionId = id<'commission'>() satisfies z.ZodType<CommissionId>
const pointId = id<'point'>() satisfies z.ZodType<PointId>
const tags = ['约稿和要点']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/reporting${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/reporting${path}`, summary, access: ['infoEditor'], tags })
const kept = z.object({ id: commissionId, at: z.enum(['issued', 'closed']) })

/** Routes of 约稿 and 采编要点. */
export const commissionsContract = {
  commissions: get('/commissions', '约稿').input(z.object({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(answer<{ readonly lines: readonly CommissionLine[]; readonly next: string | null }>()),
  commissionOptions: get('/commissions/options', '可以约稿的直报点').output(answer<CommissionOptions>()),
  commissionOf: get('/commissions/{commission}', '一次约稿和报送情况').input(z.object({ commission: commissionId })).output(answer<CommissionView>()),
  commission: post('/commissions', '发出约稿').input(z.object({ topic: words(100).min(1, '请填写约稿主题'), requirement: words(2000), points: z.array(pointId).min(1, '请选择约稿单位').max(500), dueAt: instant })).output(kept),
  actOnCommission: post('/commissions/{commission}/acts', '办理约稿').input(z.object({ commission: commissionId, act: z.discriminatedUnion('type', [z.object({ type: z.literal('extend'), dueAt: instant }), z.object({ type: z.literal('close') })]) })).output(kept),
  topics: get('/topics', '采编要点').output(answer<TopicsView>()),
  issueTopics: post('/topics', '下发采编要点').input(z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请填写月份，如 2026-11'), text: words(5000) })).output(z.object({ month: z.string() })),
}
