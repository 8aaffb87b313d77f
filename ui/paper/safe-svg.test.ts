import { expect, test } from 'vitest'
import { isActing } from './safe-svg.ts'

test('版面上的图片可以取自本系统的文件库，别处的地址和会动作的属性都去掉', () => {
  expect(isActing('image', 'href', '/api/files/01a20824-2701-7282?inline=1')).toBe(false)
  expect(isActing('image', 'xlink:href', 'data:image/png;base64,AA')).toBe(false)
  expect(isActing('use', 'href', '#seal')).toBe(false)
  const acting: readonly (readonly [string, string, string])[] = [
    ['image', 'href', 'https://example.com/a.png'], ['image', 'href', '//example.com/api/files/a?inline=1'], ['image', 'href', '/api/files/../session?inline=1'], ['image', 'href', 'javascript:alert(1)'],
    ['use', 'href', '/api/files/a?inline=1'], ['image', 'onload', 'alert(1)'],
  ]
  for (const [element, name, value] of acting) expect(isActing(element, name, value), `${element} ${name} ${value}`).toBe(true)
})
