import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { peopleWithRole, unitTree } from '#modules/organisation'
import { newsType, type NewsType, type Work } from '#platform/act'
import { handlingRoles } from '../core/access.ts'
import type { InspectionEvent, InspectionId, ReminderKind } from '../core/types.ts'
import { reminderWords } from '../core/words.ts'
import type { Change } from './store.ts'

/** What everybody who hears of an inspection is told: enough for a notice. Those told are always among those who may see it. */
export interface InspectionNews {
  readonly inspection: InspectionId
  readonly title: string
  readonly people: readonly PersonId[]
  /** Names the happening for ever. */
  readonly event: string
}

/** 督查通知: a unit will be visited. */
export const visitNotified = newsType<InspectionNews & { readonly from: Day; readonly to: Day }>('inspections.visitNotified')
/** The deadline of a problem comes near or has passed. Of several that came at once the last is told; all of them are in the thread. */
export const rectifyingReminded = newsType<InspectionNews & { readonly kind: ReminderKind; readonly words: string; readonly dueOn: Day }>('inspections.rectifyingReminded')

interface Told { readonly type: NewsType<unknown>; readonly payload: unknown }
const told = <Payload>(type: NewsType<Payload>, payload: Payload): Told => ({ type: type as NewsType<unknown>, payload })

/** What an act, or a morning, means for people. To-dos are told by the inbox itself. */
export async function newsOf(work: Work, { after, events, version }: Change): Promise<readonly Told[]> {
  const about = { inspection: after.id, title: after.plan.theme }
  const lastOf = new Map(events.flatMap((event) => (event.type === 'reminded' ? [[event.problem, event] as const] : [])))
  const found: Told[] = []
  for (const [index, event] of events.entries()) {
    const name = `inspection:${after.id}:${version + index + 1}`
    if (event.type === 'notified') {
      const people = (await Promise.all(event.notices.map(({ unit }) => peopleOf(work, unit.unit, CONTACTS)))).flat()
      found.push(told(visitNotified, { ...about, event: name, people: [...new Set(people)], from: after.plan.from, to: after.plan.to }))
    } else if (event.type === 'reminded' && lastOf.get(event.problem) === event) {
      const unit = unitOf(after, event)
      if (unit) found.push(told(rectifyingReminded, { ...about, event: name, people: await peopleOf(work, unit, event.kind === 'overdue' ? LATE : CONTACTS), kind: event.kind, words: reminderWords[event.kind], dueOn: event.dueOn }))
    }
  }
  return found
}

const unitOf = (after: Change['after'], { problem }: Extract<InspectionEvent, { type: 'reminded' }>): UnitId | null =>
  ('problems' in after ? after.problems.find(({ number }) => number === problem)?.unit.unit ?? null : null)

const CONTACTS: readonly OfficeRole[] = ['unitContact']
const LATE: readonly OfficeRole[] = ['unitContact', 'unitHead', 'principalHead']

/** Those of a unit, or of its sections, who hold one of these roles today; where there is no 联络员, its heads. */
async function peopleOf(work: Work, unit: UnitId, roles: readonly OfficeRole[]): Promise<readonly PersonId[]> {
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
