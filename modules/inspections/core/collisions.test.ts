import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkdays } from '#engines/workdays'
import { addDays } from '#lib/instants'
import { day, drafted, mayor, mayorClerk, occasion, planGiven, planId, spacing, stamp, unitOf } from '../testing/pool-samples.ts'
import { collisionsOf, takes, together, workdaysApart, type Occasion } from './collisions.ts'
import { decidePlan } from './plans.ts'
import { evolvePlan } from './plans-evolve.ts'
import type { PlanEntry, PlanEntryEvent, PresentPlan } from './plans-types.ts'

const towns = ['青禾镇', '文峰街道', '柳溪镇', '白石镇'].map(unitOf)
const windows = fc.record({ start: fc.integer({ min: 0, max: 60 }), days: fc.nat(8), targets: fc.subarray(towns, { minLength: 1 }) })
  .map(({ start, days, targets }): Partial<Occasion> => ({ from: addDays(day('2026-09-20'), start), to: addDays(day('2026-09-20'), start + days), targets }))
const pairs = fc.tuple(windows, windows).map(([one, other]) => [occasion('plan:A', one), occasion('plan:B', other)] as const)

test('n 个工作日以内撞车，多一天就不撞；假期不算工作日', () => {
  const mine = occasion('plan:A', { from: day('2026-12-01'), to: day('2026-12-01') })
  const at = (workdays: number) => { const on = addWorkdays(spacing.calendar, day('2026-12-01'), workdays); return occasion('plan:B', { from: on, to: on }) }
  expect([-6, -5, 0, 5, 6].map((away) => collisionsOf(mine, [at(away)], spacing).length)).toEqual([0, 1, 1, 1, 0])
  // 国庆: from 30 September to 8 October it is one working day.
  expect(workdaysApart({ from: day('2026-09-30'), to: day('2026-09-30') }, { from: day('2026-10-08'), to: day('2026-10-08') }, spacing.calendar)).toBe(1)
})

test('撞车是相互的，与先后无关；自己不撞自己；单位不同不撞', () => {
  fc.assert(fc.property(pairs, ([one, other]) => {
    const [there, back] = [collisionsOf(one, [other], spacing), collisionsOf(other, [one], spacing)]
    expect(there.length).toBe(back.length)
    expect(there[0]?.apart).toBe(back[0]?.apart)
    expect(new Set(there[0]?.units.map(({ unit }) => unit))).toEqual(new Set(back[0]?.units.map(({ unit }) => unit)))
    expect(collisionsOf(one, [one], spacing)).toEqual([])
    for (const { units } of there) for (const { unit } of units) expect(takes(one, unit) && takes(other, unit)).toBe(true)
  }))
})

test('间隔放宽，撞车只多不少；改到间隔之外就不撞', () => {
  fc.assert(fc.property(pairs, fc.nat(10), ([one, other], workdays) => {
    const found = (within: number) => collisionsOf(one, [other], { ...spacing, workdays: within }).length
    expect(found(workdays)).toBeLessThanOrEqual(found(workdays + 1))
    const away = addWorkdays(spacing.calendar, other.to, workdays + 1)
    expect(collisionsOf({ ...one, from: away, to: addDays(away, 3) }, [other], { ...spacing, workdays })).toEqual([])
  }))
})

test('合并之后：两家的单位都还在，每个单位只去一次，只剩一项计划占用单位', () => {
  fc.assert(fc.property(pairs, ([one, other]) => {
    const collision = collisionsOf(one, [other], spacing)[0]
    fc.pre(collision !== undefined)
    const lead = evolvePlan({ at: 'absent' }, drafted({ targets: one.targets, from: one.from, to: one.to }, { id: 'A' }))
    const joining = evolvePlan({ at: 'absent' }, drafted({ targets: other.targets, from: other.from, to: other.to }, { id: 'B', agencyOf: mayor, by: mayorClerk }))
    const offered: PlanEntryEvent = { type: 'merge-offered', offer: { number: 1, plan: planId('B'), agency: unitOf('区政府督查室'), units: collision!.units }, ...stamp(mayorClerk) }
    const answer = decidePlan(evolvePlan(lead, offered), { type: 'accept-merge', offer: 1 }, planGiven(mayorClerk, { other: joining }))
    expect(answer.kind).toBe('accepted')
    const joint = (answer.kind === 'accepted' ? answer.events : []).reduce<PlanEntry>(evolvePlan, evolvePlan(lead, offered)) as PresentPlan
    const units = joint.content.targets.map(({ unit }) => unit)
    expect(new Set(units)).toEqual(new Set([...one.targets, ...other.targets].map(({ unit }) => unit)))
    expect(units.length).toBe(new Set(units).size)
    const gone = evolvePlan(joining, { type: 'merged-into', plan: planId('A'), lead: unitOf('区委督查室'), ...stamp(mayorClerk) })
    // What is left collides with nothing of the two: the merged one is no occasion any more.
    expect(gone).toMatchObject({ at: 'merged', into: 'A' })
    expect(together(joint.content.targets, joint.content.targets)).toEqual(joint.content.targets)
  }))
})
