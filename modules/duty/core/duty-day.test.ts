import { expect, test } from 'vitest'
import { shippedCalendar } from '#engines/workdays'
import type { Day, Instant } from '#lib/instants'
import { dayKindOf, daysOf, dutyDayOf, nextMonth } from './duty-day.ts'
import type { Month } from './types.ts'

test('值班从交接时刻起满二十四小时：凌晨还是前一天的班', () => {
  expect(dutyDayOf('2026-11-23T00:29:00.000Z' as Instant, 510)).toBe('2026-11-22')
  expect(dutyDayOf('2026-11-23T00:30:00.000Z' as Instant, 510)).toBe('2026-11-23')
  expect(dutyDayOf('2026-11-23T18:10:00.000Z' as Instant, 510)).toBe('2026-11-23')
})

test('工作日、周末、法定假日分别计算，调休上班的周末算工作日', () => {
  const calendar = { ...shippedCalendar, holidays: ['2026-10-01', '2026-10-03'] as Day[], workdays: ['2026-10-10'] as Day[] }
  expect((['2026-10-01', '2026-10-03', '2026-10-09', '2026-10-10', '2026-10-11'] as Day[]).map((day) => dayKindOf(calendar, day))).toEqual(['holiday', 'holiday', 'workday', 'workday', 'weekend'])
})

test('一个月从一日到月底，年底接下一年', () => {
  expect(daysOf('2028-02' as Month)).toHaveLength(29)
  expect(daysOf('2026-12' as Month).at(-1)).toBe('2026-12-31')
  expect(nextMonth('2026-12' as Month)).toBe('2027-01')
})
