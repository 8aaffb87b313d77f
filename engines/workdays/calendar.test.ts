import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayIndex } from '#lib/instants'
import type { Day } from '#lib/instants'
import { addWorkdays, isWorkday, isYearMissing, shippedCalendar, workdaysBetween } from './index.ts'

const calendar = shippedCalendar
const days = fc.integer({ min: 0, max: 1095 }).map((index) => addDays('2024-01-01' as Day, index))
const counts = fc.integer({ min: 0, max: 60 })

test('2024 至 2026 年每一天是否上班，与 chinese-days 一致', () => {
  for (let day = '2024-01-01' as Day; day <= '2026-12-31'; day = addDays(day, 1)) {
    expect(`${day} ${isWorkday(calendar, day)}`).toBe(`${day} ${chineseDays.isWorkday(day)}`)
  }
})

test('2026 年有 6 个补班日、19 个放假的平日', () => {
  const year = (day: Day) => day.startsWith('2026')
  expect(calendar.workdays.filter(year).map((day) => day.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
  expect(calendar.holidays.filter(year)).toHaveLength(19)
})

test('从 2026-02-14（补班）起 5 个工作日，跳过春节，止于 2026-02-28（补班）', () => {
  expect(isWorkday(calendar, '2026-02-14' as Day)).toBe(true)
  expect(addWorkdays(calendar, '2026-02-14' as Day, 5)).toBe('2026-02-28')
  expect(workdaysBetween(calendar, '2026-02-14' as Day, '2026-02-28' as Day)).toBe(5)
})

test('同一天既列放假又列补班的，按补班', () => {
  const both = { ...calendar, holidays: ['2026-03-02' as Day], workdays: ['2026-03-02' as Day] }
  expect(isWorkday(both, '2026-03-02' as Day)).toBe(true)
})

test('没有录入节假日的年份看得出来', () => {
  expect([2024, 2025, 2026].map((year) => isYearMissing(calendar, year))).toEqual([false, false, false])
  expect(isYearMissing(calendar, 2027)).toBe(true)
})

test('律：先加 a 再加 b 个工作日，等于一次加 a+b 个', () => {
  fc.assert(fc.property(days, counts, counts, (day, a, b) => {
    expect(addWorkdays(calendar, addWorkdays(calendar, day, a), b)).toBe(addWorkdays(calendar, day, a + b))
    expect(addWorkdays(calendar, addWorkdays(calendar, day, -a), -b)).toBe(addWorkdays(calendar, day, -a - b))
  }))
})

test('律：加 n 个工作日后，其间恰有 n 个工作日，且落在工作日上', () => {
  fc.assert(fc.property(days, counts, (day, n) => {
    const end = addWorkdays(calendar, day, n)
    expect(workdaysBetween(calendar, day, end)).toBe(n)
    if (n > 0) expect(isWorkday(calendar, end)).toBe(true)
  }))
})

test('律：工作日进 n 再退 n，回到原处', () => {
  fc.assert(fc.property(days.filter((day) => isWorkday(calendar, day)), fc.integer({ min: -60, max: 60 }), (day, n) => {
    expect(addWorkdays(calendar, addWorkdays(calendar, day, n), -n)).toBe(day)
  }))
})

test('律：工作日数等于逐日数出来的；重复列的、放假又补班的也一样；数到几千年后也不费时', () => {
  const odd = { ...calendar, holidays: [...calendar.holidays, ...calendar.holidays.slice(0, 9), '2026-03-02' as Day, '2026-03-07' as Day], workdays: [...calendar.workdays, '2026-03-02' as Day, ...calendar.workdays.slice(0, 4)] }
  fc.assert(fc.property(days, fc.integer({ min: 0, max: 400 }), fc.constantFrom(calendar, odd), (from, ahead, of) => {
    const each = Array.from({ length: ahead }, (_, at) => addDays(from, at + 1))
    expect(workdaysBetween(of, from, addDays(from, ahead))).toBe(each.filter((day) => isWorkday(of, day)).length)
  }))
  const began = performance.now()
  for (let tries = 0; tries < 1000; tries++) workdaysBetween(calendar, '2026-01-01' as Day, '9999-12-31' as Day)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('律：工作日数可分段相加，方向相反则变号，且不多于自然日', () => {
  fc.assert(fc.property(days, days, days, (a, b, c) => {
    const between = (from: Day, to: Day) => workdaysBetween(calendar, from, to)
    expect(between(a, b) + between(b, c)).toBe(between(a, c))
    expect(between(a, b) + between(b, a)).toBe(0)
    expect(Math.abs(between(a, b))).toBeLessThanOrEqual(Math.abs(dayIndex(b) - dayIndex(a)))
  }), { examples: [['2025-10-01' as Day, '2024-01-01' as Day, '2025-09-30' as Day]] })
})
