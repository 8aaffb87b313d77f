import { expect, test } from 'vitest'
import { clockOf, minuteOf } from './clock.ts'

test('时刻与分钟互换', () => {
  for (const minute of [0, 425, 1320, 1439]) expect(minuteOf(clockOf(minute))).toBe(minute)
  expect(clockOf(425)).toBe('07:05')
})
test.each(['', '7:5', '24:00', '12:60'])('未填全的时刻 %j 不算', (clock) => expect(minuteOf(clock)).toBeNull())
