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

test('时间按北京时间填写，填不全不算数；列表显示最要紧的一个时钟', () => {
  expect(fieldOf('2026-11-22T18:10:00.000Z' as Instant)).toBe('2026-11-23T02:10')
  expect([momentIn('2026-11-23T02:10'), momentIn('2026-11-23'), fieldOf(null)]).toEqual(['2026-11-22T18:10:00.000Z', null, ''])
  expect(worstOf({ clocks: { unit: clock('missed'), phone: clock('onTime'), written: clock('near') } })).toBe('near')
  expect(worstOf({ clocks: null })).toBeNull()
})
