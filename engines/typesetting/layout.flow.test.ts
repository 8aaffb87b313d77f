import { expect, test } from 'vitest'
import { layout, standardMetrics, type Block, type ImageItem, type OfficialPaper, type TurnedItem } from './index.ts'
import { heading, notice, paragraph, wideTable } from './testing/papers.ts'
import { linesOf, textItems, textOf } from './testing/read.ts'

const cell = 156 / 28
const bare: OfficialPaper = { format: 'document', issuerMark: notice.issuerMark, docNumber: '临委办发〔2026〕18号', title: notice.title, body: [], attachments: [], signatories: [] }
const lay = (body: readonly Block[], change: Partial<OfficialPaper> = {}) => layout({ ...bare, body, ...change }, standardMetrics)
const rows = (count: number) => paragraph('办'.repeat(28 * count - 3) + '。')
const images = (page: { items: readonly { kind: string }[] }) => page.items.filter((item): item is ImageItem => item.kind === 'image')

test('孤行：段落的首行不单独落页尾，末行不单独落页首', () => {
  for (let before = 1; before < 40; before++) {
    const { pages } = lay([rows(before), rows(4), rows(3)])
    for (const page of pages) {
      const lines = linesOf(page, 'body')
      const blocks = textItems(page, 'body').map((item) => item.origin.block)
      for (const block of new Set(blocks)) {
        if (block === 0) continue
        const count = new Set(textItems(page, 'body').filter((item) => item.origin.block === block).map((item) => item.y)).size
        expect(count, `前文${before}行，第${block}段`).toBeGreaterThan(1)
      }
      expect(lines.length).toBeLessThanOrEqual(22)
    }
  }
})

test('标题连同其后两行正文同面', () => {
  for (let before = 1; before < 30; before++) {
    const { pages } = lay([rows(before), heading(1, '一、标题'), rows(5)])
    const page = pages.find((one) => textItems(one, 'body').some((item) => item.font === 'hei'))!
    expect(new Set(textItems(page, 'body').filter((item) => item.origin.block === 2).map((item) => item.y)).size).toBeGreaterThanOrEqual(2)
  }
})

test('高的行在面尾拆开，低的行整行移到下一面', () => {
  const table = (text: string): Block => ({ kind: 'table', columns: [1, 4], headerRows: 1, rows: [[{ text: '序号' }, { text: '内容' }], [{ text: '1' }, { text }]] })
  const pagesOf = (body: Block[]) => lay(body).pages.filter((page) => textItems(page, 'body').some((item) => item.origin.row === 1))
  const long = '督促检查抓好落实'.repeat(60)
  const parts = pagesOf([rows(24), table(long)])
  expect(parts).toHaveLength(2)
  expect(parts.flatMap((page) => textItems(page, 'body')).filter((item) => item.origin.row === 1 && item.origin.cell === 1).map((item) => item.text).join('')).toBe(long)
  for (const page of parts) expect(textItems(page, 'body').some((item) => item.text === '序号'), '表头逐面重复').toBe(true)
  expect(pagesOf([rows(26), table('督促检查'.repeat(30))])).toHaveLength(1)
})

test('跨行单元格高过一面时，文字接排到下一面', () => {
  const text = '重点任务'.repeat(300)
  const rowsOf: Extract<Block, { kind: 'table' }>['rows'] = Array.from({ length: 30 }, (_item, i) => i === 0 ? [{ text, rowSpan: 30 }, { text: '事项0' }] : [{ text: `事项${i}` }])
  const { pages } = lay([{ kind: 'table', columns: [1, 2], headerRows: 0, rows: rowsOf }])
  const cells = pages.flatMap((page) => textItems(page, 'body')).filter((item) => item.origin.row === 0 && item.origin.cell === 0).map((item) => item.text).join('')
  expect(cells).toBe(text)
  for (const page of pages) for (const item of page.items) if (item.kind === 'rule') expect(item.y2).toBeLessThanOrEqual(262.001)
})

