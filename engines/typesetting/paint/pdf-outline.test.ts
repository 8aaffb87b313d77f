import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { layout, paintPdf, standardMetrics, type Paper } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import { textItems } from '../testing/read.ts'

interface Bookmark { readonly title: string; readonly dest: unknown; readonly items: readonly Bookmark[] }
interface Place { readonly title: string; readonly page: number; readonly y: number }
const laid = layout(notice, standardMetrics)
const squeezed = (text: string): string => text.replace(/\s/g, '')

/** The bookmarks as pdf.js reads them: their tree, and where each leads. */
async function readBack(paper?: Paper): Promise<{ outline: unknown[]; places: Place[] }> {
  const file = await getDocument({ data: paintPdf(laid, shippedFonts, { title: '', ...(paper ? { paper } : {}) }), verbosity: 0 }).promise
  const places: Place[] = []
  const shape = async (items: readonly Bookmark[]): Promise<unknown[]> => {
    const rows: unknown[] = []
    for (const { title, dest, items: below } of items) {
      const [page, , , y] = dest as [{ num: number; gen: number }, unknown, unknown, number]
      places.push({ title, page: await file.getPageIndex(page), y: 297 - y * 25.4 / 72 })
      rows.push([title, ...await shape(below)])
    }
    return rows
  }
  const outline = await shape(await file.getOutline() as readonly Bookmark[])
  await file.destroy()
  return { outline, places }
}

test('书签按标题、前两级标题和附件分层', async () => {
  expect((await readBack(notice)).outline).toEqual([
    [notice.title, ['一、总体要求'], ['二、重点任务', ['（一）严格行文规则。'], ['（二）规范公文格式。'], ['（三）强化审核把关']], ['三、组织保障']],
    ['附件1 全区公文处理重点任务分工表'], ['附件2 公文质量检查评分标准'],
  ])
})

test('书签指到所在的页和行', async () => {
  for (const { title, page, y } of (await readBack(notice)).places) {
    const start = squeezed(title).slice(0, title.startsWith('附件') ? 3 : 4)
    const line = textItems(laid.pages[page]!).find(({ text, origin }) => origin.part !== 'issuerMark' && squeezed(text).startsWith(start))
    expect(line, title).toBeDefined()
    expect(line!.y - y, title).toBeGreaterThan(0)
    expect(line!.y - y, title).toBeLessThan(10)
  }
})

test('不给原文也有标题和附件的书签', async () => {
  expect((await readBack()).outline).toEqual([[notice.title], ['附件1 全区公文处理重点任务分工表'], ['附件2 公文质量检查评分标准']])
})
