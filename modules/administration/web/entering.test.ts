import { expect, test } from 'vitest'
import { pathBack } from './entering.ts'

test('登录后回到原来的页面', () => {
  expect(pathBack('?back=%2Fdocuments%3Fview%3Dmine')).toBe('/documents?view=mine')
})

test('没有或不是本平台的地址，一律回到首页', () => {
  for (const query of ['', '?back=', '?back=https://elsewhere', '?back=//elsewhere', '?back=/%5Celsewhere', '?back=/sign-in', '?back=javascript:1']) expect(pathBack(query)).toBe('/')
})
