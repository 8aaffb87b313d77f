import { expect, test } from 'vitest'
import { dueWords } from './due.ts'

test.each([
  [960, '剩 2 个工作日'], [480, '剩 1 个工作日'], [479, '剩 7 小时'], [60, '剩 1 小时'], [59, '剩 59 分钟'], [0, '剩 1 分钟'],
  [-1, '超期 1 分钟'], [-60, '超期 1 小时'], [-480, '超期 1 天'], [-1500, '超期 3 天'],
])('还剩 %i 个工作分钟时写作“%s”', (minutes, words) => expect(dueWords(minutes, 480)).toBe(words))
