import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { dutyDayOf } from '../core/duty-day.ts'
import { dutyRoles, type Shift } from '../core/types.ts'
import { dutySettings } from './settings.ts'
import { inDuty } from './tables.ts'
import type { Day } from '#lib/instants'

/** Who is on duty at a moment by the published roster: the 带班领导, and 值班长 and 值班员 in that order. Nobody where no roster is published. */
export async function onDuty(db: Db, at: Instant): Promise<{ readonly leader: PersonId | null; readonly officers: readonly PersonId[] }> {
  const { handoverMinute } = await dutySettings(db)
  const shifts = await shiftsOn(db, dutyDayOf(at, handoverMinute))
  return { leader: shifts.find(({ role }) => role === 'leader')?.person ?? null, officers: shifts.filter(({ role }) => role !== 'leader').map(({ person }) => person) }
}

/** The published shifts of a duty day, as they stand on the roster. */
export async function shiftsOn(db: Db, day: Day): Promise<readonly Shift[]> {
  const rows = await inDuty(db).selectFrom('duty_shifts').select(['day', 'role', 'seat', 'person', 'name', 'kind']).where('day', '=', day).where('is_published', '=', true).execute()
  return rows.toSorted((a, b) => dutyRoles.indexOf(a.role) - dutyRoles.indexOf(b.role) || a.seat - b.seat)
}
