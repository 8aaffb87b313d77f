import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMinutes, dayIndex, dayInChinese, dayOf, instantFrom, instantMs, instantOf, minuteOfDay, weekdayOf } from './instants.ts'
import type { Day, Instant } from './instants.ts'

// `Date` is the other opinion: from year 1 to year 9999, before and after 1970.
const moments = fc.integer({ min: -62_135_596_800_000, max: Date.UTC(9999, 11, 31) })
const days = fc.integer({ min: -700_000, max: 2_900_000 }).map((index) => new Date(index * 86_400_000).toISOString().slice(0, 10) as Day)

test('a moment is written as Date writes it, and read back', () => {
  fc.assert(fc.property(moments, (ms) => {
    expect(instantFrom(ms)).toBe(new Date(ms).toISOString())
    expect(instantMs(instantFrom(ms))).toBe(ms)
  }))
})

test('moments sort as text as they sort in time', () => {
  fc.assert(fc.property(moments, moments, (a, b) => { expect(instantFrom(a) < instantFrom(b)).toBe(a < b) }))
})

test.each(['2026-11-23', '2026-11-23T01:30:00Z', '2026-11-23T01:30:00.000+08:00', ''])('「%s」 is no instant', (text) => {
  expect(() => instantMs(text as Instant)).toThrow(RangeError)
})

test('the day and minute in China are those of Asia/Shanghai since its last summer time', () => {
  const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
  fc.assert(fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
    const [day, clock] = shanghai.format(ms).split(' ')
    const at = instantFrom(ms)
    expect(dayOf(at)).toBe(day)
    expect(minuteOfDay(at)).toBe(+clock!.slice(0, 2) * 60 + +clock!.slice(3))
  }))
})

test('a minute of a day is the moment whose day and minute it is', () => {
  fc.assert(fc.property(days.filter((day) => day > '0001-01-02'), fc.integer({ min: 0, max: 1439 }), (day, minute) => {
    const at = instantOf(day, minute)
    expect([dayOf(at), minuteOfDay(at)]).toEqual([day, minute])
    expect(instantOf(day, minute)).toBe(addMinutes(instantOf(day), minute))
  }))
})

test('days count and weekdays fall as with Date', () => {
  fc.assert(fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
    const other = new Date(Date.parse(day) + count * 86_400_000)
    fc.pre(other.getUTCFullYear() > 0 && other.getUTCFullYear() < 10_000)
    expect(addDays(day, count)).toBe(other.toISOString().slice(0, 10))
    expect(dayIndex(addDays(day, count)) - dayIndex(day)).toBe(count)
    expect(weekdayOf(day)).toBe(new Date(day).getUTCDay())
  }))
})

test('leap days', () => {
  expect(addDays('2024-02-28' as Day, 1)).toBe('2024-02-29')
  expect(addDays('1900-02-28' as Day, 1)).toBe('1900-03-01')
  expect(addDays('2000-02-28' as Day, 1)).toBe('2000-02-29')
})

// GB/T 9704-2012 7.3.5.4: 月、日不编虚位。
test('成文日期用阿拉伯数字，月、日不编虚位', () => {
  expect(dayInChinese('2026-01-05' as Day)).toBe('2026年1月5日')
  expect(dayInChinese('2026-11-23' as Day)).toBe('2026年11月23日')
})
