/** A moment: ISO 8601 in UTC with milliseconds, e.g. `2026-11-23T01:30:00.000Z`. Sorts as text. */
export type Instant = string & { readonly '~instant': true }
/** A calendar day in China: `2026-11-23`. Sorts as text. */
export type Day = string & { readonly '~day': true }

const CHINA_OFFSET_MS = 8 * 3_600_000
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Epoch milliseconds of a moment; without `Date`, so that pure code can do it. Throws RangeError on other text. */
export function instantMs(at: Instant): number {
  const [, y, mo, d, h, mi, s, ms] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/.exec(at) ?? []
  if (!y) throw new RangeError(`not an instant: ${at}`)
  return dayNumber(+y, +mo!, +d!) * DAY_MS + +h! * 3_600_000 + +mi! * MINUTE_MS + +s! * 1000 + +ms!
}
/** The moment of epoch milliseconds. */
export function instantFrom(ms: number): Instant {
  const { year, month, day } = civil(Math.floor(ms / DAY_MS))
  const rest = ((ms % DAY_MS) + DAY_MS) % DAY_MS
  const two = (n: number) => String(n).padStart(2, '0')
  const clock = `${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / MINUTE_MS) % 60)}:${two(Math.floor(rest / 1000) % 60)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}.${String(rest % 1000).padStart(3, '0')}Z` as Instant
}
export const addMinutes = (at: Instant, minutes: number): Instant => instantFrom(instantMs(at) + minutes * MINUTE_MS)

/** The day on which a moment falls in China (UTC+8, no summer time). */
export const dayOf = (at: Instant): Day => instantFrom(instantMs(at) + CHINA_OFFSET_MS).slice(0, 10) as Day
/** Minutes since midnight in China. */
export const minuteOfDay = (at: Instant): number => Math.floor((((instantMs(at) + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS / MINUTE_MS)
/** The moment of a minute of a day in China. */
export const instantOf = (day: Day, minute = 0): Instant => instantFrom(dayIndex(day) * DAY_MS + minute * MINUTE_MS - CHINA_OFFSET_MS)

/** Days since 1970-01-01; differences of two are calendar days. */
export const dayIndex = (day: Day): number => {
  const [y, m, d] = day.split('-').map(Number)
  return dayNumber(y!, m!, d!)
}
export const addDays = (day: Day, days: number): Day => {
  const { year, month, day: d } = civil(dayIndex(day) + days)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day
}
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (day: Day): number => (((dayIndex(day) + 4) % 7) + 7) % 7
/** `2026年11月3日`: Arabic digits, no leading zero (GB/T 9704-2012 7.3.5.4). */
export const dayInChinese = (day: Day): string => {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

// Gregorian day counts by the usual 400-year cycle arithmetic, with the year starting in March.
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

function civil(days: number): { year: number; month: number; day: number } {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted + (shifted < 10 ? 3 : -9)
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}
