import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import type { Clock, Verdict } from '../core/clocks.ts'
import { fieldOf, momentIn } from './times.ts'
import { isRunning, leftWords, worstOf } from './words.ts'

const clock = (verdict: Verdict): Clock => ({ from: null, dueAt: '2026-11-22T18:40:00.000Z' as Instant, doneAt: null, verdict })

test('倒计时到分钟：没到时限不说超时，一过就说', () => {
  const said = (seconds: number) => { const { label, hours, minutes } = leftWords(0, -seconds * 1000); return `${label}${hours}:${minutes}` }
  expect([1800, 1799, 60, 59, 0, -1, -61, 7260].map(said)).toEqual(['还剩0:30', '还剩0:29', '还剩0:1', '还剩0:0', '还剩0:0', '已超0:1', '已超0:2', '还剩2:1'])
  expect([isRunning(clock('near')), isRunning(clock('missed')), isRunning(clock('unknown'))]).toEqual([true, false, false])
})

test('时间按北京时间填写，几种写法都认，填不全不算数；列表显示最要紧的一个时钟', () => {
  const night = '2026-11-22T18:10:00.000Z' as Instant
  expect(fieldOf(night)).toBe('2026-11-23 02:10')
  expect(['0210', '2:05', '02：05', '2350', '11-22 2350', '2025年12月31日 23:50', '2026-11-23 02:10'].map((typed) => fieldOf(momentIn(typed, night)))).toEqual(['2026-11-23 02:10', '2026-11-23 02:05', '2026-11-23 02:05', '2026-11-22 23:50', '2026-11-22 23:50', '2025-12-31 23:50', '2026-11-23 02:10'])
  expect([...['2026-11-23', '2510', '0260', '2-30 0210', '13-01 0210', ''].map((typed) => momentIn(typed, night)), fieldOf(null)]).toEqual([null, null, null, null, null, null, ''])
  expect(worstOf({ clocks: { unit: clock('missed'), phone: clock('onTime'), written: clock('near') } })).toBe('near')
  expect(worstOf({ clocks: null })).toBeNull()
})
