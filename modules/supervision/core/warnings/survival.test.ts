import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceBy, kaplanMeier, seenBeyond, stillOpenAfter, type Ends } from './survival.ts'

const closedAfter = (...days: readonly number[]): Ends[] => days.map((day) => ({ time: day, closed: 1, open: 0 }))
const openAfter = (...days: readonly number[]): Ends[] => days.map((day) => ({ time: day, closed: 0, open: 1 }))
const ends = fc.array(fc.record({ time: fc.integer({ min: 0, max: 60 }), closed: fc.integer({ min: 0, max: 4 }), open: fc.integer({ min: 0, max: 4 }) }), { maxLength: 40 })
const day = fc.integer({ min: 0, max: 80 })

// Freireich 1963, the 21 patients on 6-MP: the figures of Kaplan–Meier as they stand in textbooks, and as counted by hand.
const textbook = [...closedAfter(6, 6, 6, 7, 10, 13, 16, 22, 23), ...openAfter(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)]

test('生存曲线与教科书上手算的数值一致', () => {
  const curve = kaplanMeier(textbook)
  const at = [5, 6, 7, 9, 10, 13, 16, 22, 23, 35].map((days) => Number(stillOpenAfter(curve, days).toFixed(3)))
  expect(at).toEqual([1, 0.857, 0.807, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448, 0.448])
  expect([curve.cases, seenBeyond(curve, 0), seenBeyond(curve, 6), seenBeyond(curve, 10), seenBeyond(curve, 35)]).toEqual([21, 21, 17, 13, 0])
})

test('手算：五件，第2天办结、第3天失去观察、第5天办结，到第5天仍未办结的是4/5×2/3', () => {
  const curve = kaplanMeier([...closedAfter(2, 5), ...openAfter(3, 9, 9)])
  expect(stillOpenAfter(curve, 4)).toBeCloseTo(4 / 5, 12)
  expect(stillOpenAfter(curve, 5)).toBeCloseTo((4 / 5) * (2 / 3), 12)
  expect(chanceBy(curve, { elapsed: 2, term: 5 })).toBeCloseTo(1 / 3, 12)
  // The last one closed: whoever is open still longer has no like, and nothing is said.
  expect(chanceBy(kaplanMeier(closedAfter(2, 5)), { elapsed: 5, term: 9 })).toBe(null)
})

test('曲线只降不升，总在0与1之间；办结的机会也是', () => {
  fc.assert(fc.property(ends, day, day, (cases, one, other) => {
    const curve = kaplanMeier(cases)
    const [early, late] = one <= other ? [one, other] : [other, one]
    const [before, after] = [stillOpenAfter(curve, early), stillOpenAfter(curve, late)]
    expect(after).toBeLessThanOrEqual(before)
    expect(Math.min(before, after)).toBeGreaterThanOrEqual(0)
    expect(Math.max(before, after)).toBeLessThanOrEqual(1)
    const chance = chanceBy(curve, { elapsed: early, term: late })
    if (chance !== null) expect(chance >= 0 && chance <= 1).toBe(true)
  }))
})

test('没有中途失去观察的，曲线就是仍未办结的份额', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 60 }), day, (days, at) => {
    const curve = kaplanMeier(closedAfter(...days))
    expect(stillOpenAfter(curve, at)).toBeCloseTo(days.filter((one) => one > at).length / days.length, 10)
    expect(seenBeyond(curve, at)).toBe(days.filter((one) => one > at).length)
  }))
})

test('失去观察的件越多，估计的未办结份额只会更高；先后次序无关', () => {
  fc.assert(fc.property(ends, day, fc.integer({ min: 0, max: 60 }), (cases, at, lost) => {
    const plain = stillOpenAfter(kaplanMeier(cases), at)
    expect(stillOpenAfter(kaplanMeier([...cases, ...openAfter(lost)]), at)).toBeGreaterThanOrEqual(plain - 1e-12)
    expect(stillOpenAfter(kaplanMeier(cases.toReversed()), at)).toBeCloseTo(plain, 12)
  }))
})
