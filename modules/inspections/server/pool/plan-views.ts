import { calendarOf } from '#modules/administration'
import { refuse, type Refused } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { Db } from '#platform/act'
import { collisionsOf } from '../../core/collisions.ts'
import { burdenOf } from '../../core/burden.ts'
import { decidePlan, takesUnits, unsettled, windowOf, type PlanGiven } from '../../core/plans.ts'
import type { PlanAct, PlanId, PresentPlan } from '../../core/plans-types.ts'
import { maySeePlan, mayUsePool } from '../../core/pool-access.ts'
import type { PlanLine, PlanMay, PlanView, ThreadLine } from '../../core/pool-views.ts'
import { occasionsOfYear, planKey, visitsIn } from './occasions.ts'
import { collisionsFor, factsFor, planOf, planStream } from './plans.ts'
import { poolSettings } from './settings.ts'
import { pool } from './tables.ts'
import { poolViewer, type PoolLooking, type PoolViewer } from './viewer.ts'

/** The plans of a year, by their first day; of other agencies' the fact alone. */
export async function planLines(looking: PoolLooking, year: number): Promise<readonly PlanLine[]> {
  const { db, now } = looking
  const viewer = await poolViewer(looking)
  if (!mayUsePool(viewer)) return []
  const rows = await pool(db).selectFrom('inspections_plans').select('state').where('year', '=', year).orderBy('from_on').orderBy('id').execute()
  const [occasions, calendar, { collisionWorkdays: workdays }, today] = [await occasionsOfYear(db, year), await calendarOf(db), await poolSettings(db), dayOf(now)]
  const openCount = (plan: PresentPlan): number => {
    const mine = occasions.find(({ key }) => key === planKey(plan))
    return !mine || plan.at === 'done' || mine.to < today ? 0 : unsettled(plan, collisionsOf(mine, occasions, { calendar, workdays })).length
  }
  return rows.flatMap(({ state }) => (maySeePlan(viewer, state) ? [lineOf(state, openCount(state))] : takesUnits(state) ? [factOf(state)] : []))
}

const lineOf = (plan: PresentPlan, collisions: number): PlanLine => ({
  id: plan.id, agency: plan.agency, members: plan.members, at: plan.at, ...windowOf(plan), theme: plan.content.theme, kind: plan.content.kind, isAnnual: plan.isAnnual, targets: plan.content.targets, collisions,
})
/** R51: that somebody is out, and when. */
const factOf = (plan: PresentPlan): PlanLine => ({ id: null, agency: plan.agency, members: plan.members, at: plan.at, ...windowOf(plan), theme: null, kind: null, isAnnual: plan.isAnnual, targets: [], collisions: 0 })

/** The page of one plan; `not-found` for whoever may know only the fact. */
export async function planView(looking: PoolLooking, id: PlanId): Promise<PlanView | Refused<'not-found'>> {
  const { db } = looking
  const [stored, viewer] = [await planOf(db, id), await poolViewer(looking)]
  if (!stored || !maySeePlan(viewer, stored.state)) return refuse('not-found')
  const { state: plan, version } = stored
  const collisions = await collisionsFor(looking, plan)
  const open = unsettled(plan, collisions)
  return {
    id, version, plan, thread: await threadLines(db, planStream(id)), may: await mayDo(looking, viewer, plan), burdened: await burdenedBy(looking, plan),
    collisions: collisions.map((one) => {
      const reason = plan.kept.find((kept) => kept.with === one.with)?.reason ?? ''
      return { ...one, standing: open.includes(one) ? 'open' : reason ? 'kept' : 'offered', mayMerge: one.source === 'plan' && one.agencies[0]?.unit !== plan.agency.unit, reason }
    }),
  }
}

/** 减负: the units that would be troubled more often than in the whole of last year. */
async function burdenedBy({ db, now }: PoolLooking, plan: PresentPlan): Promise<PlanView['burdened']> {
  if (plan.at === 'done' || !takesUnits(plan)) return []
  const { reduction } = await poolSettings(db)
  const visits = await visitsIn(db, { year: plan.year, units: plan.content.targets.map(({ unit }) => unit) })
  return burdenOf(plan.content.targets, visits, { year: plan.year, today: dayOf(now), reduction }).filter(({ state }) => state === 'willExceed' || state === 'exceeded')
}

/** Everything that happened to a plan or a transfer, in order. */
export async function threadLines<Event>(db: Db, stream: string): Promise<readonly ThreadLine<Event>[]> {
  const rows = await pool(db).selectFrom('inspections_pool_thread').selectAll().where('stream', '=', stream).orderBy('number').execute()
  return rows.map(({ number, at, by_name, unit_name, event }) => ({ number, at, byName: by_name, unitName: unit_name, event: event as Event }))
}

/** The decider itself is asked with a well-filled act of each kind, so that a button is there exactly when its act would hold. */
async function mayDo(looking: PoolLooking, viewer: PoolViewer, plan: PresentPlan): Promise<readonly PlanMay[]> {
  const found = new Map<string, PlanMay>()
  for (const act of samplesOf(plan)) {
    const facts = await factsFor(looking, plan, { command: act, agencies: viewer.all })
    for (const identity of viewer.identities) {
      const actor: PlanGiven['actor'] = { person: viewer.identities[0]!.person, name: '', unit: null, unitName: '', onBehalfOf: identity === viewer.identities[0] ? null : { person: identity.person, name: '' } }
      const offer = 'offer' in act ? act.offer : null
      // What is still to be settled is said when it is asked for: the button is there, and says what stands in the way.
      const answer = decidePlan(plan, act, { ...facts, actor })
      if (answer.kind === 'accepted' || (act.type === 'submit' && SAYS_WHY.has(answer.code))) found.set(`${act.type}-${offer}`, { act: act.type, offer })
    }
  }
  return [...found.values()]
}

const SAYS_WHY: ReadonlySet<string> = new Set(['collision-open', 'offer-open', 'comprehensive-outside-annual', 'comprehensive-not-filed'])

function samplesOf(plan: PresentPlan): readonly PlanAct[] {
  const { from, to } = plan.content
  return [
    { type: 'amend', content: plan.content }, { type: 'submit' }, { type: 'approve' }, { type: 'return', reason: '…' }, { type: 'move', from, to, reason: '…' }, { type: 'finish', on: plan.draftedAt.slice(0, 10) as typeof from }, { type: 'cancel', reason: '…' },
    ...plan.offers.filter(({ answer }) => answer === null).flatMap(({ number }): PlanAct[] => [{ type: 'accept-merge', offer: number }, { type: 'decline-merge', offer: number, reason: '…' }]),
  ]
}
