import { expect, test } from 'vitest'
import { isUnder, readNews } from './news.ts'

test('消息只刷新所指的查询', () => {
  const key = [['documents', 'list'], { input: { page: 1 } }]
  expect(isUnder(key, 'documents')).toBe(true)
  expect(isUnder(key, 'documents.list')).toBe(true)
  expect(isUnder(key, 'documents.get')).toBe(false)
  expect(isUnder(key, 'doc')).toBe(false)
  expect(isUnder(['session'], 'session')).toBe(false)
})
test('不是消息的内容不理会', () => {
  expect(readNews('{"topics":["workflow"]}')).toEqual({ topics: ['workflow'] })
  expect(readNews('ping')).toBeNull()
  expect(readNews('{"topic":1}')).toBeNull()
})
