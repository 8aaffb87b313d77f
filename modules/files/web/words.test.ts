import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { clockLeft } from './words.ts'

test.each([
  ['2026-11-23T02:00:00.000Z', 'normal', '剩 23 小时'], ['2026-11-23T22:00:00.000Z', 'soon', '剩 3 小时'],
  ['2026-11-24T00:59:00.000Z', 'soon', '剩不到 1 小时'], ['2026-11-24T01:30:00.000Z', 'overdue', '超期 1 小时'], ['2026-11-24T05:00:00.000Z', 'overdue', '超期 4 小时'],
])('24小时报告时限：%s', (now, state, words) => expect(clockLeft('2026-11-24T01:00:00.000Z' as Instant, now as Instant)).toEqual({ state, words }))
