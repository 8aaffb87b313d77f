import { z } from 'zod'
import { route } from '#lib/contract'
import { answer, day, id, instant } from '#lib/schemas'
import type { DiversionLine, NetworkView, Page, RoundLine, RoundView } from '../core/views.ts'

const tags = ['紧急信息网络']
const get = (path: `/${string}`, summary: string) => route({ method: 'GET', path: `/emergencies${path}`, summary, access: 'staff', tags })
const post = (path: `/${string}`, summary: string) => route({ method: 'POST', path: `/emergencies${path}`, summary, access: 'staff', tags })
const unit = id<'unit'>()
const round = z.object({ round: id<'emergencyRound'>() })
const claims = z.array(z.object({ person: id<'person'>(), phone: z.string().trim().max(40) })).max(10)
const paged = z.object({ after: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) })
const done = z.object({ id: z.string() })

/** The emergency network of the townships, its tests, and the ledger of what went the classified way. */
export const networkContract = {
  network: get('/network', '紧急信息网络').output(answer<NetworkView>()),
  registerContacts: post('/network', '登记紧急信息员和分管领导').input(z.object({ unit, from: day, officers: claims, leaders: claims })).output(done),
  rounds: get('/rounds', '点名列表').input(paged).output(answer<Page<RoundLine>>()),
  round: get('/rounds/{round}', '一次点名').input(round).output(answer<RoundView>()),
  roundFile: get('/rounds/{round}/results.xlsx', '点名结果表').input(round).output(z.file()),
  startRound: post('/rounds', '发起点名').input(z.object({ words: z.string().trim().min(1, '请填写点名事由').max(100, '不超过100个字'), units: z.array(unit).max(200) })).output(done),
  answerRound: post('/rounds/{round}/answer', '应答点名').input(round).output(done),
  recordAnswer: post('/rounds/{round}/answers', '登记电话应答').input(round.extend({ unit, at: instant, note: z.string().trim().max(200, '不超过200个字').default('') })).output(done),
  closeRound: post('/rounds/{round}/close', '结束点名').input(round).output(done),
  diversions: get('/diversions', '改走涉密渠道登记').input(paged).output(answer<Page<DiversionLine>>()),
  // N-03: nothing of the matter itself is asked for, so that nothing of it can be written here.
  divert: post('/diversions', '登记改走涉密渠道').input(z.object({ keeper: id<'person'>() })).output(done),
}
