import { expect, test } from 'vitest'
import type { NavEntry } from '#ui'
import { currentEntry, unfolded } from './current-entry.ts'

const entry = (path: string): NavEntry => ({ function: 'desk', label: path, path })
const entries = ['/', '/documents', '/documents/receipts'].map(entry)

test.each([['/', '/'], ['/documents', '/documents'], ['/documents/17', '/documents'], ['/documents/receipts/3', '/documents/receipts'], ['/documentation', undefined]])(
  '在 %s 时菜单指在 %s', (path, at) => expect(currentEntry(entries, path)?.path).toBe(at))

test('折叠的菜单项只在身处其中时展开；看不到上一项的人直接看到它', () => {
  const [items, lists, kinds] = [entry('/items'), { ...entry('/lists'), under: '/items' }, { ...entry('/kinds'), under: '/items' }]
  const all = [entry('/'), items, lists, kinds]
  expect(unfolded(all, all[0])).toEqual([all[0], items])
  expect(unfolded(all, items)).toEqual(all)
  expect(unfolded(all, kinds)).toEqual(all)
  expect(unfolded(all, undefined)).toEqual([all[0], items])
  expect(unfolded([lists, kinds], undefined)).toEqual([lists, kinds])
})
