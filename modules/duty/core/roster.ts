import { accept, refuse, type Decider, type Decision } from '#lib/decision'
import type { Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import { firstClash, type ClashRefusal, type Ground } from './clashes.ts'
import { rosterAtWords, seatKey, type Month, type Roster, type Seat, type Shift } from './types.ts'

/** Somebody put on a place, or nobody. */
export interface SeatChange extends Seat { readonly holder: NamedPerson | null }

export type RosterCommand =
  | { readonly type: 'arrange'; readonly shifts: readonly Shift[] }
  | { readonly type: 'change'; readonly changes: readonly SeatChange[] }
  | { readonly type: 'submit' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'publish' }
export type RosterAct = RosterCommand['type']

export type RosterEvent =
  | { readonly type: 'roster-arranged'; readonly month: Month; readonly shifts: readonly Shift[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'roster-changed'; readonly changes: readonly SeatChange[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'roster-submitted'; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'roster-returned'; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'roster-published'; readonly by: Signatory; readonly at: Instant }

export type RosterRefusal = ClashRefusal | 'not-for-duty-room' | 'not-for-roster-decider' | 'roster-month-past' | 'roster-at-other-stage' | 'roster-incomplete' | 'roster-author-publishes'

export interface RosterGiven {
  readonly now: Instant
  readonly actor: Signatory
  readonly keeps: boolean
  readonly decides: boolean
  readonly month: Month
  readonly thisMonth: Month
  /** What stands in the month and on the days around it. */
  readonly shifts: readonly Shift[]
  /** The places that the month has. */
  readonly seats: readonly Seat[]
  readonly kindOf: (day: Seat['day']) => Shift['kind']
  readonly ground: Ground
}

/** 值班表: arranged by 值班室, settled by a leader of the office who did not arrange it. */
export function decideRoster(roster: Roster | null, command: RosterCommand, given: RosterGiven): Decision<RosterEvent, RosterRefusal | 'not-found'> {
  const stamp = { by: given.actor, at: given.now }
  if (command.type === 'arrange') {
    if (!given.keeps) return refuse('not-for-duty-room')
    if (given.month < given.thisMonth) return refuse('roster-month-past')
    return roster && roster.at !== 'drafted' ? wrongStage(roster) : accept({ type: 'roster-arranged', month: given.month, shifts: command.shifts, ...stamp })
  }
  if (!roster) return refuse('not-found')
  switch (command.type) {
    case 'change': {
      if (!given.keeps) return refuse('not-for-duty-room')
      if (roster.at !== 'drafted') return wrongStage(roster)
      const { changed, after } = changedShifts(command.changes, given)
      return firstClash(changed, after, given.ground) ?? accept({ type: 'roster-changed', changes: command.changes, ...stamp })
    }
    case 'submit': {
      if (!given.keeps) return refuse('not-for-duty-room')
      const empty = emptySeats(given).length
      return roster.at !== 'drafted' ? wrongStage(roster) : empty > 0 ? refuse('roster-incomplete', { count: empty }) : accept({ type: 'roster-submitted', ...stamp })
    }
    case 'return': return !given.decides ? refuse('not-for-roster-decider') : roster.at !== 'submitted' ? wrongStage(roster) : accept({ type: 'roster-returned', reason: command.reason, ...stamp })
    case 'publish': {
      if (!given.decides) return refuse('not-for-roster-decider')
      if (roster.at !== 'submitted') return wrongStage(roster)
      return roster.authors.some((author) => isSame(author, given.actor)) ? refuse('roster-author-publishes') : accept({ type: 'roster-published', ...stamp })
    }
  }
}

export function evolveRoster(roster: Roster | null, event: RosterEvent): Roster | null {
  if (event.type === 'roster-arranged') {
    return { month: event.month, at: 'drafted', authors: withAuthor(roster?.authors ?? [], event.by), returned: roster?.returned ?? null, published: null }
  }
  if (!roster) return null
  switch (event.type) {
    case 'roster-changed': return { ...roster, authors: withAuthor(roster.authors, event.by) }
    case 'roster-submitted': return { ...roster, at: 'submitted', returned: null, authors: withAuthor(roster.authors, event.by) }
    case 'roster-returned': return { ...roster, at: 'drafted', returned: { reason: event.reason, by: event.by, at: event.at } }
    case 'roster-published': return { ...roster, at: 'published', published: { by: event.by, at: event.at } }
  }
}

/** The decider with the facts of one moment bound. */
export const rostering = (given: RosterGiven): Decider<Roster | null, RosterCommand, RosterEvent, RosterRefusal | 'not-found'> =>
  ({ initial: null, decide: (roster, command) => decideRoster(roster, command, given), evolve: evolveRoster, invariants: [(roster) => (roster?.at === 'published' && !roster.published ? 'published by nobody' : null)] })

/** How the shifts stand after changes, and which of them are new. */
export function changedShifts(changes: readonly SeatChange[], { shifts, kindOf }: Pick<RosterGiven, 'shifts' | 'kindOf'>): { readonly changed: readonly Shift[]; readonly after: readonly Shift[] } {
  const keys = new Set(changes.map(seatKey))
  const changed = changes.flatMap(({ holder, day, role, seat }): readonly Shift[] => (holder ? [{ day, role, seat, person: holder.person, name: holder.name, kind: kindOf(day) }] : []))
  return { changed, after: [...shifts.filter((one) => !keys.has(seatKey(one))), ...changed] }
}

export function emptySeats({ seats, shifts }: Pick<RosterGiven, 'seats' | 'shifts'>): readonly Seat[] {
  const filled = new Set(shifts.map(seatKey))
  return seats.filter((seat) => !filled.has(seatKey(seat)))
}

const wrongStage = ({ at }: Roster) => refuse('roster-at-other-stage', { at: rosterAtWords[at] })
const withAuthor = (authors: readonly Signatory[], by: Signatory): readonly Signatory[] => (authors.some((one) => isSame(one, by)) ? authors : [...authors, by])
/** The same person, or one in whose name the other acted. */
export const isSame = (one: Signatory, other: Signatory): boolean => {
  const names = ({ person, onBehalfOf }: Signatory) => (onBehalfOf ? [person, onBehalfOf.person] : [person])
  return names(one).some((person) => names(other).includes(person))
}
