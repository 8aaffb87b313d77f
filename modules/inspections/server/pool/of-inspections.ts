import { calendarOf } from '#modules/administration'
import { refuse, type Refused } from '#lib/decision'
import type { Id } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { isRefused, type Call, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { isHandedOut, sightOf } from '../../core/access.ts'
import { collisionsOf, type Collision } from '../../core/collisions.ts'
import type { LibraryKey } from '../../core/library.ts'
import { maySeePlan, planHref } from '../../core/pool-access.ts'
import type { PlanId } from '../../core/plans-types.ts'
import type { Inspection, InspectionId, Plan, Present } from '../../core/types.ts'
import type { Done } from '../ground.ts'
import { inspectionOf, type Change } from '../store.ts'
import { viewerOf } from '../viewer.ts'
import { keepInLibrary } from './library.ts'
import { keepOccasion, occasionsNear, planKey, type KeptOccasion } from './occasions.ts'
import { finishByVisit, planOf } from './plans.ts'
import { poolSettings } from './settings.ts'
import { poolViewer, type PoolLooking } from './viewer.ts'

/** What an inspection means for the pool: its units are taken, its plan is carried out, its problems reach the library. */
export async function keepPool(work: Work, { before, after, events }: Pick<Change, 'before' | 'after' | 'events'>): Promise<void> {
  const plan = planBehind(after)
  if (plan === null) {
    if (JSON.stringify(occasionOf(before)) !== JSON.stringify(occasionOf(after))) await keepOccasion(work.db, `inspection:${after.id}`, occasionOf(after))
  } else {
    // A notice is no visit yet: what was written down on the spot is.
    const visited = events.find((event) => event.type === 'recorded')
    if (visited) await finishByVisit(work, plan, { by: visited.by, at: visited.at, on: dayOf(visited.entry.notedAt) })
  }
  const known = new Set(linesOf(before).map((line) => JSON.stringify(line)))
  await keepInLibrary(work.db, linesOf(after).filter((line) => !known.has(JSON.stringify(line))))
}

const PLAN = 'plan:'
/** The entry of the calendar that an inspection carries out: that one takes the units already. */
const planBehind = ({ plan: { basis } }: Present): PlanId | null => (basis.kind === 'annualPlan' && basis.subject?.startsWith(PLAN) ? basis.subject.slice(PLAN.length) as PlanId : null)

function occasionOf(inspection: Inspection): KeptOccasion | null {
  if (inspection.at === 'absent' || inspection.at === 'cancelled') return null
  const { id, plan: { theme, method, lead, members, targets, from, to } } = inspection
  const first = 'findings' in inspection ? inspection.findings[0] : undefined
  const window = first ? { from: dayOf(first.notedAt), to: dayOf(first.notedAt) } : { from, to }
  return { key: `inspection:${id}`, source: 'inspection', kind: method === 'special' ? 'special' : 'routine', theme, agencies: [lead, ...members], targets, ...window, isHeld: first !== undefined }
}

const WAITING: readonly Inspection['at'][] = ['drafted', 'submitted', 'approved']

/** What an inspection that no plan foresaw runs into, before it sets out; of the others only the fact. One by plan was settled there. */
export async function collisionsOfInspection(looking: PoolLooking, id: InspectionId): Promise<readonly Collision[] | Refused<'not-found'>> {
  const { db } = looking
  const stored = await inspectionOf(db, id)
  if (!stored || sightOf(await viewerOf(looking), stored.state) !== 'whole') return refuse('not-found')
  const occasion = occasionOf(stored.state)
  if (!occasion || occasion.targets.length === 0 || !WAITING.includes(stored.state.at) || planBehind(stored.state) !== null) return []
  const { collisionWorkdays: workdays } = await poolSettings(db)
  return collisionsOf(occasion, await occasionsNear(db, occasion, workdays), { calendar: await calendarOf(db), workdays })
}

/** Problems become the library's when they are handed out, not before. */
function linesOf(inspection: Inspection): Parameters<typeof keepInLibrary>[1] {
  if (inspection.at === 'absent' || !isHandedOut(inspection)) return []
  const { id, plan, problems, handedOutAt } = inspection
  return problems.map((one) => ({
    key: `inspection:${id}#${one.number}` as LibraryKey, agencies: [plan.lead, ...plan.members], unit: one.unit, source: plan.method, at: one.at, text: one.description, measure: one.measure, dueOn: one.dueOn,
    listedOn: dayOf(handedOutAt), link: `/inspections/${id}`,
  }))
}

/** 依计划拟定督查方案: the plan's words go over; team and checklist are added there. */
export async function inspectByPlan(platform: Platform, call: Call, { plan: id, draft }: { plan: PlanId; draft: (plan: Plan) => Promise<Done | Refused> }): Promise<Done | Refused> {
  const [stored, viewer] = [await planOf(platform.db, id), await poolViewer({ db: platform.db, actor: call.actor, now: platform.now() })]
  if (!stored || !maySeePlan(viewer, stored.state)) return refuse('not-found')
  const { state: plan } = stored
  // 先批准、后通知: nothing goes out on a plan that nobody approved.
  if (plan.at !== 'approved') return refuse('plan-not-approved')
  const { theme, method, targets, from, to } = plan.content
  const made = await draft({
    method: plan.members.length > 0 ? 'joint' : method, isCovert: false, theme, basis: { kind: 'annualPlan', subject: planKey(plan), title: theme, link: planHref(id) }, lead: plan.agency, members: plan.members,
    from, to, place: '', targets, team: [], checklist: [], demand: '',
  })
  return isRefused(made) ? made : { ...made, id: made.id as Id<'inspection'> }
}
