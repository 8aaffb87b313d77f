import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { layout, paintPdf, standardMetrics, type Block, type Layout, type OfficialPaper, type Origin, type Paper } from '../index.ts'
import { bulletin, draftSheet, heading, notice, paragraph, wideTable } from '../testing/papers.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { textItems } from '../testing/read.ts'

interface Tagged { readonly role: string; readonly text: string; readonly alt?: string; readonly children: readonly Tagged[] }
type Node = { readonly role: string; readonly alt?: string; readonly children: readonly Node[] } | { readonly type: 'content'; readonly id: string }
interface Bookmark { readonly title: string; readonly dest: unknown; readonly items: readonly Bookmark[] }
interface Read { readonly pages: readonly Tagged[]; readonly outline: readonly unknown[]; readonly places: readonly { title: string; page: number; y: number }[] }

/** What pdf.js makes of the bookmarks and of the tagged text of each page. */
async function readBack(laid: Layout, paper?: Paper): Promise<Read> {
  const file = await getDocument({ data: paintPdf(laid, shippedFonts, { title: '', ...(paper ? { paper } : {}) }), verbosity: 0 }).promise
  const pages: Tagged[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const texts = new Map<string, string>()
    const open: string[] = []
    for (const item of (await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
      if ('str' in item) texts.set(open.at(-1) ?? 'none', (texts.get(open.at(-1) ?? 'none') ?? '') + item.str)
      else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id || 'Artifact')
    }
    expect(texts.has('none'), `第${number}页有未标记的文字`).toBe(false)
    const tagged = (node: Node): Tagged => 'id' in node ? { role: '', text: texts.get(node.id) ?? '', children: [] } : { role: node.role, text: '', ...(node.alt ? { alt: node.alt } : {}), children: node.children.map(tagged) }
    pages.push(tagged(await page.getStructTree() as Node))
  }
  const places: { title: string; page: number; y: number }[] = []
  const shape = async (items: readonly Bookmark[]): Promise<unknown[]> => {
    const rows: unknown[] = []
    for (const { title, dest, items: below } of items) {
      const [page, , , y] = dest as [{ num: number; gen: number }, unknown, unknown, number]
      places.push({ title, page: await file.getPageIndex(page), y: 297 - y * 25.4 / 72 })
      rows.push([title, ...await shape(below)])
    }
    return rows
  }
  const outline = await shape(await file.getOutline() as readonly Bookmark[] | null ?? [])
  await file.destroy()
  return { pages, outline, places }
}

const said = (tag: Tagged): string => tag.text + tag.children.map(said).join('')
const squeezed = (text: string): string => text.replace(/\s/g, '')
const all = (tag: Tagged, role: string): Tagged[] => [...(tag.role === role ? [tag] : []), ...tag.children.flatMap((child) => all(child, role))]
const laid = layout(notice, standardMetrics)
const read = await readBack(laid, notice)
const isHeadRepeated = ({ row, part, offset }: Origin) => row !== undefined && part === 'body' && offset === undefined
const flowing = (pages: Layout, at: number) => textItems(pages.pages[at]!).filter(({ origin }) => origin.part !== 'pageNumber' && !isHeadRepeated(origin)).map(({ text }) => text).join('')
const bodied = (...body: Block[]): OfficialPaper => ({ ...notice, attachments: [], body })

test('各页标记的文字按阅读顺序，与版面一字不差，页码不在其中', () => {
  read.pages.forEach((page, at) => expect([...squeezed(said(page))].sort()).toEqual([...squeezed(flowing(laid, at))].sort()))
  read.pages.slice(0, 2).forEach((page, at) => expect(squeezed(said(page))).toBe(squeezed(flowing(laid, at))))
})

test('一段跨行跨页仍是一段', async () => {
  const text = '各单位要把公文处理工作摆上重要议事日程。'.repeat(60)
  const { pages } = await readBack(layout(bodied(paragraph(text)), standardMetrics), bodied(paragraph(text)))
  const parts = pages.map((page) => all(page, 'P').filter((one) => said(one).includes('议事日程')))
  expect(parts.map((found) => found.length).slice(0, 2)).toEqual([1, 1])
  expect(parts.flat().map(said).join('')).toBe(text)
})

