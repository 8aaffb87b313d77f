import { expect, test } from 'vitest'
import type { NavEntry } from '#ui'
import { currentEntry } from './current-entry.ts'

const entry = (path: string): NavEntry => ({ function: 'desk', label: path, path })
const entries = ['/', '/documents', '/documents/receipts'].map(entry)

test.each([['/', '/'], ['/documents', '/documents'], ['/documents/17', '/documents'], ['/documents/receipts/3', '/documents/receipts'], ['/documentation', undefined]])(
  '在 %s 时菜单指在 %s', (path, at) => expect(currentEntry(entries, path)?.path).toBe(at))
