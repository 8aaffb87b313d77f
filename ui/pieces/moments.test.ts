import { expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { clockWords, dayWords, momentWords } from './moments.ts'

const monday = '2026-11-23' as Day

test('本年日期不写年份，跨年才写', () => {
  expect(dayWords('2026-11-23' as Day, monday)).toBe('11月23日 周一')
  expect(dayWords('2027-01-01' as Day, monday)).toBe('2027年1月1日 周五')
})
test('时间按北京时间说', () => {
  expect(momentWords('2026-11-23T02:32:00.000Z' as Instant, monday)).toBe('今天 10:32')
  expect(momentWords('2026-11-21T16:05:00.000Z' as Instant, monday)).toBe('昨天 00:05')
  expect(momentWords('2026-11-20T01:00:00.000Z' as Instant, monday)).toBe('11月20日 09:00')
  expect(momentWords('2025-03-02T01:00:00.000Z' as Instant, monday)).toBe('2025年3月2日 09:00')
  expect(clockWords('2026-11-23T00:00:00.000Z' as Instant)).toBe('08:00')
})
