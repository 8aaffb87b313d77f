import { expect, test } from 'vitest'
import { matches, shownKey } from './hotkey.ts'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}, code = '') =>
  ({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held })

test('单个字母只在不按其他键时算数', () => {
  expect(matches('j', press('j'))).toBe(true)
  expect(matches('j', press('j', { ctrlKey: true }))).toBe(false)
  expect(matches('j', press('J', { shiftKey: true }))).toBe(false)
})
test('Alt 组合键按键位认，不受输出字符影响', () => {
  expect(matches('Alt+1', press('¡', { altKey: true }, 'Digit1'))).toBe(true)
  expect(matches('Alt+S', press('ß', { altKey: true }, 'KeyS'))).toBe(true)
  expect(matches('Alt+S', press('s'))).toBe(false)
})
test('快捷键按键盘上的写法显示', () => expect(shownKey('Alt+S')).toBe('Alt + S'))
