import { calendarOf } from '#modules/administration'
import { decidedInName, unitTree } from '#modules/organisation'
import { keepLedCase, type LedCase, type LedTodo } from '#modules/workflow'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { signedName, type Signatory } from '#lib/signatory'
import { isRefused, type Call, type Db, type Work } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { collisionsOf, type Collision } from '../../core/collisions.ts'
import { decidePlan, takesUnits, windowOf, type PlanGiven } from '../../core/plans.ts'
import { evolvePlan } from '../../core/plans-evolve.ts'
import { planAtWords, type PlanAct, type PlanContent, type PlanEntry, type PlanEntryCommand, type PlanEntryEvent, type PlanId, type PresentPlan } from '../../core/plans-types.ts'
import type { PoolRefusal } from '../../core/pool-refusals.ts'
import { maySeePlan, planHref } from '../../core/pool-access.ts'
import { planTodos } from '../../core/pool-todos.ts'
import type { Agency } from '../../core/agencies.ts'
import { agenciesIn } from './agencies.ts'
import { keepOccasion, occasionOfPlan, occasionsNear, planKey } from './occasions.ts'
import { poolSettings } from './settings.ts'
import { asJson, pool } from './tables.ts'
import { poolViewer, type PoolViewer } from './viewer.ts'

type At = Pick<Platform, 'runCommand'>
export type PoolNo = Refused<PoolRefusal | 'not-found'>
export interface DonePlan { readonly id: PlanId; readonly at: PlanEntry['at']; readonly version: number }
interface StoredPlan { readonly id: PlanId; readonly version: number; readonly state: PresentPlan }

export const planOf = async (db: Db, id: PlanId): Promise<StoredPlan | null> =>
  (await pool(db).selectFrom('inspections_plans').select(['id', 'version', 'state']).where('id', '=', id).executeTakeFirst()) ?? null

/** 拟定计划; or with a day, 补登 what was done before. */
export const draftPlan = (platform: At, call: Call, input: { agency: Agency['unit']; content: PlanContent; on: Day | null }): Promise<DonePlan | Refused> => platform.runCommand(call, async (work) => {
  const { agency, content, on } = input
  const common = { id: work.newId<'inspection-plan'>(), agency, content: await withNames(work, content) }
  const command: PlanEntryCommand = on === null ? { type: 'draft', ...common } : { type: 'record', ...common, on }
  return carryOut(work, { before: { at: 'absent' }, version: 0, viewer: await poolViewer(work) }, command)
})

/** One act of one person on a plan. Merging writes two plans in one act. */
export const actOnPlan = (platform: At, call: Call, input: { plan: PlanId; act: PlanAct }): Promise<DonePlan | Refused> => platform.runCommand(call, async (work) => {
  const first = await planOf(work.db, input.plan)
  const offered = input.act.type === 'accept-merge' ? first?.state.offers.find(({ number }) => 'offer' in input.act && number === input.act.offer)?.plan : undefined
  // Both are locked in one order for all, so that two merges wait for each other and never for ever.
  const locked = await pool(work.db).selectFrom('inspections_plans').select(['id', 'version', 'state']).where('id', 'in', offered ? [input.plan, offered] : [input.plan]).orderBy('id').forUpdate().execute()
  const [stored, viewer] = [locked.find(({ id }) => id === input.plan), await poolViewer(work)]
  if (!stored || !maySeePlan(viewer, stored.state)) return refuse('not-found')
  const act: PlanAct = input.act.type === 'amend' ? { ...input.act, content: await withNames(work, input.act.content) } : input.act
  const done = await carryOut(work, { before: stored.state, version: stored.version, viewer }, act)
  const joining = locked.find(({ id }) => id === offered)
  if (!joining || isRefused(done)) return done
  const gone = await carryOut(work, { before: joining.state, version: joining.version, viewer }, { type: 'merge-into', plan: stored.id, lead: stored.state.agency })
  return isRefused(gone) ? gone : done
})

interface Before { readonly before: PlanEntry; readonly version: number; readonly viewer: PoolViewer }

/** Decides in the actor's name, or in that of one he stands in for, and writes what follows. */
async function carryOut(work: Work, { before, version, viewer }: Before, command: PlanEntryCommand): Promise<DonePlan | PoolNo> {
  const facts = await factsFor(work, before, { command, agencies: viewer.all })
  const decided = await decidedInName(work, viewer.identities, (actor) => decidePlan(before, command, { ...facts, actor }))
  return isRefused(decided) ? decided : savePlan(work, { before, version, ...decided }, viewer.all)
}

