import { expect, test } from 'vitest'
import { idleStage } from './idle.ts'

test.each([
  [0, 'working', 14], [11.5, 'working', 3], [12, 'warned', 2], [13.5, 'warned', 1], [15, 'warned', 0], [15.1, 'ended', 0],
])('空闲 %s 分钟（限 15 分钟）：%s，还剩 %s 分钟', (minutes, stage, minutesLeft) => expect(idleStage(minutes * 60_000, 15)).toEqual({ stage, minutesLeft }))
