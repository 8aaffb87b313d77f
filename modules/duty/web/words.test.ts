import { expect, test } from 'vitest'
import type { Day, Instant } from '#lib/instants'
import { momentOf, momentWithin, namesIn } from './words.ts'

test('只填时分：还没到的时刻是昨天的，凌晨也不会记到将来', () => {
  const now = '2026-11-17T16:10:00.000Z' as Instant // 18日 00:10
  expect(momentOf('00:05', now)).toBe('2026-11-17T16:05:00.000Z')
  expect(momentOf('23:50', now)).toBe('2026-11-17T15:50:00.000Z')
})

test('更正某日的记录：早于交接时刻的时分是次日凌晨', () => {
  expect(momentWithin('2026-11-17' as Day, '09:00', '08:30')).toBe('2026-11-17T01:00:00.000Z')
  expect(momentWithin('2026-11-17' as Day, '02:10', '08:30')).toBe('2026-11-17T18:10:00.000Z')
})

test('告知多人时姓名用顿号、逗号或空格隔开', () => {
  expect(namesIn('王建国、李敏, 张华 ')).toEqual(['王建国', '李敏', '张华'])
})
