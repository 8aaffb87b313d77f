import { isWorkday, type WorkCalendar } from '#engines/workdays'
import { addDays, dayIndex, dayOf, instantOf, minuteOfDay, type Day, type Instant } from '#lib/instants'
import type { DayKind, Month, SensitivePeriod } from './types.ts'

/** The day to whose people a moment belongs: a duty lasts 24 hours from the handover. */
export const dutyDayOf = (at: Instant, handoverMinute: number): Day => (minuteOfDay(at) < handoverMinute ? addDays(dayOf(at), -1) : dayOf(at))
/** When the people of a day take over. */
export const startOf = (day: Day, handoverMinute: number): Instant => instantOf(day, handoverMinute)

export const dayKindOf = (calendar: WorkCalendar, day: Day): DayKind =>
  (isWorkday(calendar, day) ? 'workday' : calendar.holidays.includes(day) ? 'holiday' : 'weekend')

export const isSensitive = (periods: readonly SensitivePeriod[], day: Day): boolean => periods.some(({ from, to }) => from <= day && day <= to)

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month
export const nextMonth = (month: Month): Month => monthOf(addDays(`${month}-28` as Day, 4))
/** Every day of a month, in order. */
export function daysOf(month: Month): readonly Day[] {
  const first = `${month}-01` as Day
  return Array.from({ length: dayIndex(`${nextMonth(month)}-01` as Day) - dayIndex(first) }, (_, at) => addDays(first, at))
}
