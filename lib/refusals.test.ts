import { expect, test } from 'vitest'
import { sentenceFor } from './refusals.ts'

test('details are filled into the sentence, numbers and repeated ones too', () => {
  expect(sentenceFor('还有 {waiting} 个部门未会签：{names}；请先催办{names}。', { waiting: 2, names: '财政局' }))
    .toBe('还有 2 个部门未会签：财政局；请先催办财政局。')
})

test('a detail that is missing stays visible, so that nobody reads a sentence with a hole', () => {
  expect(sentenceFor('请联系{name}。')).toBe('请联系{name}。')
  expect(sentenceFor('请联系{name}。', { other: 1 })).toBe('请联系{name}。')
})

test('what was filled in is not read as a placeholder again', () => {
  expect(sentenceFor('{a}{b}', { a: '{b}', b: '乙' })).toBe('{b}乙')
})

test('zero and the empty text are details', () => {
  expect(sentenceFor('剩 {count} 份{note}', { count: 0, note: '' })).toBe('剩 0 份')
})
