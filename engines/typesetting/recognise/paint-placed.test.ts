import { expect, test } from 'vitest'
import { isRefused } from '../ofd/package.ts'
import { layout, paintOfd, paintPlaced, readOfd, standardMetrics, uprightPages, type PlacedPage } from '../index.ts'
import { isXmlFault, readXml } from '../ofd/xml-read.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'

const ofd = readOfd(paintOfd(layout(notice, standardMetrics), shippedFonts, { title: '' }))
if (isRefused(ofd)) throw new Error(ofd.code)
const pages = uprightPages(ofd)

test('读入的每一段文字都画在原处，字体按文件所写的名称', () => {
  pages.forEach((page) => {
    const drawn = [...paintPlaced(page).matchAll(/<text font-family="([^"]+)" font-size="([\d.]+)" fill="([^"]+)" y="([\d.]+)" x="([^"]*)"[^>]*>([^<]*)</g)]
    expect(drawn.map(([, , , , , , text]) => text)).toEqual(page.runs.map(({ text }) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')))
    drawn.forEach(([whole, , size, color, y, x], i) => {
      const run = page.runs[i]!
      const scale = Number(/scale\(([\d.]+) 1\)/.exec(whole)?.[1] ?? 1)
      expect([Number(size), Number(y)]).toEqual([run.size, run.baseline].map((value) => Math.round(value * 100) / 100))
      x!.split(' ').forEach((place, at) => expect(Math.abs(Number(place) * scale - run.xs[at]!)).toBeLessThan(0.006))
      expect(color).toBe(run.isRed ? '#e60012' : '#000000')
    })
    expect(paintPlaced(page).match(/<line /g) ?? []).toHaveLength(page.rules.length)
  })
  expect(paintPlaced(pages[0]!)).toContain('font-family="GW XBS, GW Fang Fallback, GW Song, serif"')
})

test('压扁的发文机关标志照压扁的样子画，字不叠在一起', () => {
  const mark = layout(notice, standardMetrics).pages[0]!.items.find((item) => item.kind === 'text' && item.origin.part === 'issuerMark')!
  const scales = [...paintPlaced(pages[0]!).matchAll(/<text [^>]*scale\(([\d.]+) 1\)[^>]*>([^<]*)/g)]
  expect(scales.map(([, , text]) => text)).toEqual([notice.issuerMark])
  expect(Number(scales[0]![1])).toBeCloseTo((mark as { scaleX: number }).scaleX, 1)
})

const page: PlacedPage = {
  widthMm: 210, heightMm: 297, seals: [{ x: 150, y: 200, radius: 21 }], images: [{ x: 30, y: 40, width: 60, height: 20 }],
  rules: [{ x1: 28, y1: 50, x2: Number.NaN, y2: 50, width: 0, isRed: true }],
  runs: [{ text: '<script>“&\u0000𠮷\ud800', xs: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140], end: 150, baseline: 60, size: Number.POSITIVE_INFINITY, font: '"><script>', isRed: false }],
}

test('外来文件里的尖括号、控制字符、不成数的数，画出来仍是一幅合规的图，里面没有脚本', () => {
  const svg = paintPlaced(page)
  expect(isXmlFault(readXml(new TextEncoder().encode(svg)))).toBe(false)
  expect(svg).not.toMatch(/<script|NaN|Infinity/)
  expect(svg).toContain('&lt;script&gt;“&amp;\ufffd𠮷\ufffd')
  // 13 characters of 14 places, one of them two units wide.
  expect(/ x="([^"]*)"/.exec(svg.slice(svg.indexOf('<text')))![1]!.split(' ')).toHaveLength(14)
})

test('图片画虚线框，印章画虚线圈', () => {
  expect(paintPlaced(page)).toMatch(/<rect x="30" y="40" width="60" height="20"[^>]*stroke-dasharray/)
  expect(paintPlaced(page)).toMatch(/<circle cx="150" cy="200" r="21"[^>]*stroke-dasharray/)
})
