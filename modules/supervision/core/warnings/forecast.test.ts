import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracyOf, foresee, historyOf, isWarned, shareOfTerm, type PastCase, type Tally } from './forecast.ts'
import { shippedWarnings } from './settings.ts'
import { accuracyWords, forecastReason } from './words.ts'

const settings = shippedWarnings
const kind = { unit: '财政局', source: 'meeting', category: 'meetingMinutes' }
const many = (over: Partial<Tally> & Pick<Tally, 'time'>, closed: number): Tally => ({ ...kind, open: 0, ...over, closed })

test('先看本单位同类事项，不够再看本单位、同类别、同来源、全部；全部也不够就不说', () => {
  const standing = { ...kind, elapsed: 50 }
  const scope = (tallies: readonly Tally[]) => foresee(historyOf(tallies), standing, settings)?.scope ?? null
  expect(scope([many({ time: 80 }, 20)])).toBe('unitCategory')
  expect(scope([many({ time: 80 }, 19), many({ time: 80, category: 'other' }, 1)])).toBe('unit')
  expect(scope([many({ time: 80 }, 19), many({ time: 80, unit: '发改局' }, 1)])).toBe('category')
  expect(scope([many({ time: 80 }, 19), many({ time: 80, unit: '发改局', category: 'other' }, 1)])).toBe('source')
  expect(scope([many({ time: 80 }, 19), many({ time: 80, unit: '发改局', category: 'other', source: 'project' }, 1)])).toBe('all')
  expect(scope([many({ time: 80 }, 19)])).toBe(null)
  // Whoever closed before today's day says nothing of those still open.
  expect(scope([many({ time: 40 }, 100), many({ time: 80 }, 19)])).toBe(null)
})

test('到此时仍未办结的38件中8件按期办结：说21%，低于一半的预警', () => {
  const history = historyOf([many({ time: 25 }, 25), many({ time: 90 }, 8), many({ time: 200 }, 30)])
  const forecast = foresee(history, { ...kind, elapsed: 50 }, settings)!
  expect(forecast).toMatchObject({ scope: 'unitCategory', cases: 63, seen: 38 })
  expect(forecast.chance).toBeCloseTo(8 / 38, 12)
  expect(isWarned(forecast, settings)).toBe(true)
  expect(forecastReason(forecast, 50)).toBe('本单位同类事项63件，其中时间用去50%仍未办结的38件，按期办结的约占21%')
  expect(isWarned(foresee(history, { ...kind, elapsed: 10 }, settings), settings)).toBe(false)
  expect(isWarned(null, settings)).toBe(false)
})

test('时间用去得越多而仍未办结，可比的事项越少；机会总在0与1之间；过了期限就没有机会', () => {
  fc.assert(fc.property(fc.array(fc.record({ time: fc.integer({ min: 0, max: 300 }), closed: fc.integer({ min: 0, max: 30 }), open: fc.integer({ min: 0, max: 30 }) }), { maxLength: 30 }), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (ends, one, other) => {
    const history = historyOf(ends.map((end) => ({ ...kind, ...end })))
    const [early, later] = [Math.min(one, other), Math.max(one, other)].map((elapsed) => foresee(history, { ...kind, elapsed }, settings))
    if (later) expect(early!.seen).toBeGreaterThanOrEqual(later.seen)
    for (const forecast of [early, later]) if (forecast) expect(forecast.chance >= 0 && forecast.chance <= 1).toBe(true)
    const over = foresee(history, { ...kind, elapsed: 100 }, settings)
    if (over) expect(over.chance).toBe(0)
  }))
})

test('按自己的期限折算：三天的急件与一年的项目可以相比，晚一天也算过期', () => {
  expect([shareOfTerm(0, 30), shareOfTerm(15, 30), shareOfTerm(30, 30), shareOfTerm(31, 30), shareOfTerm(366, 365), shareOfTerm(1, 0)]).toEqual([0, 50, 100, 104, 101, 100])
})

test('回看：预警了几项、准了几项、漏了几项，都数得出来；件数不够的不评', () => {
  const history = historyOf([many({ time: 25 }, 25), many({ time: 90 }, 8), many({ time: 200 }, 30)])
  const past = (elapsed: number, isLate: boolean, count: number): PastCase => ({ ...kind, elapsed, isLate, count })
  // At half-time it would be warned of, in the first tenth it would not.
  const accuracy = accuracyOf([{ history, cases: [past(50, true, 6), past(50, false, 2), past(10, true, 3), past(10, false, 9)] }, { history: historyOf([]), cases: [past(50, true, 99)] }], settings)
  expect(accuracy).toEqual({ cases: 20, late: 9, warned: 8, right: 6 })
  expect(accuracyWords(accuracy, settings)).toBe('以近一年20项任务核对：时间过半时会预警8项，其中确实逾期6项（75%）；逾期的9项中，预警到6项（67%）。')
  expect(accuracyWords({ ...accuracy, cases: 19 }, settings)).toBe('近一年可核对的任务不足20项，预警的准确程度还不能说明。')
  expect(accuracyWords({ cases: 20, late: 0, warned: 0, right: 0 }, settings)).toBe('以近一年20项任务核对：时间过半时会预警0项，其中确实逾期0项。')
})
