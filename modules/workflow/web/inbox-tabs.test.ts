import { expect, test } from 'vitest'
import { COUNTED } from '../core/types.ts'
import { tabViews } from './parts/inbox-tabs.ts'

const counts = { todo: 3, toRead: 0, done: COUNTED, closed: 1, started: 2, near: 1, overdue: 0 }

test('各栏写明件数，超过计数上限的只写以上', () => {
  const views = tabViews('/inbox', 'toRead', counts)
  expect(views.map(({ label, count }) => [label, count])).toEqual([['待办', 3], ['待阅', 0], [`已办（${COUNTED} 以上）`, undefined], ['办结', 1], ['我发起', 2]])
  expect(views.find(({ isCurrent }) => isCurrent)?.href).toBe('/inbox?tab=toRead')
})
test('件数未到时只显示栏名', () => expect(tabViews('/', 'todo', undefined).every(({ count }) => count === undefined)).toBe(true))
