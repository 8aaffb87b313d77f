import { expect, test } from 'vitest'
import { fontKeys, fontPicker, standardMetrics, type FontKey } from '../fonts.ts'
import { layout, metricsOf } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'

const measured = metricsOf(shippedFonts)

test('由字体文件量得的字符覆盖，与浏览器所用的数据一模一样', () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => code)
  for (const key of fontKeys) expect(all.filter((code) => measured[key].has(code)), key).toEqual(all.filter((code) => standardMetrics[key].has(code)))
})

test('服务器与浏览器排出的版面一模一样', () => {
  expect(layout(notice, measured)).toEqual(layout(notice, standardMetrics))
})

test('宋体的破折号不足一字宽，借用仿宋的', () => {
  expect(fontPicker(measured)('song', '—')).toBe('fang')
})

/** All the office's own faces are alike: 宋体, in which the dash is narrow. */
const oneFace = Object.fromEntries(fontKeys.map((key) => [key, shippedFonts.song])) as Record<FontKey, Uint8Array>

test('各字体都没有足一字宽的标点时，仍用原字体的，不算缺字', () => {
  expect(fontPicker(metricsOf(oneFace))('song', '—')).toBe('song')
})
