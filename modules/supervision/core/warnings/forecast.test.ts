import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracyOf, foresee, historyOf, isWarned, type PastCase, type Tally } from './forecast.ts'
import { shippedWarnings } from './settings.ts'
import { accuracyWords, forecastReason } from './words.ts'

const settings = shippedWarnings
const kind = { unit: '财政局', source: 'meeting', category: 'meetingMinutes' }
const many = (over: Partial<Tally> & Pick<Tally, 'days'>, closed: number): Tally => ({ ...kind, open: 0, ...over, closed })

test('先看本单位同类事项，不够再看本单位、同类别、同来源、全部；全部也不够就不说', () => {
  const standing = { ...kind, elapsed: 10, term: 20 }
  const scope = (tallies: readonly Tally[]) => foresee(historyOf(tallies), standing, settings)?.scope ?? null
  expect(scope([many({ days: 15 }, 20)])).toBe('unitCategory')
  expect(scope([many({ days: 15 }, 19), many({ days: 15, category: 'other' }, 1)])).toBe('unit')
  expect(scope([many({ days: 15 }, 19), many({ days: 15, unit: '发改局' }, 1)])).toBe('category')
  expect(scope([many({ days: 15 }, 19), many({ days: 15, unit: '发改局', category: 'other' }, 1)])).toBe('source')
  expect(scope([many({ days: 15 }, 19), many({ days: 15, unit: '发改局', category: 'other', source: 'project' }, 1)])).toBe('all')
  expect(scope([many({ days: 15 }, 19)])).toBe(null)
  // Whoever closed before today's day says nothing of those still open.
  expect(scope([many({ days: 8 }, 100), many({ days: 15 }, 19)])).toBe(null)
})

test('到此时仍未办结的38件中8件按期办结：说21%，低于一半的预警', () => {
  const history = historyOf([many({ days: 5 }, 25), many({ days: 18 }, 8), many({ days: 40 }, 30)])
  const forecast = foresee(history, { ...kind, elapsed: 10, term: 20 }, settings)!
  expect(forecast).toMatchObject({ scope: 'unitCategory', cases: 63, seen: 38 })
  expect(forecast.chance).toBeCloseTo(8 / 38, 12)
  expect(isWarned(forecast, settings)).toBe(true)
  expect(forecastReason(forecast, 10)).toBe('本单位同类事项63件，其中交办10天仍未办结的38件，能按这一期限办结的约占21%')
  expect(isWarned(foresee(history, { ...kind, elapsed: 0, term: 41 }, settings), settings)).toBe(false)
  expect(isWarned(null, settings)).toBe(false)
})

test('期限越远，按期办结的机会越大', () => {
  fc.assert(fc.property(fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), closed: fc.integer({ min: 0, max: 30 }), open: fc.integer({ min: 0, max: 30 }) }), { maxLength: 30 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (ends, elapsed, more) => {
    const history = historyOf(ends.map((one) => ({ ...kind, ...one })))
    const [near, far] = [foresee(history, { ...kind, elapsed, term: elapsed + more }, settings), foresee(history, { ...kind, elapsed, term: elapsed + more + 5 }, settings)]
    expect(near === null).toBe(far === null)
    if (near && far) expect(far.chance).toBeGreaterThanOrEqual(near.chance)
  }))
})

test('回看：预警了几项、准了几项、漏了几项，都数得出来；件数不够的不评', () => {
  const history = historyOf([many({ days: 5 }, 25), many({ days: 18 }, 8), many({ days: 40 }, 30)])
  const past = (term: number, isLate: boolean, count: number): PastCase => ({ ...kind, elapsed: 10, term, isLate, count })
  // Terms of 20 days would be warned of, terms of 50 would not.
  const accuracy = accuracyOf([{ history, cases: [past(20, true, 6), past(20, false, 2), past(50, true, 3), past(50, false, 9)] }, { history: historyOf([]), cases: [past(20, true, 99)] }], settings)
  expect(accuracy).toEqual({ cases: 20, late: 9, warned: 8, right: 6 })
  expect(accuracyWords(accuracy, settings)).toBe('以近一年20项任务核对：时间过半时会预警8项，其中确实逾期6项（75%）；逾期的9项中，预警到6项（67%）。')
  expect(accuracyWords({ ...accuracy, cases: 19 }, settings)).toBe('近一年可核对的任务不足20项，预警的准确程度还不能说明。')
  expect(accuracyWords({ cases: 20, late: 0, warned: 0, right: 0 }, settings)).toBe('以近一年20项任务核对：时间过半时会预警0项，其中确实逾期0项。')
})
