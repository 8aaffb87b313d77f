import { addWorkdays, reminderDays, type WorkCalendar } from '#engines/workdays'
import { dayOf, instantOf, type Day, type Instant } from '#lib/instants'
import type { Inspection, Problem, ReminderKind } from './types.ts'

/** [practice] A unit is reminded so many working days before its day. */
const NEAR_WORKDAYS = 3

export interface Reminder { readonly kind: ReminderKind; readonly on: Day }
interface Stretch { readonly after: Day; readonly until: Day; readonly calendar: WorkCalendar }

/** The reminders of a deadline after one day and up to another: three working days before, on the day, and each working day it is late. */
export function remindersOf(dueOn: Day, { after, until, calendar }: Stretch): readonly Reminder[] {
  const kindOf = (ahead: number | 'late'): ReminderKind => (ahead === 'late' ? 'overdue' : ahead === 0 ? 'onTheDay' : 'near')
  return reminderDays(calendar, dueOn, { ahead: [NEAR_WORKDAYS, 0], after, until }).map(({ ahead, on }) => ({ kind: kindOf(ahead), on }))
}

/** Whoever still has to put something right is reminded; what waits for the team is not. */
export const isReminded = ({ at }: Problem): boolean => at === 'listed' || at === 'rectifying' || at === 'returned'

/** When the clock next has something to do with an inspection; null while no unit has anything to put right. */
export function wakeAt(inspection: Inspection, calendar: WorkCalendar): Instant | null {
  if (inspection.at !== 'rectifying') return null
  const days = inspection.problems.flatMap((problem) => {
    const { remindedThrough: after, dueOn } = problem
    if (after === null || !isReminded(problem)) return []
    const until = addWorkdays(calendar, after > dueOn ? after : dueOn, 1)
    return remindersOf(dueOn, { after, until, calendar }).slice(0, 1).map(({ on }) => morningOf(on, calendar))
  })
  return days.reduce<Instant | null>((least, at) => (least === null || at < least ? at : least), null)
}

/** The beginning of work on a day: nobody is reminded at midnight. */
export const morningOf = (day: Day, { hours }: WorkCalendar): Instant => instantOf(day, hours[0]?.from ?? 0)

/** The reminders of a problem that have come by now and were not given yet. */
export function dueReminders({ dueOn, remindedThrough: after }: Problem, now: Instant, calendar: WorkCalendar): readonly Reminder[] {
  return after === null ? [] : remindersOf(dueOn, { after, until: dayOf(now), calendar }).filter(({ on }) => now >= morningOf(on, calendar))
}
