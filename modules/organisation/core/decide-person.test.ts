import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#lib/instants'
import { holdsOn } from './dated.ts'
import { decidePerson, type PersonFacts } from './decide-person.ts'
import { evolvePerson, fold } from './evolve.ts'
import { aPerson, aPost, appointment, day, FOUNDED, personId, profile } from './testing/sample.ts'
import type { AppointmentId, Person, PersonCommand } from './types.ts'

const clerk = aPost('区财政局', '科员', { seats: 2 })
const chief = aPost('区发改局', '科长')
const facts = (over: Partial<PersonFacts> = {}): PersonFacts => ({ namesake: null, post: chief, holders: [], rolesOf: {}, freshIds: ['新1' as AppointmentId, '新2' as AppointmentId], ...over })
const inFinance = aPerson([appointment('区财政局', '科员')])
const codeOf = (state: Person | null, command: PersonCommand, over: Partial<PersonFacts> = {}) => {
  const answer = decidePerson(state, command, facts(over))
  return answer.kind === 'refused' ? answer.code : 'accepted'
}
const add: PersonCommand = { type: 'add-person', id: personId('王玥'), profile }
const appoint = (fromOn: string, main = false): PersonCommand => ({ type: 'appoint', post: chief.id, fromOn: day(fromOn), main })

test('姓名须为汉字，生僻字和间隔号可用，手机号须合规', () => {
  expect(codeOf(null, add)).toBe('accepted')
  expect(codeOf(null, { ...add, profile: { ...profile, name: '范𬭎旻' } } as PersonCommand)).toBe('accepted')
  expect(codeOf(null, { ...add, profile: { ...profile, name: '买买提·艾力' } } as PersonCommand)).toBe('accepted')
  expect(codeOf(null, { ...add, profile: { ...profile, name: 'Wang' } } as PersonCommand)).toBe('person-name-wrong')
  expect(codeOf(null, { ...add, profile: { ...profile, mobile: '1234' } } as PersonCommand)).toBe('person-mobile-wrong')
  expect(codeOf(null, add, { namesake: personId('另一人') })).toBe('person-known')
  expect(codeOf(null, appoint('2026-03-01'))).toBe('person-not-found')
})

test('任职须有岗、有空缺、不重复', () => {
  expect(codeOf(inFinance, appoint('2026-03-01'))).toBe('accepted')
  expect(codeOf(inFinance, appoint('2026-03-01'), { post: null })).toBe('post-not-found')
  expect(codeOf(inFinance, appoint('2025-12-31'))).toBe('post-closed')
  expect(codeOf(inFinance, appoint('2026-03-01'), { holders: [{ fromOn: FOUNDED, untilOn: null }] })).toBe('post-full')
  expect(codeOf(inFinance, appoint('2026-03-01'), { holders: [{ fromOn: FOUNDED, untilOn: day('2026-03-01') }] })).toBe('accepted')
  expect(codeOf(inFinance, appoint('2026-03-01'), { post: clerk })).toBe('already-in-post')
})

test('印章保管人不得同时任审批岗位', () => {
  const keeper = { rolesOf: { [clerk.id]: ['sealKeeper' as const] }, post: { ...chief, roles: ['officeHead' as const] } }
  expect(codeOf(inFinance, appoint('2026-03-01'), keeper)).toBe('roles-clash')
})

test('免职须有这条任职、有原因、不早于任职日', () => {
  const end = (on: string, over = {}): PersonCommand => ({ type: 'end-appointment', appointment: inFinance.appointments[0]!.id, on: day(on), reason: '退休', ...over })
  expect(codeOf(inFinance, end('2026-03-01'))).toBe('accepted')
  expect(codeOf(inFinance, end('2026-03-01', { appointment: '没有' }))).toBe('appointment-not-found')
  expect(codeOf(inFinance, end('2025-03-01'))).toBe('appointment-end-too-early')
  expect(codeOf(inFinance, end('2026-03-01', { reason: '' }))).toBe('change-reason-missing')
  expect(codeOf(aPerson([appointment('区财政局', '科员', { untilOn: day('2026-02-01') })]), end('2026-03-01'))).toBe('appointment-ended-already')
})