/** Everything a decision may ask, for the plan as it will stand. */
export async function factsFor({ db, now }: Pick<Work, 'db' | 'now'>, before: PlanEntry, { command, agencies }: { command: PlanEntryCommand; agencies: readonly Agency[] }): Promise<Omit<PlanGiven, 'actor'>> {
  const settings = await poolSettings(db)
  const otherId = command.type === 'offer-merge' || command.type === 'merge-into' ? command.plan : command.type === 'accept-merge' && before.at !== 'absent' ? before.offers.find(({ number }) => number === command.offer)?.plan : undefined
  const other = otherId ? (await planOf(db, otherId))?.state ?? null : null
  return { now, agencies, annualUntil: settings.annualUntil, other, collisions: before.at === 'absent' ? [] : await collisionsFor({ db }, before) }
}

/** What a plan collides with as it stands. */
export async function collisionsFor({ db }: Pick<Work, 'db'>, plan: PresentPlan): Promise<readonly Collision[]> {
  if (!takesUnits(plan) || plan.at === 'done') return []
  const { collisionWorkdays } = await poolSettings(db)
  const mine = { key: planKey(plan), source: 'plan' as const, agencies: [plan.agency, ...plan.members], targets: plan.content.targets, ...windowOf(plan) }
  return collisionsOf(mine, await occasionsNear(db, mine, collisionWorkdays), { calendar: await calendarOf(db), workdays: collisionWorkdays })
}

interface PlanChange { readonly before: PlanEntry; readonly version: number; readonly events: readonly PlanEntryEvent[]; readonly actor: Signatory }

async function savePlan(work: Work, { before, version, events, actor }: PlanChange, agencies: readonly Agency[]): Promise<DonePlan> {
  const after = events.reduce(evolvePlan, before) as PresentPlan
  const { from, to } = windowOf(after)
  const row = { version: version + events.length, state: asJson(after) as never, at: after.at, year: after.year, agency: after.agency.unit, from_on: from, to_on: to }
  await pool(work.db).insertInto('inspections_plans').values({ id: after.id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute()
  await keepOccasion(work.db, planKey(after), occasionOfPlan(after))
  await keepThread(work, { stream: planStream(after.id), version, events })
  work.record({ stream: planStream(after.id), from: version, events, onBehalfOf: actor.onBehalfOf?.person ?? null, before: before.at === 'absent' ? null : { at: before.at }, after: { at: after.at, from, to } })
  await keepLedCase(work, ledPlan(after), todosFor(after, agencies))
  return { id: after.id, at: after.at, version: version + events.length }
}

/** An inspection began that carries the plan out. One that is no longer approved has been dealt with otherwise. */
export async function finishByVisit(work: Work, id: PlanId, { by, at, on }: { by: Signatory; at: PresentPlan['draftedAt']; on: Day }): Promise<void> {
  const stored = await pool(work.db).selectFrom('inspections_plans').select(['id', 'version', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (stored?.state.at !== 'approved') return
  await savePlan(work, { before: stored.state, version: stored.version, events: [{ type: 'plan-done', on, by, at }], actor: by }, await agenciesIn(work.db))
}

export const planStream = (id: PlanId): string => `inspection-plan:${id}`

/** What happened, for the page. */
export async function keepThread(work: Work, { stream, version, events }: { stream: string; version: number; events: readonly { readonly by: Signatory; readonly at: PresentPlan['draftedAt'] }[] }): Promise<void> {
  await pool(work.db).insertInto('inspections_pool_thread').values(events.map((event, index) => ({
    stream, number: version + index + 1, at: event.at, by_name: signedName(event.by), unit_name: event.by.unitName, event: asJson(event) as never,
  }))).execute()
}

const todosFor = (plan: PresentPlan, agencies: readonly Agency[]): readonly LedTodo[] => planTodos(plan, agencies).map(({ key, stepName, person }) => ({ key, stepName, for: { person }, dueAt: null }))

const ledPlan = (plan: PresentPlan): LedCase => ({
  id: plan.id as string as CaseId, kind: 'inspections.plan', subject: planStream(plan.id), link: planHref(plan.id), title: plan.content.theme, urgency: 0, starter: { person: plan.drafter.person, unit: plan.agency.unit }, openedAt: plan.draftedAt,
  standsIn: planAtWords[plan.at], ended: endOf(plan),
})

function endOf(plan: PresentPlan): LedCase['ended'] {
  switch (plan.at) {
    case 'cancelled': return { at: plan.ending.at, result: 'terminated' }
    case 'merged': return { at: plan.mergedAt, result: 'completed' }
    case 'approved': return { at: plan.approvedAt, result: 'completed' }
    case 'done': return { at: plan.draftedAt, result: 'completed' }
    case 'drafted': case 'submitted': return null
  }
}

/** Units under the names of the day. */
async function withNames({ db, now }: Pick<Work, 'db' | 'now'>, content: PlanContent): Promise<PlanContent> {
  const { units } = await unitTree(db, dayOf(now))
  return { ...content, targets: content.targets.map(({ unit, name }) => ({ unit, name: units.get(unit)?.shortName ?? name })) }
}
