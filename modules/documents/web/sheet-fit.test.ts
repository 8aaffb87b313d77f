import { expect, test } from 'vitest'
import { fitOf } from './sheet-fit.ts'

test('一页放得下的稿纸按原大印', () => expect([fitOf(120), fitOf(256)]).toEqual([1, 1]))
test('意见多的稿纸缩到一页，缩后不超出', () => {
  for (const height of [257, 300, 400, 511]) expect(fitOf(height) * height).toBeLessThanOrEqual(256)
})
test('缩到一半仍放不下的，续到下一页', () => expect(fitOf(2000)).toBe(0.5))
