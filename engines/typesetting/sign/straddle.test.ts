import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { drawPdf } from '#platform/pdf'
import { checkLayout, layout, lintOfd, paintOfd, paintPdf, paintSvg, sealPlaces, standardMetrics, straddlePlaces, withoutSeals, withStraddle, type OfficialPaper, type SealItem } from '../index.ts'
import { seenOf } from '../check/seen.ts'
import { isRefused, readOfdPackage } from '../ofd/package.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { sealPicture } from './seal-picture.ts'

const plain = layout(notice, standardMetrics)
const laid = withStraddle(plain)
const count = laid.pages.length
const width = 42 / count
const sealsOf = (index: number) => laid.pages[index]!.items.filter((item): item is SealItem => item.kind === 'seal' && item.clip !== undefined)

/** Eight dots to the millimetre: edges are seen to a tenth of one. */
const dotsPerMm = 8
async function dotsOf(bytes: Uint8Array, widthMm: number, heightMm: number) {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(Math.round(widthMm * dotsPerMm), Math.round(heightMm * dotsPerMm))
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  const isRed = (x: number, y: number): boolean => {
    const at = (Math.floor(y * dotsPerMm) * canvas.width + Math.floor(x * dotsPerMm)) * 4
    return data[at]! > 150 && data[at + 1]! < 110 && data[at + 2]! < 110
  }
  return { isRed }
}

/** Every page's strip beside the next one's, compared with the seal as its picture has it, dot by dot but for the edges of the letters. */
async function expectWhole(pages: readonly { readonly isRed: (x: number, y: number) => boolean }[]): Promise<void> {
  const seal = plain.pages.flatMap(({ items }) => items).find((item): item is SealItem => item.kind === 'seal')!
  const wanted = await dotsOf(sealPicture(seal, shippedFonts).data, 42, 42)
  let [same, red] = [0, 0]
  for (let x = 0.05; x < 42; x += 0.25) for (let y = 0.05; y < 42; y += 0.25) {
    const strip = Math.floor(x / width)
    const isRed = pages[strip]!.isRed(210 - width + x - strip * width, 148.5 - 21 + y)
    same += isRed === wanted.isRed(x, y) ? 1 : 0
    red += isRed ? 1 : 0
  }
  expect(red / 168 ** 2).toBeGreaterThan(0.1)
  expect(same / 168 ** 2).toBeGreaterThan(0.95)
}

const stripHeights = Array.from({ length: 84 }, (_, i) => 148.5 - 21 + i / 2 + 0.25)

test('骑缝章在每一页的右边缘，叠起来是完整的一枚，条以外不露红色（PDF按像素比）', async () => {
  const pictures = (await drawPdf(paintPdf(laid, shippedFonts, { title: '' }), { dotsPerInch: 25.4 * dotsPerMm, mostPages: 20 }))!
  const pages = await Promise.all(pictures.map(({ jpeg, widthMm, heightMm }) => dotsOf(jpeg, widthMm, heightMm)))
  await expectWhole(pages)
  for (const page of pages) for (const y of stripHeights) expect(page.isRed(210 - width - 0.3, y)).toBe(false)
})

test('屏幕上每一条都在自己的框里，浏览器在框边裁去，框就是条的位置', () => {
  const framed = /<svg x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)" viewBox="([\d. -]+)"><g fill="#e60012" aria-hidden="true"[^>]*><circle cx="([\d.]+)" cy="([\d.]+)"/g
  paintSvg(laid).forEach((svg, page) => {
    const frames = [...svg.matchAll(framed)].map((found) => found.slice(1))
    expect(frames).toHaveLength(1)
    const [x, y, wide, high, viewBox, cx, cy] = frames[0]!
    expect(viewBox).toBe([x, y, wide, high].join(' '))
    const wanted = [210 - width, 127.5, width, 42, 210 - (page + 1) * width + 21, 148.5]
    ;[x, y, wide, high, cx, cy].forEach((value, i) => expect(Number(value)).toBeCloseTo(wanted[i]!, 2))
  })
})

test('OFD里骑缝章的图形都以条为外接矩形，出界的部分由阅读器裁去；文件合乎规范', () => {
  const file = paintOfd(laid, shippedFonts, { title: '', paper: notice })
  expect(lintOfd(file)).toEqual([])
  const parts = readOfdPackage(file)
  if (isRefused(parts)) throw new Error(parts.code)
  for (let page = 0; page < count; page++) {
    const xml = Buffer.from(parts.get(`Doc_0/Pages/Page_${page}/Content.xml`)!).toString()
    const [{ clip } = { clip: undefined }] = sealsOf(page)
    const boundary = [clip!.x, clip!.y, clip!.width, clip!.height].map((one) => Math.round(one * 10_000) / 10_000).join(' ')
    expect(xml.split('<ofd:PathObject').filter((object) => object.includes(`Boundary="${boundary}"`))).toHaveLength(2)
  }
})

test('骑缝章不算落款的印章：签章的位置、版式检查都不受影响', () => {
  expect(sealPlaces(laid)).toEqual(sealPlaces(plain))
  expect(straddlePlaces(laid).map(({ page, clip }) => [page, Math.round(clip!.x * 1000) / 1000, clip!.y])).toEqual(Array.from({ length: count }, (_, page) => [page, Math.round(page * width * 1000) / 1000, 0]))
  expect(straddlePlaces(plain)).toEqual([])
  expect(withoutSeals(laid)).toEqual(withoutSeals(plain))
  expect(seenOf(laid)).toEqual(seenOf(plain))
  expect(checkLayout(notice, laid)).toEqual([])
})

test('没有印章的、只有一页的，不盖骑缝章', () => {
  const unsealed: OfficialPaper = { ...notice, signatories: [{ organ: '中共临江区委办公室' }] }
  const bare = layout(unsealed, standardMetrics)
  expect(withStraddle(bare)).toBe(bare)
  const { copyTo: _, printOrg: __, printDate: ___, ...rest } = notice
  const single = layout({ ...rest, attachments: [], body: [paragraph('请遵照执行。')] }, standardMetrics)
  expect(single.pages).toHaveLength(1)
  expect(withStraddle(single)).toEqual(single)
})

test('印章上的小字分两行，字高不小于2毫米，不出圆环', () => {
  const { glyphs, x, y, radius } = layout({ ...notice, signatories: [{ organ: '区委办', seal: { organ: '区委办', note: '测试印章，不具法律效力' } }] }, standardMetrics)
    .pages.flatMap(({ items }) => items).find((item): item is SealItem => item.kind === 'seal')!
  const note = glyphs.slice(3)
  expect(note.map(({ char }) => char).join('')).toBe('测试印章，不具法律效力')
  expect(new Set(note.map((glyph) => Math.round(glyph.y * 100))).size).toBe(2)
  for (const glyph of note) {
    expect(glyph.size).toBeGreaterThan(2)
    expect(Math.hypot(Math.abs(glyph.x - x) + glyph.size / 2, glyph.y - y)).toBeLessThan(radius - 1.2)
  }
})
