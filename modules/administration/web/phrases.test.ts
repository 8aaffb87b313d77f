import { expect, test } from 'vitest'
import { raised, readPhrases, shippedPhrases, withPhrase } from './phrases.ts'

test('没有自设常用语时用随产品的，自设为空则为空', () => {
  expect(readPhrases(undefined)).toEqual(shippedPhrases)
  expect(readPhrases([])).toEqual([])
  expect(readPhrases(['同意。', 3, ' '])).toEqual(['同意。'])
})

test('新增的排在最后，重复和空白的不加', () => {
  expect(withPhrase(['甲'], ' 乙 ')).toEqual(['甲', '乙'])
  expect(withPhrase(['甲'], '甲')).toEqual(['甲'])
  expect(withPhrase(['甲'], '  ')).toEqual(['甲'])
})

test('上移一位，第一条不动', () => {
  expect(raised(['甲', '乙', '丙'], '丙')).toEqual(['甲', '丙', '乙'])
  expect(raised(['甲', '乙'], '甲')).toEqual(['甲', '乙'])
})
