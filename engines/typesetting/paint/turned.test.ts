import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { layout, paintPdf, paintSvg, standardMetrics, type TextItem, type TurnedItem } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, order, wideTable } from '../testing/papers.ts'

const laid = layout({ ...notice, attachments: [{ title: '全区重点任务分工表', body: [wideTable] }] }, standardMetrics)
const at = laid.pages.findIndex((page) => page.items.some((item) => item.kind === 'turned'))
const turned = laid.pages[at]!.items.find((item): item is TurnedItem => item.kind === 'turned')!
const title = turned.items.find((item): item is TextItem => item.kind === 'text' && item.origin.part === 'attachmentTitle')!
const mm = 25.4 / 72

test('横排的文字在PDF里逆时针转90度，位置与版面相差不超过0.05毫米', async () => {
  const file = await getDocument({ data: paintPdf(laid, shippedFonts, { title: '' }).slice(), verbosity: 0 }).promise
  const page = await file.getPage(at + 1)
  const { items } = await page.getTextContent({ disableNormalization: true })
  const read = items.find((item) => 'str' in item && item.str.startsWith('全区重点任务'))!
  if (!('str' in read)) throw new Error('the title is text')
  const [a, b, c, d, x, y] = read.transform as number[]
  // 水平方向指向上：cos 90° = 0, sin 90° = 1。
  expect([a! / b!, d! / b!]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)])
  expect(b!).toBeGreaterThan(0)
  expect(c!).toBeLessThan(0)
  expect(Math.abs(x! * mm - (turned.x + title.y))).toBeLessThan(0.05)
  expect(Math.abs(297 - y! * mm - (turned.y - title.xs[0]!))).toBeLessThan(0.05)
  await file.destroy()
})

test('横排的文字在屏幕上同样转90度，仍可选取', () => {
  const svg = paintSvg(laid)[at]!
  expect(svg).toContain('<g transform="translate(28 262) rotate(-90)">')
  expect(svg).toMatch(/data-part="attachmentTitle"[^>]*>全区重点任务分工表</)
})

test('签名章是图形，不混进文字', async () => {
  const stamped = layout(order, standardMetrics)
  expect(paintSvg(stamped)[0]).toMatch(/<g fill="#e60012" aria-hidden="true"[^>]*><text text-anchor="middle"[^>]*>周</)
  const file = await getDocument({ data: paintPdf(stamped, shippedFonts, { title: '' }).slice(), verbosity: 0 }).promise
  const { items } = await (await file.getPage(1)).getTextContent()
  expect(items.map((item) => 'str' in item ? item.str : '').join('')).not.toContain('周正平')
  await file.destroy()
})
