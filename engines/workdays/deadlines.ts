import { addDays, dayOf, instantFrom, instantMs, instantOf } from '#lib/instants'
import type { Day, Instant } from '#lib/instants'
import { addWorkdays, isWorkday, workdaysBetween } from './calendar.ts'
import type { WorkCalendar } from './calendar.ts'

/** How long something may take. `hours` are working hours; minutes by the wall clock are `addMinutes` of `#lib/instants`. */
export type Term = { readonly workdays: number } | { readonly hours: number }

const MINUTE_MS = 60_000

/**
 * When something is due that began at `start`.
 * Working days end with the working hours of the last day; zero means the end of this working day, or of the next.
 * Throws RangeError when the calendar has no working hours or the term is negative.
 */
export function dueAfter(calendar: WorkCalendar, start: Instant, term: Term): Instant {
  const amount = 'workdays' in term ? term.workdays : term.hours
  if (dayMs(calendar) === 0) throw new RangeError('the calendar has no working hours')
  if (!(amount >= 0)) throw new RangeError(`not a term: ${amount}`)
  return 'workdays' in term ? afterWorkdays(calendar, start, amount) : afterHours(calendar, start, amount)
}

/** Working minutes from one moment to another, begun minutes not counted; negative when `due` has passed. */
export function remainingWorkMinutes(calendar: WorkCalendar, now: Instant, due: Instant): number {
  return Math.trunc(workMsBetween(calendar, now, due) / MINUTE_MS)
}

function afterWorkdays(calendar: WorkCalendar, start: Instant, workdays: number): Instant {
  const today = dayOf(start)
  // 民法典 第二百零一条: 按照日计算期间的，开始的当日不计入，自下一日开始计算。
  if (workdays > 0) return endOfWork(calendar, addWorkdays(calendar, today, workdays))
  const isOver = !isWorkday(calendar, today) || start > endOfWork(calendar, today)
  return endOfWork(calendar, isOver ? addWorkdays(calendar, today, 1) : today)
}

function afterHours(calendar: WorkCalendar, start: Instant, hours: number): Instant {
  let left = Math.round(hours * 60 * MINUTE_MS)
  if (left === 0) return start
  for (let day = dayOf(start); ; day = addWorkdays(calendar, day, 1)) {
    if (!isWorkday(calendar, day)) continue
    for (const span of calendar.hours) {
      const from = Math.max(instantMs(instantOf(day, span.from)), instantMs(start))
      const available = Math.max(0, instantMs(instantOf(day, span.to)) - from)
      if (left <= available) return instantFrom(from + left)
      left -= available
    }
  }
}

const endOfWork = (calendar: WorkCalendar, day: Day): Instant =>
  instantOf(day, Math.max(...calendar.hours.map((span) => span.to)))

const dayMs = (calendar: WorkCalendar): number =>
  calendar.hours.reduce((sum, span) => sum + (span.to - span.from) * MINUTE_MS, 0)

/** Whole working days from the first day to the last, corrected by what was worked on each of the two. */
function workMsBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  const wholeDays = workdaysBetween(calendar, addDays(dayOf(from), -1), addDays(dayOf(to), -1))
  return wholeDays * dayMs(calendar) + workedMs(calendar, to) - workedMs(calendar, from)
}

/** What has been worked on its day up to a moment. */
function workedMs(calendar: WorkCalendar, at: Instant): number {
  const day = dayOf(at)
  if (!isWorkday(calendar, day)) return 0
  return calendar.hours.reduce((sum, span) => {
    const from = instantMs(instantOf(day, span.from))
    return sum + Math.min(Math.max(0, instantMs(at) - from), (span.to - span.from) * MINUTE_MS)
  }, 0)
}
