import { addWorkdays, dueAfter, reminderDays, type WorkCalendar } from '#engines/workdays'
import { addDays, dayOf, instantOf, weekdayOf, type Day, type Instant } from '#lib/instants'
import { lightDays } from './lights.ts'
import type { SupervisionSettings } from './settings.ts'
import type { Category, Pace, Rhythm } from './sources.ts'
import type { Assignment, Dated, Item, Planned, ReminderKind } from './types.ts'

export interface Timing { readonly now: Instant; readonly calendar: WorkCalendar; readonly settings: SupervisionSettings }

/** The last day of a term counted in working days from 交办; null where the category has none. */
export const dueOnFor = (category: Category, pace: Pace, { now, calendar }: Pick<Timing, 'now' | 'calendar'>): Day | null => {
  const workdays = category.terms[pace]
  return workdays === null ? null : addWorkdays(calendar, dayOf(now), workdays)
}

/** The dates of an assignment given out now; its day of completion must be known. */
export function datedNow(assignment: number, dueOn: Day, { pace, rhythm, now, calendar, settings }: Timing & { pace: Pace; rhythm: Rhythm }): Dated {
  const reportDueOn = nextReportOn(rhythm, dayOf(now))
  return {
    assignment, dueOn,
    // 即交即办: signed for within one working day, an urgent matter within two working hours.
    signInDueAt: dueAfter(calendar, now, pace === 'urgent' ? { hours: settings.urgentSignInHours } : { workdays: settings.signInWorkdays }),
    reportDueOn: reportDueOn !== null && reportDueOn < dueOn ? reportDueOn : null,
  }
}

/** The deadline of a part: its own day, that of the whole, or the term. */
export const dueOnOf = (part: Pick<Planned, 'dueOn'>, whole: Day | null, byTerm: Day | null): Day | null => part.dueOn ?? whole ?? byTerm

/** The next day after `day` on which a regular report is due. */
export function nextReportOn(rhythm: Rhythm, day: Day): Day | null {
  switch (rhythm.every) {
    case 'never': return null
    case 'week': { const ahead = (((rhythm.day % 7) - weekdayOf(day) + 6) % 7) + 1; return addDays(day, ahead) }
    case 'month': return onDayOfMonth(day, rhythm.day, 1)
    case 'quarter': return onDayOfMonth(day, rhythm.day, 3)
  }
}

/** The first day after `day` that is the nth of a month; for quarters of January, April, July or October. */
function onDayOfMonth(day: Day, nth: number, step: 1 | 3): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  for (let index = year * 12 + month - 1; ; index++) {
    if (index % step !== 0) continue
    const found = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-${String(nth).padStart(2, '0')}` as Day
    if (found > day) return found
  }
}

export interface Reminder { readonly kind: ReminderKind; readonly on: Day }

/**
 * 定期催办 (A3): T−3, T−1 and T by working days, then every working day while it is late. Those after `after` up to and
 * including `until`, in order. A deadline on a day off is reminded of on the last working day before it.
 */
export function remindersOf(dueOn: Day, { after, until, calendar, settings }: { after: Day; until: Day; calendar: WorkCalendar; settings: Pick<SupervisionSettings, 'remindBefore'> }): readonly Reminder[] {
  const [early, late] = settings.remindBefore
  const kindOf = (ahead: number | 'late'): ReminderKind => (ahead === 'late' ? 'overdue' : ahead === 0 ? 'onTheDay' : ahead === early ? 'threeBefore' : 'oneBefore')
  return reminderDays(calendar, dueOn, { ahead: [early, late, 0], after, until }).map(({ ahead, on }) => ({ kind: kindOf(ahead), on }))
}

/** The next day on which an assignment is reminded of; null once it is handed in. */
function nextReminderOn(assignment: Assignment, { calendar, settings }: Timing): Day | null {
  const { dueOn, remindedThrough: after } = assignment
  if (dueOn === null || after === null || !isReminded(assignment)) return null
  const horizon = after > dueOn ? after : dueOn
  return remindersOf(dueOn, { after, until: addWorkdays(calendar, horizon, 1), calendar, settings })[0]?.on ?? null
}

/** Whoever still has to do something is reminded; what waits for the office is not. */
export const isReminded = ({ at }: Pick<Assignment, 'at'>): boolean => at === 'assigned' || at === 'objected' || at === 'doing' || at === 'signing'

/**
 * When the clock next has something to do with an item: a reminder, a light that changes, a sign-in that is late.
 * Null while it stands still. Nothing else wakes an item, so that the sweep reads what is due and nothing besides.
 */
export function wakeAt(item: Item, timing: Timing): Instant | null {
  if (item.at !== 'running') return null
  const today = dayOf(timing.now)
  const moment = { calendar: timing.calendar, settings: timing.settings.light, today }
  const times = item.assignments.flatMap((assignment) => {
    const days = [...lightDays(assignment, moment), ...[nextReminderOn(assignment, timing)].filter((day) => day !== null)]
    const signIn = assignment.at === 'assigned' && !assignment.isSignInUrged ? assignment.signInDueAt : null
    return [...days.map((day) => morningOf(day, timing.calendar)), ...(signIn === null ? [] : [signIn])]
  })
  return times.reduce<Instant | null>((least, at) => (least === null || at < least ? at : least), null)
}

/** The beginning of work on a day: nobody is reminded at midnight. */
export const morningOf = (day: Day, { hours }: Pick<WorkCalendar, 'hours'>): Instant => instantOf(day, hours[0]?.from ?? 0)
