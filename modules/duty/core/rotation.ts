import { dayIndex, type Day } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import type { Absence, DayKind, DutyPool, DutyRole, Member, Seat, Shift } from './types.ts'
import { dayKinds, poolOf } from './types.ts'

/** What a month is arranged from. */
export interface Rotation {
  readonly days: readonly { readonly day: Day; readonly kind: DayKind; readonly isDoubled: boolean }[]
  /** In the order in which the group takes turns when nothing else decides. */
  readonly members: readonly Member[]
  readonly absences: readonly Absence[]
  /** Duties of each kind of day done so far, what a member had at joining included. */
  readonly done: (member: Member) => Readonly<Record<DayKind, number>>
  /** Shifts on the days around that stand already: nobody is on duty again too soon after them, or before. */
  readonly around: readonly Pick<Shift, 'day' | 'person'>[]
  readonly restDays: number
}
export interface Arranged { readonly shifts: readonly Shift[]; readonly unfilled: readonly Seat[] }

/** More than so many duties behind the others are forgiven: a long leave is not made up for in one month. */
export const MOST_CARRIED = 3

const ROLES: readonly DutyRole[] = ['leader', 'chief', 'main', 'deputy']
// The scarce days first, while everybody is still free to take them.
const SCARCE_FIRST: readonly DayKind[] = ['holiday', 'weekend', 'workday']

/**
 * The roster of a month. Each place goes to him of its group who has the fewest duties on such days, counted over all months; of those to the one
 * with the fewest duties at all, then to whose turn it is. Then duties go over from those who have two more to those who have fewer, as long as that can be.
 * The same facts always give the same roster.
 */
export function arrange(rotation: Rotation): Arranged {
  const board = boardOf(rotation)
  const unfilled: Seat[] = []
  for (const kind of SCARCE_FIRST) {
    for (const { day, isDoubled } of rotation.days.filter((one) => one.kind === kind)) {
      for (const seat of seatsOf(day, isDoubled)) {
        const member = board.next(seat, kind)
        if (member) board.give({ ...seat, kind, person: member.person, name: member.name })
        else unfilled.push(seat)
      }
    }
  }
  // What goes over on one kind of day can make somebody free on another, so all are gone through again until nothing does.
  for (let moved = true; moved;) {
    moved = false
    for (const kind of dayKinds) for (const pool of ['leaders', 'chiefs', 'officers'] as const) while (board.even(pool, kind)) moved = true
  }
  return { shifts: inOrder(taken(board.shifts())), unfilled }
}

/** The places of a day: each role once, in sensitive periods twice. */
export const seatsOf = (day: Day, isDoubled: boolean): readonly Seat[] =>
  ROLES.flatMap((role) => (isDoubled ? [1, 2] as const : [1] as const).map((seat): Seat => ({ day, role, seat })))

export const isMemberOn = ({ fromOn, untilOn }: Member, day: Day): boolean => fromOn <= day && (untilOn === null || day < untilOn)
export const isAway = (absences: readonly Absence[], person: PersonId, day: Day): boolean => absences.some((one) => one.person === person && one.from <= day && day <= one.to)
/** Whether two days are too close for the same person: the same day, or within the rest after a duty. */
export const areTooClose = (one: Day, other: Day, restDays: number): boolean => Math.abs(dayIndex(one) - dayIndex(other)) <= restDays

export const inOrder = (shifts: readonly Shift[]): readonly Shift[] =>
  shifts.toSorted((a, b) => (a.day === b.day ? ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.seat - b.seat : a.day < b.day ? -1 : 1))

