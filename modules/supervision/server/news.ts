import { newsType, type NewsType, type Work } from '#platform/act'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { peopleWithRole, unitTree } from '#modules/organisation'
import { handlingRoles } from '../core/access.ts'
import { assignmentsOf, reminderWords, urgeWords } from '../core/rules.ts'
import type { Assignment, ItemEvent, ItemId, ReminderKind, UrgeLevel } from '../core/types.ts'
import type { Change } from './store.ts'

/** What everybody who hears of an item is told: enough for a notice. Those told are always among those who may see it. */
export interface ItemNews {
  readonly item: ItemId
  readonly title: string
  readonly people: readonly PersonId[]
  /** Names the happening for ever. */
  readonly event: string
}

/** 定期催办: a deadline comes near or has passed. Of several that came at once the last is told; all of them are in the thread. */
export const reminded = newsType<ItemNews & { readonly kind: ReminderKind; readonly words: string; readonly dueOn: Day }>('supervision.reminded')
/** 督查室 urged, or nobody signed for it in time. */
export const urged = newsType<ItemNews & { readonly level: UrgeLevel | 'signIn'; readonly words: string }>('supervision.urged')
/** 转红灯: the leaders who answer for it. */
export const turnedRed = newsType<ItemNews>('supervision.turnedRed')
/** 办结. */
export const closed = newsType<ItemNews & { readonly origin: string | null }>('supervision.closed')

interface Told { readonly type: NewsType<unknown>; readonly payload: unknown }
const told = <Payload>(type: NewsType<Payload>, payload: Payload): Told => ({ type: type as NewsType<unknown>, payload })

/** What an act, or a morning, means for people. To-dos are told by the inbox itself. */
export async function newsOf(work: Work, { after, events, version }: Change): Promise<readonly Told[]> {
  const found: Told[] = []
  const about = { item: after.id, title: after.matter.title }
  const lastReminder = new Map(events.flatMap((event) => (event.type === 'reminded' ? [[event.assignment, event] as const] : [])))
  for (const [index, event] of events.entries()) {
    const name = `supervision:${after.id}:${version + index + 1}`
    const of = 'assignment' in event ? assignmentsOf(after).find(({ number }) => number === event.assignment) : undefined
    if (of && event.type === 'reminded' && lastReminder.get(event.assignment) === event) {
      found.push(told(reminded, { ...about, event: name, people: await peopleOf(work, of, event.kind === 'overdue' ? lateRoles : contactRoles), kind: event.kind, words: reminderWords[event.kind], dueOn: event.dueOn }))
    } else if (of && event.type === 'urged') {
      found.push(told(urged, { ...about, event: name, people: await peopleOf(work, of, event.urge.level === 'letter' ? lateRoles : contactRoles), level: event.urge.level, words: `第${event.urge.number}次催办（${urgeWords[event.urge.level]}）` }))
    } else if (of && event.type === 'sign-in-urged') {
      found.push(told(urged, { ...about, event: name, people: await peopleOf(work, of, contactRoles), level: 'signIn', words: '请尽快签收' }))
    } else if (event.type === 'light-changed') found.push(...redOf(about, name, { event, assignments: assignmentsOf(after), whole: after.matter.leader?.person ?? null }))
    else if (event.type === 'closed') found.push(told(closed, { ...about, event: name, people: [after.proposer.person], origin: after.matter.origin.subject }))
  }
  return found
}

type LightEvent = Extract<ItemEvent, { type: 'light-changed' }>

function redOf(about: Pick<ItemNews, 'item' | 'title'>, event: string, at: { event: LightEvent; assignments: readonly Assignment[]; whole: PersonId | null }): readonly Told[] {
  const red = at.event.change.assignments.filter(({ light }) => light === 'red').map(({ assignment }) => assignment)
  if (red.length === 0) return []
  const leaders = at.assignments.filter(({ number }) => red.includes(number)).flatMap(({ leader }) => (leader ? [leader.person] : at.whole ? [at.whole] : []))
  return leaders.length > 0 ? [told(turnedRed, { ...about, event, people: [...new Set(leaders)] })] : []
}

/** Who is told of what a unit has to do. */
export const contactRoles: readonly OfficeRole[] = ['unitContact']
/** Whoever is told besides when it is late. */
export const lateRoles: readonly OfficeRole[] = ['unitContact', 'unitHead', 'principalHead']

const peopleOf = (work: Work, { lead }: Assignment, roles: readonly OfficeRole[]): Promise<readonly PersonId[]> => peopleInUnit(work, lead.unit, roles)

/** Those of a unit, or of its sections, who hold one of these roles today; where there is no 联络员, its heads. */
export async function peopleInUnit(work: Work, unit: UnitId, roles: readonly OfficeRole[]): Promise<readonly PersonId[]> {
  const found = await holdersIn(work, unit, roles)
  return found.length > 0 ? found : holdersIn(work, unit, handlingRoles)
}

async function holdersIn({ db, now }: Work, unit: UnitId, roles: readonly OfficeRole[]): Promise<readonly PersonId[]> {
  const day = dayOf(now)
  const units: readonly UnitId[] = [unit, ...((await unitTree(db, day)).children.get(unit) ?? []).filter(({ kind }) => kind === 'section').map(({ id }) => id)]
  const people = new Set<PersonId>()
  for (const one of units) for (const role of roles) for (const { id } of await peopleWithRole(db, { unit: one, role, day })) people.add(id)
  return [...people]
}
