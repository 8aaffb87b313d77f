import { dayIndex, dayOf, instantMs } from '#lib/instants'
import type { Instant } from '#lib/instants'
import { workdaysBetween } from './calendar.ts'
import type { WorkCalendar } from './calendar.ts'

/** How a deadline stands. */
export type Light = 'normal' | 'near' | 'overdue' | 'suspended'

/** How a deadline is shown: never by colour alone, so each light has a glyph and words. */
export interface DueWords {
  readonly light: Light
  readonly glyph: '●' | '▲' | '■' | '◆'
  readonly words: string
}

/** Each light's glyph and name, for legends and boards. */
export const lights = {
  normal: { glyph: '●', name: '正常' },
  near: { glyph: '▲', name: '临期' },
  overdue: { glyph: '■', name: '超期' },
  suspended: { glyph: '◆', name: '挂起' },
} as const satisfies Record<Light, { glyph: DueWords['glyph']; name: string }>

/** What stands in place of a deadline while the case is suspended and its clock stopped. */
export const suspendedWords: DueWords = { light: 'suspended', glyph: lights.suspended.glyph, words: '已挂起' }

const MINUTE_MS = 60_000

/**
 * How much time is left, or how long it has been due, in the words staff use.
 * Time left is told in working days, on the last day in hours by the wall clock;
 * time overdue in calendar days, because that is what a reader of 「超期 3 天」 takes it for.
 */
export function dueWords(calendar: WorkCalendar, now: Instant, due: Instant): DueWords {
  if (now > due) return shown('overdue', `超期${overdueBy(now, due)}`)
  const workdays = workdaysBetween(calendar, dayOf(now), dayOf(due))
  const left = workdays > 0 ? ` ${workdays} 个工作日` : clockWords(now, due)
  return shown(workdays > calendar.nearWorkdays ? 'normal' : 'near', `剩${left}`)
}

const shown = (light: Light, words: string): DueWords => ({ light, glyph: lights[light].glyph, words })

function overdueBy(now: Instant, due: Instant): string {
  const days = dayIndex(dayOf(now)) - dayIndex(dayOf(due))
  return days > 0 ? ` ${days} 天` : clockWords(due, now)
}

function clockWords(from: Instant, to: Instant): string {
  const minutes = Math.floor((instantMs(to) - instantMs(from)) / MINUTE_MS)
  if (minutes >= 60) return ` ${Math.floor(minutes / 60)} 小时`
  return minutes >= 1 ? ` ${minutes} 分钟` : '不到 1 分钟'
}