test('标题、各级标题、正文各有其名，标题之后接排的文字是正文', () => {
  const headings = (role: string) => read.pages.flatMap((page) => all(page, role)).map(said)
  expect(headings('H1').map(squeezed)).toEqual([notice.title, ...notice.attachments.map(({ title }) => title)])
  expect(headings('H2')).toEqual(['一、总体要求', '二、重点任务', '三、组织保障'])
  expect(headings('H3')).toEqual(['（一）严格行文规则。', '（二）规范公文格式。', '（三）强化审核把关'])
})

test('表格按行按格标记，表头另名，空格也在', async () => {
  const table: Block = { kind: 'table', columns: [1, 1, 1], headerRows: 1, caption: '（表）', rows: [[{ text: '甲' }, { text: '乙' }, { text: '丙' }], [{ text: '一', rowSpan: 2 }, { text: '' }, { text: '二' }], [{ text: '三' }, { text: '四' }]] }
  const paper = bodied(table)
  const bytes = paintPdf(layout(paper, standardMetrics), shippedFonts, { title: '', paper })
  const text = Buffer.from(bytes).toString('latin1')
  expect(text.match(/\/S\/(?:TR|TH|TD)\b/g)).toEqual(['/S/TR', '/S/TH', '/S/TH', '/S/TH', '/S/TR', '/S/TD', '/S/TD', '/S/TD', '/S/TR', '/S/TD', '/S/TD'])
  expect(text).toContain('/A<</O/Table/RowSpan 2>>')
  const { pages } = await readBack(layout(paper, standardMetrics), paper)
  const rows = pages.flatMap((page) => all(page, 'TR')).map((row) => row.children.map((cell) => squeezed(said(cell))))
  expect(rows.map((cells) => cells.filter(Boolean))).toEqual([['甲', '乙', '丙'], ['一', '二'], ['三', '四']])
})

test('转页重复的表头只读一次，横排的表也有顺序', async () => {
  const paper = bodied(wideTable)
  const pages = layout(paper, standardMetrics)
  const heads = (await readBack(pages, paper)).pages.flatMap((page) => all(page, 'TH')).map((cell) => squeezed(said(cell))).filter(Boolean)
  expect(pages.pages.flatMap((page) => textItems(page)).filter(({ text }) => text === '责任单位').length).toBeGreaterThan(1)
  expect(heads).toEqual(['序号', '类别', '任务', '责任单位', '时限', '备注', '牵头', '配合', '启动', '完成'])
})

test('图片以图题代读', async () => {
  const paper = bodied({ kind: 'picture', file: 'p', widthMm: 60, heightMm: 40, caption: '图1 示意' }, { kind: 'picture', file: 'q', widthMm: 60, heightMm: 40 })
  const { pages } = await readBack(layout(paper, standardMetrics), paper)
  expect(pages.flatMap((page) => all(page, 'Figure')).map(({ alt }) => alt)).toEqual(['图1 示意', '图片'])
})

test('表单的标签和内容成表，简报各条有标题', async () => {
  const sheet = (await readBack(layout(draftSheet, standardMetrics), draftSheet)).pages
  expect(sheet.flatMap((page) => all(page, 'TH')).map((cell) => squeezed(said(cell)))).toContain('签发：')
  expect(sheet.flatMap((page) => all(page, 'TD')).map((cell) => squeezed(said(cell)))).toContain('同意。请尽快印发。吴书平2026年11月23日')
  const issue = await readBack(layout(bulletin, standardMetrics), bulletin)
  expect(issue.pages.flatMap((page) => all(page, 'H1')).map((one) => squeezed(said(one)))).toEqual(bulletin.columns.flatMap(({ name, items }) => [`【${name!}】`, ...items.map(({ title }) => title)]))
})

test('接排在同一字体的标题不从中拆开', async () => {
  const paper = bodied(heading(3, '1. 明确重点。', '审核的重点是行文理由是否充分。'))
  const { pages } = await readBack(layout(paper, standardMetrics), paper)
  expect(all(pages[0]!, 'P').map(said)).toContain('1. 明确重点。审核的重点是行文理由是否充分。')
})
