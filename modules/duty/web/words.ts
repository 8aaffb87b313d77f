import { addDays, dayOf, instantOf, minuteOfDay, type Day, type Instant } from '#lib/instants'
import { clockWords } from '#ui'
import type { Informed } from '../core/log.ts'
import { dutyRoleWords, type Shift } from '../core/types.ts'

/** 带班领导 王建国、值班长 … in one line. */
export const shiftsInWords = (shifts: readonly Shift[]): string => shifts.map(({ role, name }) => `${dutyRoleWords[role]} ${name}`).join('，')

export const informedInWords = (informed: readonly Informed[]): string => informed.map(({ name, at }) => `${name}（${clockWords(at)}）`).join('、')

/** The moment of a time of day typed on the clock: a time still to come today was yesterday's, for nothing is written down before it happens. */
export function momentOf(clock: string, now: Instant): Instant {
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  const day = dayOf(now)
  return instantOf(minute > minuteOfDay(now) ? addDays(day, -1) : day, minute)
}

/** The moment of a time of day within a duty day that begins at another time of day. */
export function momentWithin(day: Day, clock: string, handoverAt: string): Instant {
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return instantOf(clock < handoverAt ? addDays(day, 1) : day, minute)
}

/** Names typed one after another. */
export const namesIn = (text: string): readonly string[] => text.split(/[、，,；;\s]+/).map((name) => name.trim()).filter(Boolean)
