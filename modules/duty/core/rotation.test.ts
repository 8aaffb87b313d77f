import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedCalendar } from '#engines/workdays'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { dayKindOf, daysOf, isSensitive, monthOf, nextMonth } from './duty-day.ts'
import { areTooClose, arrange, isAway, seatsOf, type Arranged, type Rotation } from './rotation.ts'
import { dayKinds, poolOf, seatKey, type Absence, type DayKind, type DutyPool, type Member, type Month, type SensitivePeriod, type Shift } from './types.ts'

const none: Readonly<Record<DayKind, number>> = { workday: 0, weekend: 0, holiday: 0 }
const group = (pool: DutyPool, size: number): readonly Member[] => Array.from({ length: size }, (_, at) => ({ pool, person: `${pool}-${at}` as PersonId, name: `${pool}${at}`, fromOn: '2026-01-01' as Day, untilOn: null, base: none }))
const people = (sizes: readonly [leaders: number, chiefs: number, officers: number]) => [...group('leaders', sizes[0]), ...group('chiefs', sizes[1]), ...group('officers', sizes[2])]

interface Asked { readonly members: readonly Member[]; readonly absences?: readonly Absence[]; readonly periods?: readonly SensitivePeriod[]; readonly restDays?: number; readonly past?: readonly Shift[] }
const rotationOf = (month: Month, { members, absences = [], periods = [], restDays = 2, past = [] }: Asked): Rotation => ({
  days: daysOf(month).map((day) => ({ day, kind: dayKindOf(shippedCalendar, day), isDoubled: isSensitive(periods, day) })), members, absences, restDays, around: past,
  done: (member) => Object.fromEntries(dayKinds.map((kind) => [kind, member.base[kind] + countOf(past, member, kind)])) as Record<DayKind, number>,
})
const countOf = (shifts: readonly Shift[], { pool, person }: Member, kind: DayKind) => shifts.filter((one) => one.kind === kind && one.person === person && poolOf[one.role] === pool).length
/** The greatest difference of duties on one kind of day within a group. */
const spread = (shifts: readonly Shift[], members: readonly Member[], kind: DayKind): number => {
  const counts = members.map((member) => countOf(shifts, member, kind))
  return Math.max(...counts) - Math.min(...counts)
}
const tooClose = ({ shifts }: Arranged, { around, restDays }: Rotation) => shifts.filter((one, at) => [...around, ...shifts.filter((_, other) => other !== at)].some((other) => other.person === one.person && areTooClose(one.day, other.day, restDays)))

const months = fc.constantFrom('2026-01', '2026-02', '2026-05', '2026-10', '2026-11').map((month) => month as Month)
const sizes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 16 }))
const away = fc.array(fc.record({ who: fc.constantFrom('leaders-0', 'chiefs-1', 'officers-0', 'officers-3'), from: fc.integer({ min: 0, max: 25 }), length: fc.integer({ min: 0, max: 20 }) }), { maxLength: 4 })

test('任何人数、请假和敏感时期：没有人休整期内再排、一天两处、请假还排；缺的位置都说出来；同样的条件排出同样的表', () => {
  fc.assert(fc.property(months, sizes, away, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 20 }), (month, size, gone, restDays, start) => {
    const days = daysOf(month)
    const absences = gone.map(({ who, from, length }): Absence => ({ person: who as PersonId, from: days[from]!, to: days[Math.min(from + length, days.length - 1)]! }))
    const periods = [{ name: '国庆', from: days[start]!, to: days[Math.min(start + 6, days.length - 1)]! }]
    const rotation = rotationOf(month, { members: people(size), absences, periods, restDays })
    const arranged = arrange(rotation)
    expect(tooClose(arranged, rotation)).toEqual([])
    expect(arranged.shifts.filter(({ person, day }) => isAway(absences, person, day))).toEqual([])
    // Every place is either filled or named as empty, and on sensitive days there are twice as many.
    const wanted = rotation.days.flatMap(({ day, isDoubled }) => seatsOf(day, isDoubled)).map(seatKey)
    expect([...arranged.shifts.map(seatKey), ...arranged.unfilled.map(seatKey)].toSorted()).toEqual(wanted.toSorted())
    expect(arrange(rotation)).toEqual(arranged)
  }), { numRuns: 40 })
})

