import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flatItems, layout, lintOfd, paintOfd, paintPdf, paintSvg, standardMetrics, type Block, type Layout, type OfficialPaper, type Page } from '#engines/typesetting'
import { loadFonts } from '#platform/fonts'
import { heading, notice, paragraph } from '../engines/typesetting/testing/papers.ts'
import { openBrowser } from '../tools/testing/browser.ts'
import { pixelsPerMm, readInBrowser, readInOfdJs, readInPdfJs, type SeenCharacter, type SeenFile } from './paper-readers.ts'

// The three painters against the layout, seen by readers that are not ours: pdf.js, ofd.js and the browser.
const farthest = 0.05
// ofd.js rounds sizes to whole pixels, so that its strokes lie a little beside ours.
const leastLikeness = { own: 0.93, foreign: 0.87 }
const pixelsPerDot = pixelsPerMm / 2

const sentences = ['各级各部门要提高政治站位，把思想和行动统一到区委决策部署上来，', '坚持问题导向、目标导向、结果导向相统一，', '2026年底前完成1200个点位整治，达标率不低于95％，', '建立“周调度、月通报、季评估”工作机制（含镇、街道）；', '经办人旻昉、玥珣按GB/T 9704—2012逐项核对——做到件件有着落、事事有回音。']
const longBody: readonly Block[] = Array.from({ length: 76 }, (_, i) => i % 6 === 0 ? heading(1, `${i / 6 + 1}、第${i / 6 + 1}项任务`) : paragraph(Array.from({ length: 9 }, (__, k) => sentences[(i * 7 + k * 3) % sentences.length]!).join('')))
const papers: Readonly<Record<string, OfficialPaper>> = {
  '短文': { ...notice, attachments: [], body: [paragraph('现将有关事项通知如下，请认真贯彻执行。'), paragraph('经办人旻昉、㐂平、𠮷野，电话0571－8765 4321。')] },
  '带表格、附件和印章的通知': notice,
  '三十页的长文': { ...notice, attachments: [], body: longBody },
}
const sideways = '横排的页'
const names = [...Object.keys(papers), sideways]

/** The upper part of each page of a paper, turned as A4 横排 wants it. */
const turned = (laid: Layout): Layout => ({
  warnings: [], pages: laid.pages.slice(0, 4).map((page) => ({
    widthMm: 210, heightMm: 297, items: [{ kind: 'turned', x: 0, y: 297, items: flatItems(page.items).filter((item) => item.kind === 'text' ? item.y < 190 : item.kind === 'rule' && item.y2 < 190) }],
  })),
})

let browser: Browser
const laidOut = new Map<string, { laid: Layout; seen: Readonly<Record<'PDF' | 'OFD' | '屏幕', SeenFile>> }>()

beforeAll(async () => {
  browser = await openBrowser()
  const fonts = await loadFonts()
  for (const name of names) {
    const paper = papers[name] ?? notice
    const laid = name === sideways ? turned(layout(paper, standardMetrics)) : layout(paper, standardMetrics)
    const ofd = paintOfd(laid, fonts, { title: paper.title, paper })
    expect(lintOfd(ofd), name).toEqual([])
    laidOut.set(name, { laid, seen: {
      PDF: await readInPdfJs(paintPdf(laid, fonts, { title: paper.title })),
      OFD: await readInOfdJs(browser, ofd),
      屏幕: await readInBrowser(browser, paintSvg(laid)),
    } })
  }
}, 240_000)
afterAll(async () => { await browser.close() })

