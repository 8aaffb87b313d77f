import { addDays, dayIndex, weekdayOf } from '#lib/instants'
import type { Day } from '#lib/instants'

/** One stretch of work in a day, in minutes since midnight in China; `to` is not worked any more. */
export interface WorkSpan { readonly from: number; readonly to: number }

/** Which days are worked and when. Plain data: it is kept in a table that the office edits. */
export interface WorkCalendar {
  /** Days off by the State Council's yearly notice; weekends need not be listed. */
  readonly holidays: readonly Day[]
  /** Weekend days that are worked in exchange (调休补班). */
  readonly workdays: readonly Day[]
  /** Working hours, in order, not overlapping. */
  readonly hours: readonly WorkSpan[]
  /** A deadline this many working days away, or nearer, is shown as 临期. */
  readonly nearWorkdays: number
}

/** Whether the office works on this day. A day listed both ways is worked: the notice names exchange days last. */
export const isWorkday = (calendar: WorkCalendar, day: Day): boolean =>
  calendar.workdays.includes(day) || (!isWeekend(day) && !calendar.holidays.includes(day))

/** The `count`-th working day after a day, or before it when negative; the day itself when zero. */
export function addWorkdays(calendar: WorkCalendar, day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step)
    if (isWorkday(calendar, at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Weeks are multiplied, not walked: a deadline typed centuries away costs no more than tomorrow's. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  // From 0, so that none backwards is 0 and not −0.
  if (to < from) return 0 - workdaysBetween(calendar, to, from)
  const days = dayIndex(to) - dayIndex(from)
  let count = Math.floor(days / 7) * 5
  for (let rest = days % 7; rest > 0; rest--) if (!isWeekend(addDays(to, 1 - rest))) count += 1
  const isWithin = (day: Day): boolean => day > from && day <= to
  for (const day of new Set(calendar.holidays)) if (isWithin(day) && !isWeekend(day) && !calendar.workdays.includes(day)) count -= 1
  for (const day of new Set(calendar.workdays)) if (isWithin(day) && isWeekend(day)) count += 1
  return count
}

/**
 * Whether the calendar knows nothing of a year's holidays. No year is without any, so an empty one was never entered:
 * deadlines in it would count the Spring Festival as work.
 */
export const isYearMissing = (calendar: WorkCalendar, year: number): boolean =>
  !calendar.holidays.some((day) => Number(day.slice(0, 4)) === year)

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}
