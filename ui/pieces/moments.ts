import { type Day, type Instant, addDays, dayOf, minuteOfDay, weekdayOf } from '#lib/instants'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** `11月23日 周一`; with the year only when it is another than today's. */
export function dayWords(day: Day, today: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日 周${WEEKDAYS[weekdayOf(day)]}`
}

/** A moment as people say it: `今天 10:32`, `昨天 16:05`, `11月20日 09:00`, `2025年3月2日 09:00`. */
export function momentWords(at: Instant, today: Day): string {
  const day = dayOf(at)
  const clock = clockWords(at)
  if (day === today) return `今天 ${clock}`
  if (day === addDays(today, -1)) return `昨天 ${clock}`
  const [year, month, date] = day.split('-').map(Number)
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日 ${clock}`
}

/** `10:32` in China. */
export function clockWords(at: Instant): string {
  const minute = minuteOfDay(at)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** This moment. The only clock of the screens; rules never use it. */
export const nowInstant = (): Instant => new Date().toISOString() as Instant
/** Today in China, whatever the machine's zone. */
export const today = (): Day => dayOf(nowInstant())
