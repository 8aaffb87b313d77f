import { expect, test } from 'vitest'
import { offeredPhrases, readPhrases, readUses, used } from './phrases.ts'

test('常用语按使用次数排列，同样次数时环节用语在前', () => {
  expect(offeredPhrases(['请阅。', '同意。'], ['同意。', '已核。'], { '请阅。': 3 })).toEqual(['请阅。', '同意。', '已核。'])
})
test('每用一次记一次', () => {
  expect(used({ '同意。': 1 }, '同意。')).toEqual({ '同意。': 2 })
  expect(used({}, '已阅。')).toEqual({ '已阅。': 1 })
})
test('存坏了的设置当作没有', () => {
  expect(readPhrases('x')).toEqual([])
  expect(readPhrases(['同意。', 1, ' '])).toEqual(['同意。'])
  expect(readUses({ 同意: 2, 坏: 'x' })).toEqual({ 同意: 2 })
})
