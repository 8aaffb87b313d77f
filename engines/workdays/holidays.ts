import type { Day } from '#lib/instants'
import type { WorkCalendar } from './calendar.ts'

// Weekdays off, by the State Council office's yearly notice (国务院办公厅关于部分节假日安排的通知). The notice for a year
// comes out in the November before it; the office then enters it in the calendar table, which begins as a copy of this.
const weekdaysOff: Readonly<Record<number, string>> = {
  2024: '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
  2025: '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
  2026: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
}

// Weekend days worked in exchange (调休补班), by the same notices.
const weekendsWorked: Readonly<Record<number, string>> = {
  2024: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  2025: '01-26 02-08 04-27 09-28 10-11',
  2026: '01-04 02-14 02-28 05-09 09-20 10-10',
}

/** The calendar a new office begins with: the holidays of 2024 to 2026 and usual hours, all for the office to edit. */
export const shippedCalendar: WorkCalendar = {
  holidays: daysOf(weekdaysOff),
  workdays: daysOf(weekendsWorked),
  // 08:30–12:00 and 14:00–17:30: usual, but each office sets its own.
  hours: [{ from: 8 * 60 + 30, to: 12 * 60 }, { from: 14 * 60, to: 17 * 60 + 30 }],
  nearWorkdays: 1,
}

function daysOf(years: Readonly<Record<number, string>>): readonly Day[] {
  return Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}` as Day))
}
