import { decidedInName, inChargeLeaderOf, isStaffed, peopleByIds, peopleWithRole, unitTree } from '#modules/organisation'
import { calendarOf } from '#modules/administration'
import { keepLedCase, type LedCase, type LedTodo, type TodoFor as LedTodoFor } from '#modules/workflow'
import { refuse, type Refused } from '#lib/decision'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { isRefused, type Db, type Work } from '#platform/act'
import { approverRoles, handlingRoles, maySee, standingOf, visibleOf, type Viewer } from '../core/access.ts'
import { decide } from '../core/decide.ts'
import type { Timing } from '../core/deadlines.ts'
import { evolve } from '../core/evolve.ts'
import type { Given } from '../core/given.ts'
import type { SupervisionRefusal } from '../core/refusals.ts'
import { nextUrgeLevel, stageWords } from '../core/rules.ts'
import { todosOf, type Todo } from '../core/todos.ts'
import type { Item, ItemCommand, ItemId } from '../core/types.ts'
import { categoryOf } from './categories.ts'
import { newsOf } from './news.ts'
import { settingsOf } from './settings.ts'
import { lockItem, saveItem, takeNumber, type Present, type StoredItem } from './store.ts'
import { viewerOf } from './viewer.ts'

export type No = Refused<SupervisionRefusal | 'not-found'>

/** Calendar and settings of the moment. */
export const timingOf = async ({ db, now }: Pick<Work, 'db' | 'now'>): Promise<Timing> => ({ now, calendar: await calendarOf(db), settings: await settingsOf(db) })

/** The item locked for change, if the actor may know of it; else as if there were none. */
export async function visibleLocked(work: Work, id: ItemId): Promise<{ readonly stored: StoredItem; readonly viewer: Viewer } | No> {
  const [stored, viewer] = [await lockItem(work.db, id), await viewerOf(work)]
  return stored && maySee(viewer, visibleOf(stored.state)) ? { stored, viewer } : refuse('not-found')
}

export interface Done { readonly id: ItemId; readonly at: Item['at']; readonly version: number; readonly number: string | null }

/**
 * Decides a command in the actor's name, or where he may not, in that of one he stands in for; writes what follows.
 * `before` with its version is what was locked.
 */
export async function carryOut(work: Work, { before, version, viewer }: { before: Item; version: number; viewer: Viewer }, command: ItemCommand): Promise<Done | No> {
  const timing = await timingOf(work)
  const facts = await factsFor(work, before, { command, timing })
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decide(before, command, { ...facts, actor, standing: standingOf(identity, before) }))
  return isRefused(decided) ? decided : keep(work, { before, version, after: decided.events.reduce(evolve, before) as Present, events: decided.events }, timing)
}

/** Writes a change, the inbox with it, and tells of it. */
export async function keep(work: Work, change: Parameters<typeof saveItem>[1], timing: Timing): Promise<Done> {
  const { before, after, version, events } = change
  await saveItem(work, change, timing)
  await keepTodos(work, before, after)
  for (const { type, payload } of await newsOf(work, change)) work.tell(type, payload)
  return { id: after.id, at: after.at, version: version + events.length, number: 'number' in after ? after.number : null }
}

/** Everything a decision may ask; numbers are taken only where the act may need one, and given back with a refusal. */
async function factsFor(work: Work, before: Item, { command, timing }: { command: ItemCommand; timing: Timing }): Promise<Omit<Given, 'actor' | 'standing'>> {
  const matter = command.type === 'propose' || command.type === 'amend' ? command.matter : before.at === 'absent' ? null : before.matter
  const { numberPrefix: prefix } = timing.settings
  const facts = { ...timing, category: matter ? await categoryOf(work.db, matter.category) : null, number: null, serial: null }
  if (before.at === 'absent') return facts
  if (command.type === 'approve' && before.at === 'proposed') return { ...facts, number: await takeNumber(work, { series: 'item', organ: before.organ, prefix }) }
  const urged = command.type === 'urge' && 'assignments' in before ? before.assignments.find(({ number }) => number === command.assignment) : undefined
  const level = urged ? nextUrgeLevel(urged) : 'reminder'
  return level === 'reminder' ? facts : { ...facts, serial: await takeNumber(work, { series: level, organ: before.organ, prefix: `${prefix}${level === 'slip' ? '催' : '函'}` }) }
}

/** The inbox says what the state says; nothing is done where neither to-dos nor the line changed. */
async function keepTodos(work: Work, before: Item, after: Present): Promise<void> {
  const [was, now] = [before.at === 'absent' ? null : JSON.stringify([ledOf(before), todosOf(before)]), JSON.stringify([ledOf(after), todosOf(after)])]
  if (was === now) return
  const todos: LedTodo[] = []
  for (const { key, stepName, dueAt, for: whose } of todosOf(after)) todos.push({ key, stepName, dueAt, for: await resolved(work, whose) })
  await keepLedCase(work, ledOf(after), todos)
}

