import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#lib/instants'
import { isWorkday } from './calendar.ts'
import { shippedCalendar as calendar } from './holidays.ts'
import { reminderDays } from './reminders.ts'

const words = (dueOn: string, until: string) => reminderDays(calendar, dueOn as Day, { ahead: [3, 1, 0], after: '2026-09-01' as Day, until: until as Day }).map(({ ahead, on }) => `${ahead} ${on}`)

test('到期前几个工作日、当天，逾期每个工作日；休息日到期的提前到之前最后一个工作日', () => {
  expect(words('2026-12-02', '2026-12-04')).toEqual(['3 2026-11-27', '1 2026-12-01', '0 2026-12-02', 'late 2026-12-03', 'late 2026-12-04'])
  expect(words('2026-11-28', '2026-11-30')).toEqual(['3 2026-11-24', '1 2026-11-26', '0 2026-11-27', 'late 2026-11-30'])
  // 国庆放假七天: nothing in it.
  expect(words('2026-10-09', '2026-10-09')).toEqual(['3 2026-09-29', '1 2026-10-08', '0 2026-10-09'])
})

test('不论分几段取，取得的都一样，都在工作日', () => {
  const days = fc.integer({ min: 0, max: 300 }).map((ahead) => addDays('2026-01-05' as Day, ahead))
  fc.assert(fc.property(days, fc.array(days, { maxLength: 8 }), (dueOn, stops) => {
    const [from, until] = ['2026-01-04' as Day, addDays(dueOn, 10)]
    const whole = reminderDays(calendar, dueOn, { ahead: [3, 1, 0], after: from, until })
    let after = from
    const pieces = [...stops.filter((day) => day < until).toSorted(), until].flatMap((stop) => {
      const some = reminderDays(calendar, dueOn, { ahead: [3, 1, 0], after, until: stop })
      after = some.at(-1)?.on ?? after
      return some
    })
    expect(pieces).toEqual(whole)
    expect(whole.every(({ on }) => isWorkday(calendar, on))).toBe(true)
  }), { numRuns: 200, seed: 3 })
})
