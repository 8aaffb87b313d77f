import { expect, test } from 'vitest'
import { layout, paintSvg, paintSvgFile, standardMetrics } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { textItems } from '../testing/read.ts'

const laid = layout(notice, standardMetrics)
const pages = paintSvg(laid)
const texts = (svg: string) => [...svg.matchAll(/<tspan [^>]*\bx="([^"]*)"[^>]*>([^<]*)<\/tspan>/g)].map(([, xs, text]) => ({ xs: xs!.split(' ').map(Number), text: text!.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>') }))

test('每面一幅，文字可选，与版面逐字同位', () => {
  expect(pages).toHaveLength(laid.pages.length)
  pages.forEach((svg, index) => {
    const items = textItems(laid.pages[index]!)
    const drawn = texts(svg)
    expect(drawn.map((one) => one.text)).toEqual(items.map((item) => item.text))
    drawn.forEach(({ xs }, i) => xs.forEach((x, k) => expect(Math.abs(x * items[i]!.scaleX - items[i]!.xs[k]!)).toBeLessThan(0.05)))
  })
})

test('尖括号等字符转义，页面仍是一幅图', () => {
  const [svg] = paintSvg(layout({ ...notice, attachments: [], body: [paragraph('比较a<b与“c&d”')] }, standardMetrics))
  expect(svg).toContain('a&lt;b')
  expect(svg).not.toMatch(/<b[^a-z]/)
})

test('XML 容不下的字符换成替代符，字数不变', () => {
  const laidOut = layout({ ...notice, attachments: [], body: [paragraph('甲\u0001乙\ud800丙')] }, standardMetrics)
  expect(paintSvg(laidOut)[0]).toContain('甲')
  for (const char of ['\u0001', '\ud800']) expect(paintSvg(laidOut).join('')).not.toContain(char)
  expect(texts(paintSvg(laidOut)[0]!).map(({ text }) => text).join('')).toContain('\ufffd')
})

test('印章文字不可选，也不读给读屏软件', () => {
  const sealed = pages.find((svg) => svg.includes('<circle'))!
  expect(sealed).toMatch(/aria-hidden="true" style="user-select:none/)
})

test('每段文字注明出处', () => {
  expect(pages[0]).toMatch(/data-part="body" data-block="0" data-offset="0"/)
})

test('一行文字是一个元素，复制时不断开', () => {
  expect(pages[0]).toMatch(/<text [^>]*>(<tspan[^>]*>[^<]*<\/tspan>)*<tspan[^>]*>民团体党组（党委）<\/tspan><tspan[^>]*>：<\/tspan><\/text>/)
})

test('基本平面以外的字只占一个位置，其后的字不错位', () => {
  const laidOut = layout({ ...notice, attachments: [], body: [paragraph('经办人𠮷野、𡈽屋。')] }, standardMetrics)
  const item = textItems(laidOut.pages[0]!, 'body')[0]!
  const drawn = texts(paintSvg(laidOut)[0]!).find(({ text }) => text.includes('𠮷'))!
  expect(drawn.text).toBe(item.text)
  expect(drawn.xs).toHaveLength([...item.text].length)
  drawn.xs.forEach((x, i) => expect(x).toBeCloseTo(item.xs[i]!, 2))
})

test('图片换了地址，那一面重画', () => {
  const shown = layout({ ...notice, attachments: [], body: [{ kind: 'picture', file: 'a', widthMm: 60, heightMm: 40 }] }, standardMetrics)
  const paint = (address: string) => paintSvg(shown, { images: { a: address } }).join('')
  expect(paint('/files/1')).toContain('href="/files/1"')
  expect(paint('/files/2')).toContain('href="/files/2"')
  expect(paintSvg(shown).join('')).not.toContain('<image')
})

test('各面合成一个文件：每面仍是 210 × 297，字体在文件里，别处打开一个样', () => {
  const file = paintSvgFile(laid, shippedFonts)
  expect([...file.matchAll(/<svg x="0" y="(\d+)" width="210" height="297" viewBox="0 0 210 297">/g)].map(([, y]) => Number(y))).toEqual(laid.pages.map((_, at) => at * 297))
  const families = new Set([...file.matchAll(/font-family="([^"]+)"/g)].map(([, name]) => name))
  expect(new Set([...file.matchAll(/@font-face\{font-family:'([^']+)'/g)].map(([, name]) => name))).toEqual(families)
})
