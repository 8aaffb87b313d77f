import { type Day, type Instant, dayOf, instantOf, minuteOfDay } from '#lib/instants'

const two = (value: number): string => String(value).padStart(2, '0')

/** A moment as a field for day and time writes it, in China: `2026-11-23T02:10`. */
export function fieldOf(at: Instant | null): string {
  if (at === null) return ''
  const minute = minuteOfDay(at)
  return `${dayOf(at)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The moment in such a field; null while it is not whole. */
export function momentIn(field: string): Instant | null {
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(field) ?? []
  return day ? instantOf(day as Day, Number(hour) * 60 + Number(minute)) : null
}
