import type { WorkCalendar } from '#engines/workdays'
import { refuse } from '#lib/decision'
import type { CaseId, UnitId } from '#lib/ids'
import { dayOf } from '#lib/instants'
import { calendarOf } from '#modules/administration'
import { actorFacts, decidedInName, inChargeLeaderOf, isStaffed, peopleWithRole, unitTree } from '#modules/organisation'
import { keepLedCase, type LedCase, type LedTodo, type TodoFor as LedTodoFor } from '#modules/workflow'
import { isRefused, type Work } from '#platform/act'
import { approvingRoles, handlingRoles, isOf, sightOf, standingOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import { evolve } from '../core/evolve.ts'
import type { Given, No } from '../core/given.ts'
import { todosOf, type Todo } from '../core/todos.ts'
import type { Inspection, InspectionCommand, InspectionId, Plan, Present } from '../core/types.ts'
import { stageWords } from '../core/words.ts'
import { newsOf } from './news.ts'
import { keepPool } from './pool/of-inspections.ts'
import { numberPrefixOf } from './settings.ts'
import { lockInspection, saveInspection, takeNumber, type Change, type Stored } from './store.ts'
import { postsIn, membershipsIn, viewerOf } from './viewer.ts'

/** The inspection locked for change, if the actor may know of it; else as if there were none. */
export async function visibleLocked(work: Work, id: InspectionId): Promise<{ readonly stored: Stored; readonly viewer: Viewer } | No> {
  const [stored, viewer] = [await lockInspection(work.db, id), await viewerOf(work)]
  return stored && sightOf(viewer, stored.state) !== 'none' ? { stored, viewer } : refuse('not-found')
}

export interface Done { readonly id: InspectionId; readonly at: Inspection['at']; readonly version: number; readonly number: string | null }
interface Locked { readonly before: Inspection; readonly version: number; readonly viewer: Viewer }

/** Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows. */
export async function carryOut(work: Work, { before, version, viewer }: Locked, command: InspectionCommand): Promise<Done | No> {
  const calendar = await calendarOf(work.db)
  const plan = 'plan' in command && typeof command.plan === 'object' ? command.plan : before.at === 'absent' ? null : before.plan
  const organs = 'organs' in command ? command.organs : before.at === 'absent' ? [] : before.organs
  const facts = { now: work.now, calendar, number: command.type === 'approve' ? await takeNumber(work, await numberPrefixOf(work.db)) : null, ...await planFacts(work, command.type === 'submit' || command.type === 'approve' ? plan : null) }
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decide(before, command, { ...facts, actor, standing: standingOf(identity, plan, organs) }))
  return isRefused(decided) ? decided : keep(work, { before, version, after: decided.events.reduce(evolve, before) as Present, events: decided.events }, calendar)
}

/** Writes a change, the inbox with it, and tells of it. */
export async function keep(work: Work, change: Change, calendar: WorkCalendar): Promise<Done> {
  const { before, after, version, events } = change
  await saveInspection(work, change, calendar)
  await keepPool(work, change)
  await keepTodos(work, before, after)
  for (const { type, payload } of await newsOf(work, change)) work.tell(type, payload)
  return { id: after.id, at: after.at, version: version + events.length, number: 'number' in after ? after.number : null }
}

/** Of a plan that is put before a leader: who does not belong to the agency he goes for, and which unit could take no notice. */
async function planFacts({ db, now }: Pick<Work, 'db' | 'now'>, plan: Plan | null): Promise<Pick<Given, 'outside' | 'unstaffed'>> {
  if (!plan) return { outside: [], unstaffed: [] }
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const serves = await membershipsIn(db)
  const outside: { name: string; agency: string }[] = []
  for (const { person, name, agency } of plan.team) {
    if (!isOf({ posts: postsIn(tree, (await actorFacts(db, person, day)).posts), serves: serves(person) }, agency)) outside.push({ name, agency: tree.units.get(agency)?.shortName ?? '' })
  }
  const unstaffed: UnitId[] = []
  for (const { unit } of plan.targets) if (!await isStaffed(db, { unit, roles: handlingRoles, day })) unstaffed.push(unit)
  return { outside, unstaffed }
}

/** The inbox says what the state says; nothing is done where neither to-dos nor the line changed. */
async function keepTodos(work: Work, before: Inspection, after: Present): Promise<void> {
  const shown = (inspection: Inspection) => (inspection.at === 'absent' ? null : JSON.stringify([ledOf(inspection), todosOf(inspection)]))
  if (shown(before) === shown(after)) return
  const todos: LedTodo[] = []
  for (const { key, stepName, dueAt, for: whose } of todosOf(after)) todos.push({ key, stepName, dueAt, for: await resolved(work, after, whose) })
  await keepLedCase(work, ledOf(after), todos)
}

const ledOf = (inspection: Present): LedCase => ({
  id: inspection.id as string as CaseId, kind: 'inspections.inspection', subject: `inspection:${inspection.id}`, link: `/inspections/${inspection.id}`, title: inspection.plan.theme, urgency: 0,
  starter: { person: inspection.planner.person, unit: inspection.plan.lead.unit }, openedAt: inspection.draftedAt, standsIn: stageWords[inspection.at],
  ended: inspection.at === 'closed' ? { at: inspection.closedAt, result: 'completed' } : inspection.at === 'cancelled' ? { at: inspection.ending.at, result: 'terminated' } : null,
})

/**
 * Who approves for an agency: its leader in charge; where he may not, the heads of its organ. An agency of the pool need have nobody with
 * the post of a 督查员: then whoever planned goes on. A unit without 联络员 is told through its heads.
 */
async function resolved(work: Work, inspection: Present, whose: Todo['for']): Promise<LedTodoFor> {
  if ('person' in whose) return whose
  const day = dayOf(work.now)
  if (!('approverOf' in whose)) {
    if (await isStaffed(work.db, { unit: whose.unit, roles: whose.roles, day })) return whose
    return whose.unit === inspection.plan.lead.unit ? { person: inspection.planner.person } : { unit: whose.unit, roles: handlingRoles }
  }
  const inCharge = await inChargeLeaderOf(work.db, { unit: whose.approverOf, day })
  const mayApprove = inCharge !== null && !whose.except.includes(inCharge.id)
    && (await Promise.all(approvingRoles.map((role) => peopleWithRole(work.db, { unit: whose.organ, role: role as 'officeHead', day })))).flat().some(({ id }) => id === inCharge.id)
  return mayApprove ? { person: inCharge.id } : { unit: whose.organ, roles: ['officeHead', 'unitHead', 'principalHead'] }
}
