import { deflateSync } from 'node:zlib'
import { setImmediate } from 'node:timers/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { layout, paintPdf, standardMetrics, type OfficialPaper } from '../index.ts'
import { paintOnePdf } from '../press/index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { textItems } from '../testing/read.ts'

const laid = layout(notice, standardMetrics)
const pdf = paintPdf(laid, shippedFonts, { title: notice.title })
const mm = 25.4 / 72

interface Read { readonly text: string; readonly x: number; readonly y: number }

/** Text and places as pdf.js reads them from the written file, in mm from the top left. */
async function readBack(bytes: Uint8Array): Promise<Read[][]> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: Read[][] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(items.flatMap((item) => 'str' in item && item.str.trim() ? [{ text: item.str, x: item.transform[4] * mm, y: 297 - item.transform[5] * mm }] : []))
  }
  await file.destroy()
  return pages
}
const squeezed = (text: string) => text.replace(/\s/g, '')

test('独立阅读器读出的文字与版面一字不差，位置相差不超过0.05毫米', async () => {
  const pages = await readBack(pdf)
  expect(pages).toHaveLength(laid.pages.length)
  pages.forEach((read, index) => {
    const page = laid.pages[index]!
    expect(squeezed(read.map((one) => one.text).join(''))).toBe(squeezed(textItems(page).map((item) => item.text).join('')))
    const places = textItems(page).flatMap((item) => [...item.text].map((char, i) => ({ char, x: item.xs[i]!, y: item.y })))
    for (const one of read) {
      const near = places.find((place) => place.char === [...one.text][0] && Math.abs(place.x - one.x) <= 0.05 && Math.abs(place.y - one.y) <= 0.05)
      expect(near, `第${index + 1}页“${one.text}”`).toBeDefined()
    }
  })
})

test('同一公文两次输出，字节相同', () => {
  const again = paintPdf(layout(structuredClone(notice), standardMetrics), shippedFonts, { title: notice.title })
  expect(Buffer.compare(Buffer.from(again), Buffer.from(pdf))).toBe(0)
})

test('只排一份时由调用者压缩：每一流都经它压缩，当时给出或随后给出，字节相同；读出的文字和位置相同', async () => {
  let streams = 0
  const count = (bytes: Uint8Array) => (streams++, deflateSync(bytes))
  const packed = await paintOnePdf(laid, shippedFonts, { title: notice.title, deflate: count })
  expect(streams).toBe(Buffer.from(packed).toString('latin1').split('/FlateDecode').length - 1)
  const later = await paintOnePdf(laid, shippedFonts, { title: notice.title, deflate: (bytes) => bytes.length < 2000 ? deflateSync(bytes) : setImmediate().then(() => deflateSync(bytes)) })
  expect(Buffer.compare(Buffer.from(later), Buffer.from(packed))).toBe(0)
  expect(await readBack(packed)).toEqual(await readBack(pdf))
})

test('输出不改动字体文件', () => {
  const before = Buffer.from(shippedFonts.fang)
  paintPdf(laid, shippedFonts, { title: '' })
  expect(Buffer.compare(before, Buffer.from(shippedFonts.fang))).toBe(0)
})

test('PDF/A-1b：版本、标识、输出意图、字体全部嵌入，没有透明', () => {
  const text = Buffer.from(pdf).toString('latin1')
  expect(text.startsWith('%PDF-1.4\n%')).toBe(true)
  for (const mark of ['<pdfaid:part>1</pdfaid:part>', '<pdfaid:conformance>B</pdfaid:conformance>', '/OutputIntents', '/CIDSet', '/ID[']) expect(text).toContain(mark)
  expect(/\/(SMask|ca|CA|BM)\b/.test(text.replace(/stream\n[^]*?\nendstream/g, ''))).toBe(false)
  expect(text.match(/\/FontFile2/g)).toHaveLength(text.match(/\/Type\/FontDescriptor/g)!.length)
})

test('交叉引用表指向每个对象', () => {
  const text = Buffer.from(pdf).toString('latin1')
  const start = Number(/startxref\n(\d+)/.exec(text)![1])
  const rows = text.slice(start).split('\n').slice(3)
  const count = Number(text.slice(start).split('\n')[1]!.split(' ')[1])
  for (let object = 1; object < count; object++) expect(text.slice(Number(rows[object - 1]!.slice(0, 10)))).toMatch(new RegExp(`^${object} 0 obj`))
})

test('印章是图形，不混进文字', async () => {
  const pages = await readBack(pdf)
  expect(pages.flat().map((one) => one.text).join('')).not.toContain('测试印章')
})

test('字库没有的字仍可从文件中复制出来', async () => {
  const { attachments: _, ...rest } = notice
  const pages = await readBack(paintPdf(layout({ ...rest, attachments: [], body: [paragraph('经办人𠮷野、𡈽屋。')] }, standardMetrics), shippedFonts, { title: '' }))
  expect(squeezed(pages.flat().map((one) => one.text).join(''))).toContain('经办人𠮷野、𡈽屋。')
})

test('标题里有换行和尖括号，元数据仍合规', () => {
  const text = Buffer.from(paintPdf(laid, shippedFonts, { title: '关于<印发>\n方案的通知\u0001' })).toString('utf8')
  expect(text).toContain('<rdf:li xml:lang="x-default">关于&lt;印发&gt;方案的通知</rdf:li>')
})

/** A PNG of one colour type, uncompressed filters, for a 2 × 2 picture. */
function png(color: number, rows: readonly (readonly number[])[]): Uint8Array {
  const chunk = (name: string, data: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, 0]).fill(0), Buffer.from(name), data, Buffer.alloc(4)])
  const sized = (name: string, data: Buffer) => {
    const one = chunk(name, data)
    one.writeUInt32BE(data.length, 0)
    return one
  }
  const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, color, 0, 0, 0])
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), sized('IHDR', head), sized('IDAT', deflateSync(Buffer.from(rows.flat()))), sized('IEND', Buffer.alloc(0))]))
}

test('图片嵌入文件，透明部分铺白', async () => {
  const paper: OfficialPaper = { ...notice, attachments: [], body: [{ kind: 'picture', file: 'p', widthMm: 60, heightMm: 40, caption: '图1 示意' }] }
  const images = { p: png(6, [[0, 255, 0, 0, 255, 0, 0, 0, 0], [0, 0, 255, 0, 255, 0, 0, 255, 128]]) }
  const bytes = paintPdf(layout(paper, standardMetrics), shippedFonts, { title: '', images })
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const page = await file.getPage(1)
  const { argsArray } = await page.getOperatorList()
  const image = argsArray.flat().find((one: unknown) => typeof one === 'string' && one.startsWith('img_'))
  const { width, height, data } = await new Promise<{ width: number; height: number; data: Uint8Array }>((resolve) => page.objs.get(image, resolve))
  expect([width, height]).toEqual([2, 2])
  const pixels = data.length === 16 ? [...data].filter((_, i) => i % 4 < 3) : [...data]
  expect(pixels).toEqual([255, 0, 0, 255, 255, 255, 0, 255, 0, 127, 127, 255])
  await file.destroy()
})
