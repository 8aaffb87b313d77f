import { expect, test } from 'vitest'
import { specFor } from '#lib/testing/spec'
import type { Day } from '#lib/instants'
import { ground, now, person, shift, someone } from '../testing/samples.ts'
import { rostering, type RosterEvent, type RosterGiven } from './roster.ts'
import type { Month, Seat, Shift } from './types.ts'

const [clerk, chief] = [someone('值班室主任'), someone('主任')]
const month = '2026-11' as Month
const seats: readonly Seat[] = [{ day: '2026-11-24' as Day, role: 'main', seat: 1 }, { day: '2026-11-25' as Day, role: 'main', seat: 1 }]
const full = [shift('2026-11-24', 'main', '甲'), shift('2026-11-25', 'main', '乙')]
const facts = (over: Partial<RosterGiven> = {}): RosterGiven => ({ now, actor: clerk, keeps: true, decides: false, month, thisMonth: month, shifts: full, seats, kindOf: () => 'workday', ground, ...over })
const given = (past: readonly RosterEvent[], over: Partial<RosterGiven> = {}) => specFor(rostering(facts(over)))(...past)
const asDecider = { actor: chief, keeps: false, decides: true }

const stamp = { by: clerk, at: now }
const arranged: RosterEvent = { type: 'roster-arranged', month, shifts: full, ...stamp }
const submitted: RosterEvent = { type: 'roster-submitted', ...stamp }
const published: RosterEvent = { type: 'roster-published', by: chief, at: now }
const put = (day: string, name: string | null) => ({ type: 'change' as const, changes: [{ day: day as Day, role: 'main' as const, seat: 1 as const, holder: name ? { person: person(name), name } : null }] })

test('值班室编排、调整、送审，办公室领导审定发布', () => {
  given([]).when({ type: 'arrange', shifts: full }).then(arranged)
  given([arranged]).when(put('2026-11-24', '丙')).then({ type: 'roster-changed', changes: put('2026-11-24', '丙').changes, ...stamp })
  given([arranged]).when({ type: 'submit' }).then(submitted)
  given([arranged, submitted], asDecider).when({ type: 'publish' }).then(published)
  given([arranged, submitted], asDecider).when({ type: 'return', reason: '周末太集中' }).then({ type: 'roster-returned', reason: '周末太集中', by: chief, at: now })
})

test('不是值班室的人不能编排，不是办公室领导不能发布，编排的人不能自己发布', () => {
  given([], { keeps: false }).when({ type: 'arrange', shifts: full }).thenRefused('not-for-duty-room')
  given([arranged, submitted]).when({ type: 'publish' }).thenRefused('not-for-roster-decider')
  given([arranged, submitted], { decides: true }).when({ type: 'publish' }).thenRefused('roster-author-publishes')
})

test('过去的月份不再排，送审、发布后不再改，有空缺不能送审', () => {
  given([], { thisMonth: '2026-12' as Month }).when({ type: 'arrange', shifts: full }).thenRefused('roster-month-past')
  given([arranged, submitted, published]).when({ type: 'arrange', shifts: full }).thenRefused('roster-at-other-stage')
  given([arranged, submitted]).when(put('2026-11-24', '丙')).thenRefused('roster-at-other-stage')
  given([arranged], { shifts: full.slice(1) }).when({ type: 'submit' }).thenRefused('roster-incomplete')
  given([]).when({ type: 'submit' }).thenRefused('not-found')
})

test('手工调整也不能一天两处、间隔不足、排请假的人、排不在组里的人', () => {
  const twice: readonly Shift[] = [...full, shift('2026-11-24', 'deputy', '丙')]
  given([arranged], { shifts: twice }).when(put('2026-11-24', '丙')).thenRefused('duty-twice-a-day')
  given([arranged]).when(put('2026-11-24', '乙')).thenRefused('duty-too-close')
  given([arranged]).when(put('2026-11-24', '丁')).thenRefused('away-on-day')
  given([arranged]).when(put('2026-11-24', '领导一')).thenRefused('not-in-duty-pool')
})

test('两个班一起对调，按调后的样子检查', () => {
  const changes = [...put('2026-11-24', '乙').changes, ...put('2026-11-25', '甲').changes]
  given([arranged]).when({ type: 'change', changes }).then({ type: 'roster-changed', changes, ...stamp })
  expect(changes).toHaveLength(2)
})
