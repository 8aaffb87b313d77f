import { addDays, addMinutes, type Day, type Instant, dayOf, instantOf, minuteOfDay } from '#lib/instants'

const two = (value: number | string): string => String(value).padStart(2, '0')

/** A moment as a field for it writes it, in China: `2026-11-23 02:10`. */
export function fieldOf(at: Instant | null): string {
  if (at === null) return ''
  const minute = minuteOfDay(at)
  return `${dayOf(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** How a time may be typed, for the hint beside the field. */
export const timeHint = '如 0210；不是今天的写 11-22 2350。'
const AHEAD_MINUTES = 2

/** The moment typed: `0210` or `02:10` is the last time the clock showed it, `11-22 2350` a day of this year. Null while it is not whole. */
export function momentIn(typed: string, now: Instant): Instant | null {
  const [, year, month, day, hour, minute] = /^(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?[\sT]+)?(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim()) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  const minutes = Number(hour) * 60 + Number(minute)
  if (month === undefined || day === undefined) {
    const today = instantOf(dayOf(now), minutes)
    return today > addMinutes(now, AHEAD_MINUTES) ? instantOf(addDays(dayOf(now), -1), minutes) : today
  }
  const date = `${year ?? dayOf(now).slice(0, 4)}-${two(month)}-${two(day)}` as Day
  // A day that is not in the calendar comes back as another.
  return Number(month) >= 1 && Number(month) <= 12 && addDays(date, 0) === date ? instantOf(date, minutes) : null
}
