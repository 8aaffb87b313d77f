import { addWorkdays, reminderDays } from '#engines/workdays'
import { dayOf, type Day, type Instant } from '#lib/instants'
import { morningOf, type Timing } from '../deadlines.ts'
import type { Call, Called, CallReminder } from './types.ts'

export interface DueReminder { readonly kind: CallReminder; readonly on: Day }

/** T−1, T, then every working day while it is late (R44): those after the last that was given, up to and including `until`. */
export const callReminders = ({ dueAt, remindedThrough: after }: Called, until: Day, { calendar }: Pick<Timing, 'calendar'>): readonly DueReminder[] =>
  reminderDays(calendar, dayOf(dueAt), { ahead: [1, 0], after, until }).map(({ ahead, on }) => ({ kind: ahead === 'late' ? 'overdue' : ahead === 0 ? 'onTheDay' : 'oneBefore', on }))

/** When the clock next has something to do with a call; null once nobody is awaited. */
export function callWakeAt(call: Call, timing: Timing): Instant | null {
  if (call.at !== 'sent') return null
  return call.called.reduce<Instant | null>((least, one) => {
    if (one.at === 'replied') return least
    const dueOn = dayOf(one.dueAt)
    const horizon = addWorkdays(timing.calendar, one.remindedThrough > dueOn ? one.remindedThrough : dueOn, 1)
    const next = callReminders(one, horizon, timing)[0]
    if (!next) return least
    const at = morningOf(next.on, timing.calendar)
    return least === null || at < least ? at : least
  }, null)
}
