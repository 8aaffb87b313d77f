import type { Day } from '#lib/instants'
import type { SeatChange } from '../core/roster.ts'
import { dutyRoles, poolOf, seatKey, type Seat, type Shift } from '../core/types.ts'
import type { RosterDay } from '../core/views.ts'

/** The places of a day as they stand on the paper: each role once, in a sensitive period twice. */
export const seatsOn = ({ day, period }: RosterDay): readonly Seat[] => dutyRoles.flatMap((role) => (period ? [1, 2] as const : [1] as const).map((seat): Seat => ({ day, role, seat })))

/** Where an arrow key leads from a place; null at the edge. */
export function moved(days: readonly RosterDay[], from: Seat, key: string): Seat | null {
  const at = days.findIndex(({ day }) => day === from.day)
  const row = days[at] ? seatsOn(days[at]) : []
  const beside = row.findIndex((seat) => seatKey(seat) === seatKey(from))
  switch (key) {
    case 'ArrowLeft': return row[beside - 1] ?? null
    case 'ArrowRight': return row[beside + 1] ?? null
    case 'ArrowUp': return below(days[at - 1], from)
    case 'ArrowDown': return below(days[at + 1], from)
    default: return null
  }
}

const below = (row: RosterDay | undefined, { role, seat }: Seat): Seat | null => (row ? { day: row.day, role, seat: row.period ? seat : 1 } : null)

/** What exchanging two places means; null where they are of different groups or the same. */
export function exchanged(one: Seat, other: Seat, shifts: readonly Shift[]): readonly SeatChange[] | null {
  if (seatKey(one) === seatKey(other) || poolOf[one.role] !== poolOf[other.role]) return null
  const holder = (seat: Seat) => { const held = shifts.find((shift) => seatKey(shift) === seatKey(seat)); return held ? { person: held.person, name: held.name } : null }
  return [{ ...plain(one), holder: holder(other) }, { ...plain(other), holder: holder(one) }]
}

export const plain = ({ day, role, seat }: Seat): { day: Day; role: Seat['role']; seat: 1 | 2 } => ({ day, role, seat })
