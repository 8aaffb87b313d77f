import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day } from '#lib/instants'
import { newsType, type NewsType, type Work } from '#platform/act'
import { callReminderWords } from '../../core/calls/rules.ts'
import type { CallEvent, CallId, CallReminder } from '../../core/calls/types.ts'
import { contactRoles, lateRoles, peopleInUnit } from '../news.ts'
import type { CallChange } from './store.ts'

/** What people of called units are told: enough for a notice. */
export interface CallNews { readonly call: CallId; readonly title: string; readonly people: readonly PersonId[]; readonly words: string; readonly event: string }

/** 催报 comes due or is late; or 督查室 pressed for what is missing. To-dos are told by the inbox itself. */
export const callReminded = newsType<CallNews & { readonly kind: CallReminder }>('supervision.callReminded')
export const callUrged = newsType<CallNews>('supervision.callUrged')

/** 催报 went out to these units, or was taken back: whoever plans visits counts what the units are asked. */
export interface CallPlaced { readonly call: CallId; readonly title: string; readonly office: UnitId; readonly units: readonly UnitId[]; readonly on: Day; readonly isWithdrawn: boolean }
export const callPlaced = newsType<CallPlaced>('supervision.callPlaced')

interface Told { readonly type: NewsType<unknown>; readonly payload: unknown }
const told = <Payload>(type: NewsType<Payload>, payload: Payload): Told => ({ type: type as NewsType<unknown>, payload })

/** What an act, or a morning, means for people; of several reminders that came at once, each unit is told the last. */
export async function callNewsOf(work: Work, { after, events, version }: CallChange): Promise<readonly Told[]> {
  const last = new Map(events.flatMap((event) => (event.type === 'call-reminded' ? event.units.map((unit) => [unit, event] as const) : [])))
  const found: Told[] = []
  for (const [index, event] of events.entries()) {
    const about = { call: after.id, title: after.brief.theme, event: `call:${after.id}:${version + index + 1}` }
    if (event.type === 'call-sent' || event.type === 'call-withdrawn') {
      const { at } = event.type === 'call-sent' ? event : event.ending
      found.push(told(callPlaced, { call: after.id, title: after.brief.theme, office: after.office, units: after.brief.units.map(({ unit }) => unit), on: dayOf(at), isWithdrawn: event.type === 'call-withdrawn' }))
    }
    const units = unitsTold(event, last)
    if (units.length === 0) continue
    const people = await peopleOf(work, units, event.type === 'call-reminded' && event.kind !== 'overdue' ? contactRoles : lateRoles)
    if (event.type === 'call-reminded') found.push(told(callReminded, { ...about, people, kind: event.kind, words: callReminderWords[event.kind] }))
    if (event.type === 'call-urged') found.push(told(callUrged, { ...about, people, words: '请尽快报送' }))
  }
  return found
}

const unitsTold = (event: CallEvent, last: ReadonlyMap<UnitId, CallEvent>): readonly UnitId[] =>
  (event.type === 'call-urged' ? event.units : event.type === 'call-reminded' ? event.units.filter((unit) => last.get(unit) === event) : [])

async function peopleOf(work: Work, units: readonly UnitId[], roles: typeof lateRoles): Promise<readonly PersonId[]> {
  const people = new Set<PersonId>()
  for (const unit of units) for (const person of await peopleInUnit(work, unit, roles)) people.add(person)
  return [...people]
}
