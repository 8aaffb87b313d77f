import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { commissionsContract } from '../../contract/commissions.ts'
import type { CommissionAction } from '../../core/commissions/actions.ts'
import type { Looking } from '../viewer.ts'
import { actOnCommission, commission, issueTopics } from './commands.ts'
import { commissionOptions, commissions, commissionView, topicsView } from './queries.ts'

const os = implement(commissionsContract).$context<RouteContext<CommissionAction>>()
type Handled = RouteContext<CommissionAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query. */
export const commissionsRouter = (platform: Platform) => ({
  commissions: os.commissions.handler(({ input: { after, limit }, context }) => commissions(lookingAt(platform, context), { after: after ?? null, limit })),
  commissionOptions: os.commissionOptions.handler(({ context }) => commissionOptions(lookingAt(platform, context))),
  commissionOf: os.commissionOf.handler(async ({ input, context }) => answered(await commissionView(lookingAt(platform, context), input.commission))),
  commission: os.commission.handler(async ({ input, context }) => answered(await commission(platform, context.call('reporting.commission'), input))),
  actOnCommission: os.actOnCommission.handler(async ({ input: { commission: id, act }, context }) => answered(await actOnCommission(platform, context.call(`reporting.commission-${act.type}`), { id, act }))),
  topics: os.topics.handler(({ context }) => topicsView(lookingAt(platform, context))),
  issueTopics: os.issueTopics.handler(async ({ input, context }) => answered(await issueTopics(platform, context.call('reporting.issue-topics'), input))),
})
