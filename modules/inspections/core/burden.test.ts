import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#lib/instants'
import { day, unitOf } from '../testing/pool-samples.ts'
import { burdenOf, occasionKinds, type Visit } from './burden.ts'

const town = unitOf('青禾镇')
const question = { year: 2026, today: day('2026-11-23'), reduction: 0.5 }
const visits = (count: number, on: string, isHeld = true): readonly Visit[] => Array.from({ length: count }, (_, index) => ({ key: `${on}-${index}-${isHeld}`, unit: town.unit, kind: 'special', on: day(on), isHeld }))
const stateOf = (...parts: (readonly Visit[])[]) => burdenOf([town], parts.flat(), question)[0]!

test('今年比去年压减一半以上；计划加起来将超去年时提前提醒', () => {
  const last = visits(9, '2025-06-01')
  expect(stateOf(last)).toMatchObject({ before: 9, line: 4, received: 0, state: 'within' })
  expect(stateOf(last, visits(4, '2026-03-01')).state).toBe('within')
  expect(stateOf(last, visits(4, '2026-03-01'), visits(1, '2026-12-01', false)).state).toBe('overLine')
  expect(stateOf(last, visits(8, '2026-03-01'), visits(2, '2026-12-01', false))).toMatchObject({ received: 8, planned: 2, state: 'willExceed' })
  expect(stateOf(last, visits(10, '2026-03-01')).state).toBe('exceeded')
  expect(stateOf(visits(3, '2026-03-01')).state).toBe('noBase')
})

test('催报另计，不算接受督查的次数', () => {
  const calls = visits(5, '2026-03-02').map((one): Visit => ({ ...one, kind: 'call' }))
  expect(stateOf(visits(2, '2025-06-01'), calls)).toMatchObject({ received: 0, state: 'within', byKind: { call: { now: 5, before: 0 } } })
})

test('同期比较数到去年的同一天', () => {
  expect(stateOf(visits(2, '2025-11-23'), visits(3, '2025-11-24'))).toMatchObject({ before: 5, beforeSoFar: 2 })
})

test('按月、按类别分的数加起来都等于总数，不重不漏', () => {
  const anyVisit = fc.record({ back: fc.nat(690), kind: fc.constantFrom(...occasionKinds), isHeld: fc.boolean() })
  fc.assert(fc.property(fc.array(anyVisit), (drawn) => {
    const all = drawn.map(({ back, kind, isHeld }, index): Visit => ({ key: String(index), unit: town.unit, kind, on: addDays(day('2026-11-22'), -back), isHeld }))
    const counted = burdenOf([town], all, question)[0]!
    const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0)
    expect([sum(counted.months), sum(counted.monthsBefore)]).toEqual([counted.received, counted.before])
    const { call, ...inspected } = counted.byKind
      expect(sum(Object.values(inspected).map((kind) => kind.now))).toBe(counted.received)
      expect(call.now + call.before).toBe(all.filter(({ kind, isHeld }) => kind === 'call' && isHeld).length)
    expect(counted.beforeSoFar).toBeLessThanOrEqual(counted.before)
    expect(counted.received + counted.before + counted.planned).toBe(all.filter(({ on, kind, isHeld }) => kind !== 'call' && (isHeld || on.startsWith('2026'))).length)
  }))
})
