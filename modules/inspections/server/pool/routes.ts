import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { poolContract } from '../../contract/pool.ts'
import type { InspectionAction } from '../../core/actions.ts'
import type { PoolAction } from '../../core/pool-actions.ts'
import { draft } from '../commands.ts'
import { agencyViews, poolOptions, setAgency } from './agencies.ts'
import { burdenRows, burdenView } from './burden.ts'
import { actOnProblem, libraryPage, noteProblem } from './library.ts'
import { collisionsOfInspection, inspectByPlan } from './of-inspections.ts'
import { planLines, planView } from './plan-views.ts'
import { actOnPlan, draftPlan } from './plans.ts'
import { actOnTransfer, sendTransfer, transferLines, transferView } from './transfers.ts'
import type { PoolLooking } from './viewer.ts'

const os = implement(poolContract).$context<RouteContext<PoolAction | InspectionAction>>()

/** HTTP ↔ command or query. */
export const poolRouter = (platform: Platform) => ({ ...readRoutes(platform), ...actRoutes(platform) })

const lookingAt = ({ db, now }: Platform, { actor }: { readonly actor: Actor | null }): PoolLooking => ({ db, actor: actor!, now: now() })

const readRoutes = (platform: Platform) => ({
  poolOptions: os.poolOptions.handler(({ context }) => poolOptions(lookingAt(platform, context))),
  agencies: os.agencies.handler(({ context }) => agencyViews(lookingAt(platform, context))),
  plans: os.plans.handler(({ input, context }) => planLines(lookingAt(platform, context), input.year)),
  plan: os.plan.handler(async ({ input, context }) => answered(await planView(lookingAt(platform, context), input.plan))),
  inspectionCollisions: os.inspectionCollisions.handler(async ({ input, context }) => answered(await collisionsOfInspection(lookingAt(platform, context), input.inspection))),
  library: os.library.handler(({ input: { after, limit, ...filter }, context }) => libraryPage(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  transfers: os.transfers.handler(({ input: { after, limit, scope }, context }) => transferLines(lookingAt(platform, context), { after: after ?? null, limit, scope })),
  transfer: os.transfer.handler(async ({ input, context }) => {
    const view = answered(await transferView(lookingAt(platform, context), input.transfer))
    // R51, R120: whoever reads what was handed on is written down.
    await context.auditRead('inspections.readTransfer', `inspection-transfer:${input.transfer}`)
    return view
  }),
  burden: os.burden.handler(({ input, context }) => burdenView(lookingAt(platform, context), input)),
  burdenRows: os.burdenRows.handler(async ({ input, context }) => answered(await burdenRows(lookingAt(platform, context), input))),
})

const actRoutes = (platform: Platform) => ({
  setAgency: os.setAgency.handler(async ({ input, context }) => answered(await setAgency(platform, context.call('inspections.setAgency'), input))),
  draftPlan: os.draftPlan.handler(async ({ input, context }) => answered(await draftPlan(platform, context.call(input.on === null ? 'inspections.plan-draft' : 'inspections.plan-record'), input))),
  actOnPlan: os.actOnPlan.handler(async ({ input, context }) => answered(await actOnPlan(platform, context.call(`inspections.plan-${input.act.type}`), input))),
  inspectByPlan: os.inspectByPlan.handler(async ({ input, context }) => {
    const call = context.call('inspections.draft')
    return answered(await inspectByPlan(platform, call, { plan: input.plan, draft: (plan) => draft(platform, call, plan) }))
  }),
  noteProblem: os.noteProblem.handler(async ({ input, context }) => answered(await noteProblem(platform, context.call('inspections.library-note'), input))),
  actOnProblem: os.actOnProblem.handler(async ({ input, context }) => answered(await actOnProblem(platform, context.call(`inspections.library-${input.act.type}`), input))),
  sendTransfer: os.sendTransfer.handler(async ({ input, context }) => answered(await sendTransfer(platform, context.call('inspections.transfer-send'), input))),
  actOnTransfer: os.actOnTransfer.handler(async ({ input, context }) => answered(await actOnTransfer(platform, context.call(`inspections.transfer-${input.act.type}`), input))),
})
