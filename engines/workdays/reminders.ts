import type { Day } from '#lib/instants'
import { addWorkdays, isWorkday, type WorkCalendar } from './calendar.ts'

/** A day on which a deadline is reminded of: so many working days before it (0 on the day itself), or late. */
export interface ReminderDay { readonly ahead: number | 'late'; readonly on: Day }

/**
 * 定期催办: the reminders of a deadline after one day and up to another, in order: so many working days before it, and every
 * working day while it is late. A deadline on a day off is reminded of on the last working day before it. However the time is
 * cut into stretches, all of them together give the same days, each once.
 */
export function reminderDays(calendar: WorkCalendar, dueOn: Day, { ahead, after, until }: { readonly ahead: readonly number[]; readonly after: Day; readonly until: Day }): readonly ReminderDay[] {
  const last = isWorkday(calendar, dueOn) ? dueOn : addWorkdays(calendar, dueOn, -1)
  const before = ahead.map((days): ReminderDay => ({ ahead: days, on: days === 0 ? last : addWorkdays(calendar, last, -days) })).filter(({ on }) => on > after && on <= until)
  const late: ReminderDay[] = []
  for (let on = addWorkdays(calendar, after > dueOn ? after : dueOn, 1); on <= until; on = addWorkdays(calendar, on, 1)) late.push({ ahead: 'late', on })
  return [...before, ...late]
}