test('8 横排表格：表头在纸的左边，逐面重复，文字逆时针转90度，页码照旧', () => {
  const { pages } = lay([rows(2)], { attachments: [{ title: '全区重点任务分工表', body: [wideTable] }] })
  const turned = pages.flatMap((page) => page.items.filter((item): item is TurnedItem => item.kind === 'turned').map((item) => ({ page, item })))
  expect(turned.length).toBeGreaterThan(1)
  for (const { page, item } of turned) {
    expect([item.x, item.y]).toEqual([28, 262])
    // 组内坐标 (u, v) 在纸上是 (28 + v, 262 − u)：都在版心之内。
    for (const one of item.items) if (one.kind === 'rule') {
      expect(28 + Math.max(one.y1, one.y2)).toBeLessThanOrEqual(184.001)
      expect(262 - Math.max(one.x1, one.x2)).toBeGreaterThanOrEqual(36.999)
    }
    const head = item.items.find((one) => one.kind === 'text' && one.text === '序号')!
    const first = item.items.find((one) => one.kind === 'text' && one.origin.row === 2 + 8 * turned.findIndex((other) => other.page === page))
    if (head.kind === 'text' && first?.kind === 'text') expect(28 + head.y).toBeLessThan(28 + first.y)
    expect(linesOf(page, 'pageNumber')[0]!.text).toBe(`— ${page.number} —`)
  }
  const label = turned[0]!.item.items.find((one) => one.kind === 'text' && one.origin.part === 'attachmentLabel')
  expect(label).toMatchObject({ text: '附件', xs: [0, expect.closeTo(cell)] })
})

test('附件为成品页：原样占整面，页码接排，附件说明列名', () => {
  const pages = [{ file: 'a', widthMm: 210, heightMm: 297 }, { file: 'b', widthMm: 420, heightMm: 297 }]
  const laid = lay([rows(2)], { attachments: [{ title: '总体规划图', body: [], pages }] })
  expect(laid.pages).toHaveLength(3)
  expect(images(laid.pages[1]!)[0]).toMatchObject({ file: 'a', x: 0, y: 0, width: 210, height: 297 })
  expect(images(laid.pages[2]!)[0]).toMatchObject({ file: 'b', x: 0, y: 74.25, width: 210, height: 148.5 })
  expect(laid.pages.map((page) => page.number)).toEqual([1, 2, 3])
  expect(linesOf(laid.pages[2]!, 'pageNumber')[0]!.text).toBe('— 3 —')
  expect(textOf(laid, 'attachmentNote')).toBe('附件：总体规划图')
  expect(laid.warnings.map((one) => one.code)).toContain('picture-shrunk')
})

test('7.3.7 不与正文一起装订的附件：首行顶格排发文字号加“附件”和序号，页码另起，排在版记之后', () => {
  const laid = layout({ ...notice, attachments: [{ title: '甲', body: [rows(1)], boundSeparately: true }, { title: '乙', body: [rows(1)] }] }, standardMetrics)
  const label = laid.pages.flatMap((page) => textItems(page, 'attachmentLabel').map((item) => ({ item, page })))
  expect(label.map(({ item }) => item.text)).toEqual(['附件2', '临委办发〔2026〕18号附件1'])
  expect(label[1]!.item.xs[0]).toBe(28)
  expect(laid.pages.at(-1)).toBe(label[1]!.page)
  expect(label[1]!.page.number).toBe(1)
  expect(textItems(laid.pages.at(-2)!, 'printDate')).not.toEqual([])
})

test('图片居中，图题在图下同面；过大的图缩到版心', () => {
  for (let before = 1; before < 25; before++) {
    const { pages } = lay([rows(before), { kind: 'picture', file: 'p', widthMm: 100, heightMm: 60, caption: '图1　示意' }])
    const page = pages.find((one) => images(one).length > 0)!
    const image = images(page)[0]!
    expect(image.x + image.width / 2).toBeCloseTo(106, 6)
    const caption = linesOf(page, 'caption')[0]!
    expect(caption.y).toBeGreaterThan(image.y + image.height)
    expect(caption.y).toBeLessThanOrEqual(262)
  }
  const { pages } = lay([{ kind: 'picture', file: 'p', widthMm: 400, heightMm: 900 }])
  expect(pages.flatMap(images)[0]!.height).toBeLessThanOrEqual(225.001)
})

test('篇幅再大也排得出：十五万段，一张十三万行的表', () => {
  const body: Block[] = [...Array.from({ length: 150_000 }, () => paragraph('甲')), { kind: 'table', columns: [1], headerRows: 0, rows: Array.from({ length: 130_000 }, () => [{ text: '' }]) }]
  expect(lay(body).pages.length).toBeGreaterThan(9000)
})
