import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
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
import { burdenWorkbook, libraryWorkbook, plansWorkbook } from './workbooks.ts'

const os = implement(poolContract).$context<RouteContext<PoolAction | InspectionAction>>()

/** HTTP ↔ command or query. */
export const poolRouter = (platform: Platform) => ({ ...readRoutes(platform), ...actRoutes(platform) })

const lookingAt = ({ db, now }: Platform, { actor }: { readonly actor: Actor | null }): PoolLooking => ({ db, actor: actor!, now: now() })

const LARGEST_EXPORT = 5000
const xlsx = (bytes: Uint8Array, name: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type: XLSX })

/** What leaves the system is written down, and says on its face who took it. */
const fileRoutes = (platform: Platform) => {
  const noted = async (context: RouteContext<PoolAction>, subject: string): Promise<string> => {
    await context.auditRead('inspections.exportPool', `inspections:${subject}`)
    return `${context.actor!.name} 于 ${dayOf(platform.now())} 导出，仅供内部使用`
  }
  return {
    plansFile: os.plansFile.handler(async ({ input: { year, columns }, context }) => xlsx(await plansWorkbook(await planLines(lookingAt(platform, context), year), { columns: columns.split(','), note: await noted(context, 'plans') }), '督查计划.xlsx')),
    libraryFile: os.libraryFile.handler(async ({ input: { columns, ...filter }, context }) => {
      const { lines, next } = await libraryPage(lookingAt(platform, context), { filter, after: null, limit: LARGEST_EXPORT })
      if (next !== null) answered(refuse('library-export-too-large', { limit: LARGEST_EXPORT }))
      return xlsx(await libraryWorkbook(lines, { columns: columns.split(','), note: await noted(context, 'library') }), '问题库.xlsx')
    }),
    burdenFile: os.burdenFile.handler(async ({ input, context }) => xlsx(await burdenWorkbook(await burdenView(lookingAt(platform, context), input), await noted(context, 'burden')), '减负统计.xlsx')),
  }
}

const readRoutes = (platform: Platform) => ({
  ...fileRoutes(platform),
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
