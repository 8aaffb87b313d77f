import { refuse, type Refused } from '#lib/decision'
import { dayInChinese } from '#lib/instants'
import { areTooClose, isAway, isMemberOn } from './rotation.ts'
import { dutyPoolWords, poolOf, seatKey, type Absence, type Member, type Shift } from './types.ts'

/** What a place is held against before somebody is put on it. */
export interface Ground { readonly members: readonly Member[]; readonly absences: readonly Absence[]; readonly restDays: number }
export type ClashRefusal = 'not-in-duty-pool' | 'away-on-day' | 'duty-twice-a-day' | 'duty-too-close'

/** Why somebody cannot have a place: not of the group, away, elsewhere on the same day, or on duty too shortly before or after. `all` holds everything that stands, the shift itself too. */
export function clashOf(shift: Shift, all: readonly Shift[], { members, absences, restDays }: Ground): Refused<ClashRefusal> | null {
  const { person, name, day, role } = shift
  const on = dayInChinese(day)
  if (!members.some((one) => one.person === person && one.pool === poolOf[role] && isMemberOn(one, day))) return refuse('not-in-duty-pool', { name, pool: dutyPoolWords[poolOf[role]] })
  if (isAway(absences, person, day)) return refuse('away-on-day', { name, day: on })
  const others = all.filter((one) => one.person === person && seatKey(one) !== seatKey(shift))
  if (others.some((one) => one.day === day)) return refuse('duty-twice-a-day', { name, day: on })
  const close = others.find((one) => areTooClose(one.day, day, restDays))
  return close ? refuse('duty-too-close', { name, day: on, other: dayInChinese(close.day), rest: restDays }) : null
}

/** The first clash among the places that changed. */
export const firstClash = (changed: readonly Shift[], all: readonly Shift[], ground: Ground): Refused<ClashRefusal> | null =>
  changed.map((shift) => clashOf(shift, all, ground)).find((no) => no !== null) ?? null
