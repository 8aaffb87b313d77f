import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, instantFrom, instantOf } from '#lib/instants'
import type { Day, Instant } from '#lib/instants'
import { dueWords, lights, shippedCalendar, suspendedWords } from './index.ts'

const due = instantOf('2026-03-11' as Day, 17 * 60 + 30)
const at = (day: string, clock: string): Instant => instantOf(day as Day, +clock.slice(0, 2) * 60 + +clock.slice(3))
const said = (now: Instant) => {
  const { glyph, words } = dueWords(shippedCalendar, now, due)
  return `${glyph} ${words}`
}

test.each([
  ['2026-03-06', '09:00', '● 剩 3 个工作日'],
  ['2026-03-08', '20:00', '● 剩 3 个工作日'],
  ['2026-03-09', '08:30', '● 剩 2 个工作日'],
  ['2026-03-10', '17:30', '▲ 剩 1 个工作日'],
  ['2026-03-11', '08:30', '▲ 剩 9 小时'],
  ['2026-03-11', '14:30', '▲ 剩 3 小时'],
  ['2026-03-11', '16:31', '▲ 剩 59 分钟'],
  ['2026-03-11', '17:30', '▲ 剩不到 1 分钟'],
  ['2026-03-11', '17:35', '■ 超期 5 分钟'],
  ['2026-03-11', '20:00', '■ 超期 2 小时'],
  ['2026-03-12', '08:00', '■ 超期 1 天'],
  ['2026-03-14', '09:00', '■ 超期 3 天'],
])('周三 17:30 到期，%s %s 显示「%s」', (day, clock, words) => expect(said(at(day, clock))).toBe(words))

test('刚过一毫秒即为超期', () => {
  expect(dueWords(shippedCalendar, instantFrom(Date.parse(due) + 1), due)).toMatchObject({ light: 'overdue', words: '超期不到 1 分钟' })
})

test('临期从几个工作日起，由单位设定', () => {
  const early = { ...shippedCalendar, nearWorkdays: 3 }
  expect(dueWords(early, at('2026-03-06', '09:00'), due).light).toBe('near')
  expect(dueWords(early, at('2026-03-05', '09:00'), due).light).toBe('normal')
})

test('挂起的不计时，四种状态的符号互不相同', () => {
  expect(suspendedWords).toEqual({ light: 'suspended', glyph: '◆', words: '已挂起' })
  expect(new Set(Object.values(lights).map((light) => light.glyph)).size).toBe(4)
})

test('律：时间往后走，灯只会从正常到临期到超期', () => {
  const order = ['normal', 'near', 'overdue']
  fc.assert(fc.property(fc.nat({ max: 30_000 }), fc.nat({ max: 30_000 }), (early, later) => {
    const start = at('2026-02-26', '00:00')
    const light = (minutes: number) => order.indexOf(dueWords(shippedCalendar, addMinutes(start, minutes), due).light)
    expect(light(early)).toBeLessThanOrEqual(light(early + later))
  }))
})