const ledOf = (item: Present): LedCase => ({
  id: item.id as string as CaseId, kind: 'supervision.item', subject: `supervision:${item.id}`, link: `/supervision/items/${item.id}`, title: item.matter.title, urgency: item.matter.pace === 'urgent' ? 1 : 0,
  starter: { person: item.proposer.person, unit: item.office }, openedAt: item.proposedAt, standsIn: stageWords[item.at], ended: endedOf(item),
})

function endedOf(item: Present): LedCase['ended'] {
  switch (item.at) {
    case 'declined': return { at: item.ending.at, result: 'rejected' }
    case 'terminated': return { at: item.ending.at, result: 'terminated' }
    case 'closed': case 'archived': return item.followUps.some(({ result }) => result === null) ? null : { at: item.closing.approvedAt, result: 'completed' }
    case 'proposed': case 'registered': case 'running': case 'suspended': case 'closing': return null
  }
}

/** Who approves for an office: its leader in charge; where he may not, the head of the organ's office. A unit without 联络员 does what is asked through its heads. */
export async function resolved(work: Work, whose: Todo['for']): Promise<LedTodoFor> {
  if ('person' in whose) return whose
  const day = dayOf(work.now)
  if (!('approverOf' in whose)) return await isStaffed(work.db, { unit: whose.unit, roles: whose.roles, day }) ? whose : { unit: whose.unit, roles: handlingRoles }
  const inCharge = await inChargeLeaderOf(work.db, { unit: whose.approverOf, day })
  const mayApprove = inCharge !== null && !whose.except.includes(inCharge.id) && (await Promise.all(approverRoles.map((role) => peopleWithRole(work.db, { unit: whose.organ, role: role as 'officeHead', day })))).flat().some(({ id }) => id === inCharge.id)
  return mayApprove ? { person: inCharge.id } : { unit: whose.organ, roles: ['officeHead'] }
}

/** Units and people under the names of the day; refused where a lead unit has nobody who could sign for it. */
export async function named(work: Pick<Work, 'db' | 'now'>, command: ItemCommand): Promise<ItemCommand | No> {
  const day = dayOf(work.now)
  const { units } = await unitTree(work.db, day)
  const unit = (one: NamedUnit): NamedUnit => ({ unit: one.unit, name: units.get(one.unit)?.shortName ?? one.name })
  const asked = mentionedIn(command)
  if (asked.units.some((id) => !units.has(id))) return refuse('unit-unknown')
  const people = await peopleByIds(work.db, asked.people, day)
  if (asked.people.some((id) => !people.has(id))) return refuse('person-unknown')
  const person = <One extends { person: PersonId; name: string } | null>(one: One): One => (one === null ? one : { ...one, name: people.get(one.person)!.name })
  const staffed = async (lead: NamedUnit): Promise<No | null> => (await hasHandlers(work.db, lead.unit, day) ? null : refuse('unit-without-people', { unit: unit(lead).name || lead.name }))
  switch (command.type) {
    case 'propose': case 'amend': return { ...command, matter: { ...command.matter, leader: person(command.matter.leader) } }
    case 'reassign': return (await staffed(command.lead)) ?? { ...command, lead: unit(command.lead) }
    case 'plan': {
      const parts = []
      for (const part of command.parts) {
        const no = await staffed(part.lead)
        if (no) return no
        parts.push({ ...part, lead: unit(part.lead), cooperating: once(part.cooperating).map(unit), leader: person(part.leader) })
      }
      return { ...command, parts }
    }
    default: return command
  }
}

const once = (units: readonly NamedUnit[]): readonly NamedUnit[] => units.filter(({ unit }, at) => units.findIndex((other) => other.unit === unit) === at)

/** The units and people that a command names. */
function mentionedIn(command: ItemCommand): { readonly units: readonly UnitId[]; readonly people: readonly PersonId[] } {
  switch (command.type) {
    case 'propose': case 'amend': {
      const { leader, instruction } = command.matter
      return { units: [], people: [leader?.person, instruction?.leader].filter((one) => one !== undefined && one !== null) }
    }
    case 'reassign': return { units: [command.lead.unit], people: [] }
    case 'plan': return { units: command.parts.flatMap(({ lead, cooperating }) => [lead, ...cooperating].map(({ unit }) => unit)), people: command.parts.flatMap(({ leader }) => (leader ? [leader.person] : [])) }
    default: return { units: [], people: [] }
  }
}

/** Whether a unit has anybody through whose hands its matters go. */
export const hasHandlers = (db: Db, unit: UnitId, day: Day): Promise<boolean> => isStaffed(db, { unit, roles: handlingRoles, day })