test('调动后，调动日之前仍在原单位（R116）', () => {
  const move: PersonCommand = { type: 'move-person', leaving: [inFinance.appointments[0]!.id], post: chief.id, on: day('2026-06-01'), reason: '工作需要' }
  const answer = decidePerson(inFinance, move, facts())
  const moved = fold(evolvePerson, inFinance, answer.kind === 'accepted' ? answer.events : [])!
  const unitsOn = (at: Day) => moved.appointments.filter((one) => holdsOn(one, at)).map((one) => one.unit)
  expect(unitsOn(day('2026-05-31'))).toEqual(['区财政局'])
  expect(unitsOn(day('2026-06-01'))).toEqual(['区发改局'])
  expect(codeOf(inFinance, { ...move, leaving: [] })).toBe('nothing-left')
})

test('新的主要任职使原主要任职转为兼任，以前的日子不变', () => {
  const answer = decidePerson(inFinance, appoint('2026-06-01', true), facts())
  const both = fold(evolvePerson, inFinance, answer.kind === 'accepted' ? answer.events : [])!
  const mainOn = (at: string) => both.appointments.filter((one) => holdsOn(one, day(at)) && one.main).map((one) => one.unit)
  expect([mainOn('2026-05-31'), mainOn('2026-06-01')]).toEqual([['区财政局'], ['区发改局']])
  expect(both.appointments.filter((one) => holdsOn(one, day('2026-06-01')))).toHaveLength(2)
  expect(codeOf(both, { ...appoint('2026-03-01', true), post: clerk.id } as PersonCommand, { post: aPost('区审计局', '科员') })).toBe('main-too-early')
})

test('任何任免次序下：每天至多一个主要任职，同一岗位不重叠，往日不被改写', () => {
  const posts = ['甲', '乙', '丙'].map((title) => aPost('区财政局', title, { seats: 9 }))
  const step = fc.record({ post: fc.nat(2), from: fc.integer({ min: 0, max: 40 }), main: fc.boolean(), end: fc.boolean() })
  fc.assert(fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
    let state = aPerson([])
    let clock = 0
    for (const [at, one] of steps.entries()) {
      clock = Math.max(clock, one.from)
      const on = addDays(FOUNDED, clock)
      const held = state.appointments.find((held_) => held_.untilOn === null)
      const command: PersonCommand = one.end && held
        ? { type: 'end-appointment', appointment: held.id, on, reason: '试' }
        : { type: 'appoint', post: posts[one.post]!.id, fromOn: on, main: one.main }
      const answer = decidePerson(state, command, facts({ post: posts[one.post]!, freshIds: [`${at}a` as AppointmentId, `${at}b` as AppointmentId] }))
      const before = state
      if (answer.kind === 'accepted') state = fold(evolvePerson, state, answer.events)!
      for (let past = 0; past < clock; past++) expect(heldOn(state, addDays(FOUNDED, past))).toEqual(heldOn(before, addDays(FOUNDED, past)))
      for (let any = 0; any <= 41; any++) expectLawful(state, addDays(FOUNDED, any))
    }
  }), { numRuns: 150 })
})

const heldOn = (state: Person, at: Day) => state.appointments.filter((one) => holdsOn(one, at)).map((one) => ({ post: one.post, main: one.main }))

function expectLawful(state: Person, at: Day): void {
  const held = heldOn(state, at)
  expect(held.filter((one) => one.main).length).toBeLessThanOrEqual(1)
  expect(new Set(held.map((one) => one.post)).size).toBe(held.length)
}

test('每个命令留下的事件', () => {
  const eventsOf = (state: Person | null, command: PersonCommand) => {
    const answer = decidePerson(state, command, facts())
    return answer.kind === 'accepted' ? answer.events.map((event) => event.type) : answer.code
  }
  expect(eventsOf(null, add)).toEqual(['person-added'])
  expect(eventsOf(inFinance, { type: 'change-person', profile: { ...profile, officePhone: '8231001' } })).toEqual(['person-changed'])
  expect(eventsOf(inFinance, appoint('2026-06-01'))).toEqual(['appointed'])
  expect(eventsOf(inFinance, { type: 'move-person', leaving: [inFinance.appointments[0]!.id], post: chief.id, on: day('2026-06-01'), reason: '工作需要' })).toEqual(['appointment-ended', 'appointed'])
})