function boardOf({ members, absences, done, around, restDays }: Rotation) {
  let shifts: readonly Shift[] = []
  const carried = carriedOf(members, done)
  const count = (member: Member, kind: DayKind) => carried(member)[kind] + shifts.filter((one) => one.kind === kind && one.person === member.person && poolOf[one.role] === member.pool).length
  const total = (member: Member) => dayKinds.reduce((sum, kind) => sum + count(member, kind), 0)
  const isFree = (member: Member, day: Day, besides: readonly Shift[]) => isMemberOn(member, day) && !isAway(absences, member.person, day)
    && ![...around, ...besides].some((one) => one.person === member.person && areTooClose(one.day, day, restDays))
  const inPool = (pool: DutyPool) => members.filter((member) => member.pool === pool)
  const moved = (shift: Shift, to: Member) => { shifts = shifts.map((one) => (one === shift ? { ...one, person: to.person, name: to.name } : one)) }
  const givable = (from: Member, to: Member, kind: DayKind, without: Shift | null = null) => shifts.filter((one) => one !== without && one.kind === kind && one.person === from.person && poolOf[one.role] === from.pool)
    .find((one) => isFree(to, one.day, shifts.filter((other) => other !== one && other !== without)))

  return {
    shifts: () => shifts,
    give: (shift: Shift) => { shifts = [...shifts, shift] },
    next: ({ day, role }: Seat, kind: DayKind): Member | null => inPool(poolOf[role]).filter((member) => isFree(member, day, shifts))
      .map((member, turn) => ({ member, order: [count(member, kind), total(member), lastBefore(shifts, member, day), turn] })).toSorted((a, b) => compare(a.order, b.order))[0]?.member ?? null,
    /** Takes one duty from somebody with at least two more than another, directly or by way of a third; answers whether it could. */
    even: (pool: DutyPool, kind: DayKind): boolean => {
      const ranked = inPool(pool).map((member) => ({ member, n: count(member, kind) })).toSorted((a, b) => b.n - a.n)
      for (const { member: from, n } of ranked) {
        for (const { member: to } of ranked.toReversed().filter((one) => n - one.n >= 2)) {
          const direct = givable(from, to, kind)
          if (direct) { moved(direct, to); return true }
          for (const { member: between } of ranked.filter((one) => one.member !== from && one.member !== to)) {
            const second = givable(between, to, kind)
            const first = second && shifts.find((one) => one.kind === kind && one.person === from.person && poolOf[one.role] === pool
              && isFree(between, one.day, shifts.filter((other) => other !== one && other !== second)))
            if (first && second && isFree(to, second.day, shifts.filter((one) => one !== second))) { moved(second, to); moved(first, between); return true }
          }
        }
      }
      return false
    },
  }
}

/** What each has more than the least of his group on each kind of day, up to a bound. */
function carriedOf(members: readonly Member[], done: Rotation['done']): (member: Member) => Readonly<Record<DayKind, number>> {
  const least = (pool: DutyPool, kind: DayKind) => Math.min(...members.filter((one) => one.pool === pool).map((one) => done(one)[kind]))
  const known = new Map(members.map((member) => [`${member.pool} ${member.person}`, Object.fromEntries(dayKinds.map((kind) => [kind, Math.min(done(member)[kind] - least(member.pool, kind), MOST_CARRIED)])) as Record<DayKind, number>]))
  return (member) => known.get(`${member.pool} ${member.person}`)!
}

const lastBefore = (shifts: readonly Shift[], { person }: Member, day: Day): number => Math.max(0, ...shifts.filter((one) => one.person === person && one.day < day).map((one) => dayIndex(one.day)))
const compare = (one: readonly number[], other: readonly number[]): number => one.map((value, at) => value - other[at]!).find((difference) => difference !== 0) ?? 0

/** 主班 is whoever of the two has had it less often; the places of a day stay with the same people. */
function taken(shifts: readonly Shift[]): readonly Shift[] {
  const mains = new Map<PersonId, number>()
  const changed = new Map<Shift, DutyRole>()
  for (const main of inOrder(shifts).filter(({ role }) => role === 'main')) {
    const deputy = shifts.find((one) => one.role === 'deputy' && one.day === main.day && one.seat === main.seat)
    const turns = deputy !== undefined && (mains.get(deputy.person) ?? 0) < (mains.get(main.person) ?? 0)
    if (turns) { changed.set(main, 'deputy'); changed.set(deputy, 'main') }
    const first = turns ? deputy.person : main.person
    mains.set(first, (mains.get(first) ?? 0) + 1)
  }
  return shifts.map((shift) => ({ ...shift, role: changed.get(shift) ?? shift.role }))
}
