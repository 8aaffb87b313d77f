import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { flatItems, layout, metricsOf, paintPdf, recogniseParagraphs, paragraphsFromPages, seenPaper, checkSeen, type OfficialPaper } from '#engines/typesetting'
import { loadFonts } from '../fonts/index.ts'
import { drawPdf, readPdf } from './index.ts'

const fonts = await loadFonts()
const paper: OfficialPaper = {
  format: 'document', issuerMark: '中共临江区委办公室文件', docNumber: '临委办发〔2026〕18号', title: '关于做好岁末年初有关工作的通知', mainTo: '各镇党委、街道党工委，区委各部门',
  body: [
    { kind: 'paragraph', runs: [{ text: '为做好2026年岁末年初有关工作，经区委同意，现就有关事项通知如下。' }] },
    { kind: 'heading', level: 1, runs: [{ text: '一、总体要求' }] },
    { kind: 'paragraph', runs: [{ text: '坚持问题导向，抓实抓细各项任务，确保“两节”期间社会大局稳定，重点工作完成率达到95%以上。'.repeat(3) }] },
    { kind: 'table', columns: [1, 2], headerRows: 1, rows: [[{ text: '单位' }, { text: '任务' }], [{ text: '区财政局' }, { text: '资金保障' }]] },
  ],
  attachments: [], signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年11月23日', copyTo: '市委办公室', printOrg: '中共临江区委办公室', printDate: '2026年11月23日',
}
const laid = layout(paper, metricsOf(fonts))
const pdf = paintPdf(laid, fonts, { title: paper.title })
/** Blanks are not drawn, and a dash narrower than its slot is drawn in the middle of it. */
const isCompared = (char: string): boolean => char !== ' ' && char !== '—'

test('every character of a PDF of ours is read at its place', async () => {
  const pages = (await readPdf(pdf))!
  expect(pages.length).toBe(laid.pages.length)
  laid.pages.forEach((page, at) => {
    const wanted = flatItems(page.items).flatMap((item) => item.kind === 'text' ? [...item.text].map((char, i) => ({ char, x: item.xs[i]!, y: item.y })) : [])
    const got = pages[at]!.runs.flatMap((run) => [...run.text].map((char, i) => ({ char, x: run.xs[i]!, y: run.baseline })))
    const missing = wanted.filter((one) => isCompared(one.char) && !got.some((other) => other.char === one.char && Math.abs(other.x - one.x) < 0.05 && Math.abs(other.y - one.y) < 0.05))
    expect(missing).toEqual([])
    expect(got.length).toBe(wanted.length)
  })
})

test('structure and layout are recognised from the PDF', async () => {
  const pages = (await readPdf(pdf))!
  const read = recogniseParagraphs(paragraphsFromPages(pages))
  expect(read).toMatchObject({ issuerMark: paper.issuerMark, docNumber: paper.docNumber, title: paper.title, mainTo: paper.mainTo, docDate: paper.docDate, copyTo: paper.copyTo })
  expect(read.body.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph', 'table'])
  const { pages: seen, facts } = seenPaper(pages)
  expect(checkSeen(seen, facts)).toEqual([])
})

test('a picture is told by where it stands', async () => {
  const withPicture = layout({ ...paper, body: [{ kind: 'picture', file: 'p', widthMm: 60, heightMm: 40 }] }, metricsOf(fonts))
  const wanted = withPicture.pages.flatMap(({ items }) => flatItems(items)).find((item) => item.kind === 'image')!
  const [first] = (await readPdf(paintPdf(withPicture, fonts, { title: '', images: { p: new Uint8Array(createCanvas(6, 4).toBuffer('image/png')) } })))!
  expect(first!.images).toHaveLength(1)
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(first!.images![0]![side]).toBeCloseTo(wanted[side], 1)
})

test('pages are drawn as pictures of their size', async () => {
  const [first, ...others] = (await drawPdf(pdf, { dotsPerInch: 50, mostPages: 10 }))!
  expect(others.length).toBe(laid.pages.length - 1)
  expect([Math.round(first!.widthMm), Math.round(first!.heightMm)]).toEqual([210, 297])
  expect([...first!.jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
})

test('what is no PDF, is cut off or has too many pages answers nothing', async () => {
  expect(await readPdf(new TextEncoder().encode('%PDF-1.4 nothing'))).toBeNull()
  expect(await drawPdf(pdf, { dotsPerInch: 50, mostPages: 1 })).toBeNull()
})