test('公平：没有哪个班能从多两个的人直接转给少的人', () => {
  fc.assert(fc.property(months, sizes, away, (month, size, gone) => {
    const days = daysOf(month)
    const absences = gone.map(({ who, from, length }): Absence => ({ person: who as PersonId, from: days[from]!, to: days[Math.min(from + length, days.length - 1)]! }))
    const rotation = rotationOf(month, { members: people(size), absences })
    const { shifts } = arrange(rotation)
    for (const shift of shifts) {
      const group = rotation.members.filter(({ pool }) => pool === poolOf[shift.role])
      const own = countOf(shifts, group.find(({ person }) => person === shift.person)!, shift.kind)
      const better = group.filter((one) => own - countOf(shifts, one, shift.kind) >= 2 && !isAway(absences, one.person, shift.day)
        && !shifts.some((other) => other.person === one.person && areTooClose(other.day, shift.day, rotation.restDays)))
      expect(better.map(({ name }) => `${shift.day} ${shift.role} ${shift.name} → ${name}`)).toEqual([])
    }
  }), {
    numRuns: 30,
    // Here a weekday's duty could go over only once a weekend's had.
    examples: [['2026-05' as Month, [1, 1, 9], [{ who: 'officers-3', from: 11, length: 19 }, { who: 'officers-3', from: 10, length: 0 }, { who: 'officers-0', from: 0, length: 12 }]]],
  })
})

test('人手够、都不请假：连排十二个月，任何两人的工作日班、周末班、法定假日班各不差过一个', () => {
  for (const size of [[9, 7, 16]] as const) {
    const members = people(size)
    const past: Shift[] = []
    for (let month = '2026-01' as Month; month <= '2026-12'; month = nextMonth(month)) {
      const { shifts, unfilled } = arrange(rotationOf(month, { members, past }))
      expect(unfilled).toEqual([])
      past.push(...shifts)
      for (const pool of ['leaders', 'chiefs', 'officers'] as const) for (const kind of dayKinds) expect(spread(past, members.filter((one) => one.pool === pool), kind), `${month} ${pool} ${kind}`).toBeLessThanOrEqual(1)
    }
  }
})

test('上月月底值过班的，月初休整期内不再排；后来的人从别人已有的次数算起', () => {
  const members = people([4, 4, 9]).map((one) => (one.person === 'chiefs-3' ? { ...one, fromOn: '2026-12-01' as Day, base: { workday: 5, weekend: 2, holiday: 0 } } : one))
  const first = arrange(rotationOf('2026-11' as Month, { members }))
  const second = arrange(rotationOf('2026-12' as Month, { members, past: first.shifts }))
  expect(tooClose(second, rotationOf('2026-12' as Month, { members, past: first.shifts }))).toEqual([])
  const joined = second.shifts.filter(({ person }) => person === 'chiefs-3')
  expect(joined.length).toBeGreaterThan(4)
  expect(joined.length).toBeLessThan(12)
  expect(joined.every(({ day }) => monthOf(day) === '2026-12')).toBe(true)
})

test('主班和副班在值班员之间轮换，相差不多', () => {
  const { shifts } = arrange(rotationOf('2026-11' as Month, { members: people([4, 4, 9]) }))
  const mains = (person: string) => shifts.filter((one) => one.person === person && one.role === 'main').length
  const deputies = (person: string) => shifts.filter((one) => one.person === person && one.role === 'deputy').length
  for (const { person } of group('officers', 9)) expect(Math.abs(mains(person) - deputies(person))).toBeLessThanOrEqual(3)
})