describe.each(names)('%s', (name) => {
  test.each(['PDF', 'OFD', '屏幕'] as const)('%s：每个字都在，位置与版面相差不超过0.05毫米', (file) => {
    const { laid, seen } = laidOut.get(name)!
    expect(seen[file].pages).toHaveLength(laid.pages.length)
    const deviations = laid.pages.map((page, index) => deviation(page, seen[file].pages[index]!))
    console.log(`${name} ${file}: ${deviations.reduce((sum, { count }) => sum + count, 0)}字，最大偏差${Math.max(...deviations.map(({ most }) => most)).toFixed(4)}毫米`)
    for (const { most } of deviations) expect(most).toBeLessThanOrEqual(farthest)
  })

  test('三种输出的页面画出来相同', async () => {
    const { laid, seen } = laidOut.get(name)!
    const least = { 'PDF与屏幕': 1, 'OFD与屏幕': 1, 'PDF与OFD': 1 }
    for (const index of laid.pages.keys()) {
      const [pdf, ofd, screen] = await Promise.all([inkOf(seen.PDF.pictures[index]!), inkOf(seen.OFD.pictures[index]!), inkOf(seen.屏幕.pictures[index]!)])
      least['PDF与屏幕'] = Math.min(least['PDF与屏幕'], likeness(pdf, screen))
      least['OFD与屏幕'] = Math.min(least['OFD与屏幕'], likeness(ofd, screen))
      least['PDF与OFD'] = Math.min(least['PDF与OFD'], likeness(pdf, ofd))
    }
    console.log(`${name}最低相似度`, least)
    expect(least['PDF与屏幕']).toBeGreaterThanOrEqual(leastLikeness.own)
    expect(Math.min(least['OFD与屏幕'], least['PDF与OFD'])).toBeGreaterThanOrEqual(leastLikeness.foreign)
  })
})

test('不同的页面画出来不相似', async () => {
  const [first, second] = laidOut.get('三十页的长文')!.seen.PDF.pictures
  expect(likeness(await inkOf(first!), await inkOf(second!))).toBeLessThan(0.6)
})

test('长文确有三十页', () => {
  expect(laidOut.get('三十页的长文')!.laid.pages).toHaveLength(30)
})

/** The characters of a page as the layout wants them, spaces left out: readers may drop those. */
function wanted(page: Page): SeenCharacter[] {
  return page.items.flatMap((item) => {
    const inner = item.kind === 'turned' ? item.items : [item]
    return inner.flatMap((one) => one.kind !== 'text' ? [] : [...one.text].map((char, i) => {
      const [x, y] = [one.xs[i]!, one.y]
      return item.kind === 'turned' ? { char, x: item.x + y, y: item.y - x } : { char, x, y }
    }))
  }).filter(({ char }) => char.trim() !== '')
}

/** The first half of a character beyond the basic plane stands for it. */
const withoutHalves = (seen: readonly SeenCharacter[]): SeenCharacter[] =>
  seen.filter(({ char }) => char.trim() !== '' && !/^[\udc00-\udfff]/.test(char))

/** Pairs every character of the layout with one that was seen, in order; throws when one is missing, foreign or too many. */
function deviation(page: Page, seen: readonly SeenCharacter[]): { count: number; most: number } {
  const here = wanted(page)
  const there = withoutHalves(seen)
  expect(there.map(({ char }) => char.charCodeAt(0))).toEqual(here.map(({ char }) => char.charCodeAt(0)))
  return { count: here.length, most: Math.max(0, ...here.map((one, i) => Math.max(Math.abs(one.x - there[i]!.x), Math.abs(one.y - there[i]!.y)))) }
}

/** A page's ink in dots of half a millimetre, 0 to 1 in each: each dot is the mean of its pixels. */
async function inkOf(picture: Buffer): Promise<Float64Array> {
  const image = await loadImage(picture)
  const { width, height } = image
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const [columns, rows, side] = [Math.round(width / pixelsPerDot), Math.round(height / pixelsPerDot), pixelsPerDot]
  const ink = new Float64Array(columns * rows)
  for (let y = 0; y < rows * side; y++) for (let x = 0; x < columns * side; x++) {
    const at = 4 * (y * width + x)
    ink[Math.floor(y / side) * columns + Math.floor(x / side)]! += (1 - (data[at]! + data[at + 1]! + data[at + 2]!) / 765) / side ** 2
  }
  return ink
}

/** Normalised correlation of two pages' ink; 1 for blank pages. */
function likeness(a: Float64Array, b: Float64Array): number {
  let [both, first, second] = [0, 0, 0]
  a.forEach((ink, i) => {
    both += ink * b[i]!
    first += ink * ink
    second += b[i]! * b[i]!
  })
  return first + second === 0 ? 1 : both / Math.sqrt(first * second)
}
