import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, dayOf, instantFrom, instantMs, instantOf, minuteOfDay } from '#lib/instants'
import type { Day, Instant } from '#lib/instants'
import { dueAfter, isWorkday, remainingWorkMinutes, shippedCalendar } from './index.ts'

const calendar = shippedCalendar
const at = (day: string, clock: string): Instant => instantOf(day as Day, +clock.slice(0, 2) * 60 + +clock.slice(3))
const instants = fc.integer({ min: instantMs(at('2024-01-01', '00:00')), max: instantMs(at('2026-11-30', '00:00')) }).map(instantFrom)

test.each([
  // 民法典 第二百零一条: 开始的当日不计入。
  ['3 个工作日，周五收、下周三下班止', at('2026-03-06', '09:00'), { workdays: 3 }, at('2026-03-11', '17:30')],
  ['春节不计', at('2026-02-14', '10:00'), { workdays: 1 }, at('2026-02-24', '17:30')],
  ['0 个工作日即当日下班', at('2026-03-06', '09:00'), { workdays: 0 }, at('2026-03-06', '17:30')],
  ['已下班的 0 个工作日到下一工作日下班', at('2026-03-06', '18:00'), { workdays: 0 }, at('2026-03-09', '17:30')],
  ['4 小时越过午休', at('2026-03-05', '10:00'), { hours: 4 }, at('2026-03-05', '16:00')],
  ['恰到上午下班即上午下班', at('2026-03-05', '10:00'), { hours: 2 }, at('2026-03-05', '12:00')],
  ['夜里收件从次日上班起算', at('2026-03-05', '22:00'), { hours: 1 }, at('2026-03-06', '09:30')],
  ['周五下午 2 小时跨周末', at('2026-03-06', '16:30'), { hours: 2 }, at('2026-03-09', '09:30')],
] as const)('%s', (_, start, term, due) => expect(dueAfter(calendar, start, term)).toBe(due))

test('没有工作时间或期限为负，是程序的错', () => {
  expect(() => dueAfter({ ...calendar, hours: [] }, at('2026-03-05', '10:00'), { hours: 1 })).toThrow(RangeError)
  expect(() => dueAfter(calendar, at('2026-03-05', '10:00'), { workdays: -1 })).toThrow(RangeError)
})

test('律：限 h 小时的，收件时恰剩 h 小时工时', () => {
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 200 }), (start, hours) => {
    expect(remainingWorkMinutes(calendar, start, dueAfter(calendar, start, { hours }))).toBe(hours * 60)
  }))
})

test('律：期限越长，到期越晚；到期都在工作日的工作时间内', () => {
  fc.assert(fc.property(instants, fc.nat({ max: 40 }), (start, workdays) => {
    const due = dueAfter(calendar, start, { workdays })
    expect(due >= start).toBe(true)
    expect(isWorkday(calendar, dayOf(due))).toBe(true)
    expect(minuteOfDay(due)).toBe(17 * 60 + 30)
    // From a day off, "today" and "one working day" end together; from there on each day adds one.
    const next = dueAfter(calendar, start, { workdays: workdays + 1 })
    expect(workdays > 0 ? next > due : next >= due).toBe(true)
  }))
})

test('律：工时与逐分钟数出来的一致', () => {
  const isWorked = (moment: Instant) => isWorkday(calendar, dayOf(moment))
    && calendar.hours.some((span) => minuteOfDay(moment) >= span.from && minuteOfDay(moment) < span.to)
  const wholeMinutes = instants.map((moment) => instantFrom(instantMs(moment) - instantMs(moment) % 60_000))
  fc.assert(fc.property(wholeMinutes, fc.nat({ max: 5000 }), (start, minutes) => {
    let counted = 0
    for (let minute = 0; minute < minutes; minute += 1) if (isWorked(addMinutes(start, minute))) counted += 1
    expect(remainingWorkMinutes(calendar, start, addMinutes(start, minutes))).toBe(counted)
    expect(remainingWorkMinutes(calendar, addMinutes(start, minutes), start) + counted).toBe(0)
  }), { numRuns: 30 })
})
