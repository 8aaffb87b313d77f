import { expect, test } from 'vitest'
import { layout, standardMetrics, type OfficialPaper, type Part, type SealItem } from './index.ts'
import { heading, notice, paragraph } from './testing/papers.ts'
import { linesOf, textItems, textOf } from './testing/read.ts'

const cell = 156 / 28
const pitch = (225 - cell) / 21
const third = 16 * 25.4 / 72
const line = third * 15 / 8
const lay = (change: Partial<OfficialPaper> = {}) => layout({ ...notice, ...change }, standardMetrics)
/** The row of the grid, from 1, on which a baseline of body text stands. */
const rowOf = (y: number) => (y - 0.38 * third - cell / 2 - 37) / pitch + 1
const long = (characters: number) => paragraph('办'.repeat(characters - 1) + '。')
/** The first page on which a part stands. */
const pageOf = (pages: ReturnType<typeof lay>['pages'], part: Part) => pages.find((page) => textItems(page, part).length > 0)!
const sealOf = (pages: ReturnType<typeof lay>['pages']) => pages.flatMap((page) => page.items).find((item): item is SealItem => item.kind === 'seal')!
/** Right edge in characters from the right edge of the type area. */
const gapRight = (right: number) => (184 - right) / cell

test('7.2.4 发文机关标志上边缘距版心上边缘35毫米，居中，不宽于版心，红色小标宋', () => {
  const [mark] = textItems(lay().pages[0]!, 'issuerMark')
  expect(mark!.y - 0.848 * mark!.size).toBeCloseTo(72, 6)
  expect(mark!.end - mark!.xs[0]!).toBeLessThanOrEqual(156.001)
  expect((mark!.end + mark!.xs[0]!) / 2).toBeCloseTo(28 + 78, 3)
  expect(mark).toMatchObject({ font: 'xiaobiaosong', color: '#e60012' })
  expect(mark!.size).toBeLessThanOrEqual(22)
})

test('7.2.4 字数少的标志不撑满，字数多的标志压扁到版心宽', () => {
  const width = (issuerMark: string) => {
    const [mark] = textItems(lay({ issuerMark }).pages[0]!, 'issuerMark')
    return mark!.end - mark!.xs[0]!
  }
  expect(width('临江区委文件')).toBeLessThan(120)
  expect(width('中国共产党临江区委员会全面依法治区委员会办公室文件')).toBeCloseTo(156, 3)
})

test('7.2.5 发文字号在标志下空二行居中；7.2.7 红线在字号下4毫米，宽156毫米', () => {
  const { pages } = lay()
  const [mark] = textItems(pages[0]!, 'issuerMark')
  const number = linesOf(pages[0]!, 'docNumber')[0]!
  const numberTop = number.y - 0.38 * third - cell / 2
  expect(numberTop - (mark!.y + 0.089 * mark!.size)).toBeCloseTo(2 * line, 3)
  expect((number.left + number.right) / 2).toBeCloseTo(106, 3)
  const rule = pages[0]!.items.find((item) => item.kind === 'rule')!
  expect(rule).toMatchObject({ x1: 28, x2: 184, color: '#e60012' })
  expect(rule.y1 - (numberTop + cell)).toBeCloseTo(4, 3)
})

test('7.2.6 上行文：字号居左空一字，签发人居右空一字，与末位签发人同行', () => {
  const { pages } = lay({ signers: ['王建国', '李明', '欧阳文华'] })
  const signers = linesOf(pages[0]!, 'signers')
  expect(signers.map((one) => one.text)).toEqual(['签发人：王建国李明', '欧阳文华'])
  expect(linesOf(pages[0]!, 'docNumber')[0]).toMatchObject({ y: signers[1]!.y })
  expect((linesOf(pages[0]!, 'docNumber')[0]!.left - 28) / cell).toBeCloseTo(1)
  const names = textItems(pages[0]!, 'signers').filter((item) => item.font === 'kai')
  expect(names[2]!.xs[0]).toBeCloseTo(names[0]!.xs[0]!)
  expect(gapRight(linesOf(lay({ signers: ['王建国'] }).pages[0]!, 'signers')[0]!.right)).toBeCloseTo(1)
})

test('7.2.3 紧急程度用黑体，顶格在版心左上角', () => {
  expect(textItems(lay({ urgency: '特急' }).pages[0]!, 'urgency')[0]).toMatchObject({ text: '特急', font: 'hei', xs: [28, 28 + cell] })
})

test('7.3.1 标题在红线下空二行，居中，2号小标宋；7.3.2 主送机关在标题下空一行顶格', () => {
  const { pages } = lay()
  const title = linesOf(pages[0]!, 'title')
  const size = 22 * 25.4 / 72
  expect(title.map((one) => one.text)).toEqual(['中共临江区委办公室关于进一步规范', '全区党政机关公文处理工作的通知'])
  for (const one of title) expect((one.left + one.right) / 2).toBeCloseTo(106, 3)
  const rule = pages[0]!.items.find((item) => item.kind === 'rule')!
  expect(Math.abs(title[0]!.y - 0.88 * size - rule.y1 - 2 * line)).toBeLessThanOrEqual(2)
  const to = linesOf(pages[0]!, 'mainTo')
  expect(to[0]!.left).toBeCloseTo(28)
  expect(to.map((one) => one.text).join('')).toBe(`${notice.mainTo}：`)
  expect(rowOf(to[0]!.y)).toBeCloseTo(Math.round(rowOf(to[0]!.y)), 3)
})

test('5.2.3 一般每面22行，每行28字，撑满版心', () => {
  const { pages } = lay({ body: [long(3000)], attachments: [] })
  const full = linesOf(pages[1]!, 'body')
  expect(full).toHaveLength(22)
  for (const one of full) expect(one).toMatchObject({ left: 28, right: expect.closeTo(184, 6) })
  expect(full.map((one) => rowOf(one.y))).toEqual(Array.from({ length: 22 }, (_, i) => expect.closeTo(i + 1, 3)))
  expect(full.every((one) => [...one.text].length === 28)).toBe(true)
})

test('7.3.3 一级黑体、二级楷体、三四级仿宋，标题后接排正文用仿宋', () => {
  const { pages } = lay({ body: [heading(1, '一、总体'), heading(2, '（一）规则。', '正文'), heading(3, '1. 重点'), heading(4, '（1）内容')], attachments: [] })
  const faces = pages.flatMap((page) => textItems(page, 'body')).map((item) => [item.font, item.text])
  expect(faces).toEqual([['hei', '一、总体'], ['kai', '（一）规则。'], ['fang', '正文'], ['fang', '1. 重点'], ['fang', '（1）内容']])
  for (const one of linesOf(pages[0]!, 'body')) expect((one.left - 28) / cell).toBeCloseTo(2)
})

test('标题不落页尾', () => {
  for (let rows = 5; rows < 12; rows++) {
    const { pages } = lay({ body: [long(28 * rows - 2), heading(1, '一、标题'), long(100)], attachments: [] })
    const last = linesOf(pages[0]!, 'body').at(-1)!
    expect(last.text).not.toBe('一、标题')
  }
})

test('7.3.4 附件说明左空二字，序号对齐，回行与名称首字对齐', () => {
  const title = '全区党政机关公文处理工作三年提升行动方案重点任务分工表及说明'
  const { pages } = lay({ body: [long(30)], attachments: [{ title, body: [] }, { title: '第二个附件', body: [] }] })
  const [first, wrapped, second] = linesOf(pageOf(pages, 'attachmentNote'), 'attachmentNote')
  expect(first!.text).toMatch(/^附件：1\. 全区/)
  expect(second!.text).toBe('2. 第二个附件')
  expect((first!.left - 28) / cell).toBeCloseTo(2)
  expect((second!.left - 28) / cell).toBeCloseTo(5)
  const name = textItems(pageOf(pages, 'attachmentNote'), 'attachmentNote').find((item) => item.origin.offset === 0)!
  expect(wrapped!.left).toBeCloseTo(name.xs[0]!)
})

test('7.3.5.1 加盖印章：日期右空四字，署名以日期居中，印章下压二者且顶端距正文一行之内', () => {
  const { pages } = lay({ body: [long(60)], attachments: [] })
  const body = linesOf(pageOf(pages, 'issuerSign'), 'body').at(-1)!
  const [sign] = linesOf(pageOf(pages, 'issuerSign'), 'issuerSign')
  const [date] = linesOf(pageOf(pages, 'docDate'), 'docDate')
  const seal = sealOf(pages)
  expect(gapRight(date!.right)).toBeCloseTo(4)
  expect((sign!.left + sign!.right) / 2).toBeCloseTo((date!.left + date!.right) / 2)
  expect(seal.x).toBeCloseTo((date!.left + date!.right) / 2)
  expect(seal.radius).toBe(21)
  const textBottom = body.y - 0.38 * third + cell / 2
  expect(seal.y - seal.radius - textBottom).toBeGreaterThan(0)
  expect(seal.y - seal.radius - textBottom).toBeLessThanOrEqual(line)
  const middle = (sign!.y + date!.y) / 2 - 0.38 * third
  expect((middle - seal.y + seal.radius) / 42).toBeCloseTo(0.6)
})

test.each([
  // 日期不长于署名：署名右空二字；日期长于署名：日期右空二字。
  ['中共临江区委办公室', '2026年1月5日', 'issuerSign'],
  ['区委办', '2026年11月23日', 'docDate'],
] as const)('7.3.5.2 不加盖印章：%s', (issuerSign, docDate, atEdge) => {
  const { pages } = layout({ ...notice, signatories: [{ organ: issuerSign }], docDate, body: [long(60)], attachments: [] }, standardMetrics)
  const [sign] = linesOf(pageOf(pages, 'issuerSign'), 'issuerSign')
  const [date] = linesOf(pageOf(pages, 'docDate'), 'docDate')
  expect(gapRight((atEdge === 'issuerSign' ? sign : date)!.right)).toBeCloseTo(2)
  expect((date!.left - sign!.left) / cell).toBeCloseTo(2)
  expect(rowOf(sign!.y) - rowOf(linesOf(pageOf(pages, 'issuerSign'), 'body').at(-1)!.y)).toBeCloseTo(2)
})

test('署名不单独成页：至少带两行正文', () => {
  for (let rows = 1; rows < 30; rows++) {
    const { pages } = lay({ body: [long(28 * rows - 2)], attachments: [] })
    const page = pages.find((one) => linesOf(one, 'issuerSign').length > 0)!
    if (page !== pages[0]) expect(linesOf(page, 'body').length).toBeGreaterThanOrEqual(Math.min(rows - 1, 2))
    expect(linesOf(pages[0]!, 'body').length, '首页有正文').toBeGreaterThanOrEqual(1)
    const seal = sealOf([page])
    expect(seal.y + seal.radius).toBeLessThanOrEqual(262)
  }
})

test('7.3.6 附注在日期下一行左空二字加圆括号', () => {
  const page = pageOf(lay({ body: [long(60)], attachments: [] }).pages, 'footnote')
  const [note] = linesOf(page, 'footnote')
  expect(rowOf(note!.y) - rowOf(linesOf(page, 'docDate')[0]!.y)).toBeCloseTo(1)
  expect(note!.text).toBe('（此件公开发布）')
  expect((note!.left - 28) / cell).toBeCloseTo(2)
})

test('7.3.7 附件另面编排，“附件1”黑体顶格第一行，标题居中第三行', () => {
  const { pages } = lay()
  const page = pageOf(pages, 'attachmentLabel')
  const label = textItems(page, 'attachmentLabel')[0]!
  expect(label).toMatchObject({ text: '附件1', font: 'hei' })
  expect(rowOf(label.y)).toBeCloseTo(1)
  const [title] = linesOf(page, 'attachmentTitle')
  expect((title!.left + title!.right) / 2).toBeCloseTo(106, 3)
  expect(Math.round(rowOf(title!.y))).toBe(3)
})

test('7.4 版记在最后一个偶数面，末条线与版心下边缘重合，首末0.35毫米、中间0.25毫米', () => {
  const { pages } = lay()
  expect(pages.length % 2).toBe(0)
  const rules = pages.at(-1)!.items.filter((item) => item.kind === 'rule').slice(-3)
  expect(rules.map((rule) => rule.width)).toEqual([0.35, 0.25, 0.35])
  expect(rules.at(-1)).toMatchObject({ y1: 262, y2: 262, x1: 28, x2: 184 })
  const [first, second] = linesOf(pages.at(-1)!, 'copyTo')
  const fourth = 14 * 25.4 / 72
  expect(first!.left).toBeCloseTo(28 + fourth)
  expect(second!.left).toBeCloseTo(28 + 4 * fourth)
  expect(textOf({ pages, warnings: [] }, 'copyTo')).toBe(`抄送：${notice.copyTo}。`)
  expect(linesOf(pages.at(-1)!, 'printDate')[0]).toMatchObject({ text: '2026年11月23日印发', right: expect.closeTo(184 - fourth, 6) })
})

test('7.5 版记页前有空白页的，空白页和版记页均不编页码', () => {
  // 正文排满第二面，版记无处可放，移到第四面。
  const pagesOf = (rows: number) => lay({ body: [long(28 * rows - 2)], attachments: [] }).pages
  const withBlank = Array.from({ length: 30 }, (_, i) => pagesOf(10 + i)).find((pages) => pages.some((page) => page.items.length === 0))!
  expect(withBlank).toHaveLength(4)
  expect(withBlank.map((page) => page.number)).toEqual([1, 2, undefined, undefined])
  expect(linesOf(withBlank[3]!, 'pageNumber')).toEqual([])
})

test('7.5 页码4号宋体，一字线距版心下边缘7毫米，单页居右、双页居左各空一字', () => {
  const { pages } = lay()
  const fourth = 14 * 25.4 / 72
  const [odd] = linesOf(pages[0]!, 'pageNumber')
  const [even] = linesOf(pages[1]!, 'pageNumber')
  expect(odd).toMatchObject({ text: '— 1 —', right: expect.closeTo(184 - fourth, 6) })
  expect(even).toMatchObject({ text: '— 2 —', left: expect.closeTo(28 + fourth, 6) })
  expect(odd!.y - 0.37 * fourth).toBeCloseTo(269)
})

test('7.3.2 主送机关过多，首页排不下正文时移至版记，并提示', () => {
  const mainTo = Array.from({ length: 40 }, (_, i) => `临江区第${i + 1}街道党工委`).join('，')
  const { pages, warnings } = lay({ mainTo })
  expect(warnings.map((warning) => warning.code)).toContain('main-to-moved')
  expect(linesOf(pages[0]!, 'body').length).toBeGreaterThan(0)
  expect(pages.slice(0, -1).flatMap((page) => linesOf(page, 'mainTo'))).toEqual([])
  expect(linesOf(pages.at(-1)!, 'mainTo').map((one) => one.text).join('')).toBe(`主送：${mainTo}。`)
})

test('仿宋缺字逐字换用补充字库，字库全无的字提示', () => {
  const { pages, warnings } = lay({ body: [paragraph('经办人旻昉、𠮷野')], attachments: [] })
  expect(textItems(pages[0]!, 'body').map((item) => [item.font, item.text])).toContainEqual(['fang-fallback', '旻昉'])
  expect(warnings).toMatchObject([{ code: 'glyph-missing', text: expect.stringContaining('𠮷') }])
})

test('每段文字都指回出处', () => {
  const { pages } = lay()
  for (const page of pages) for (const item of textItems(page, 'body')) {
    const { block, attachment, offset, row, cell: at } = item.origin
    const body = attachment === undefined ? notice.body : notice.attachments[attachment]!.body
    const source = body[block!]!
    const text = source.kind === 'table' ? source.rows[row!]![at!]!.text
      : source.kind === 'heading' ? [...source.runs, ...source.runIn ?? []].map((run) => run.text).join('')
        : source.kind === 'paragraph' ? source.runs.map((run) => run.text).join('') : ''
    expect(text.slice(offset, offset! + item.text.length)).toBe(item.text)
  }
})

test('粘贴带来的不可见字符不占位、不提示，控制字符作空格', () => {
  const { pages, warnings } = lay({ body: [paragraph('请\u200b各\ufeff单位\t落实\ud800。')], attachments: [] })
  expect(pages.flatMap((page) => textItems(page, 'body')).map((item) => item.text).join('')).toBe('请各单位 落实\ufffd。')
  expect(warnings.map((warning) => warning.text)).toEqual([expect.stringContaining('\ufffd')])
})

test('空白公文也能排，不报错', () => {
  const { pages, warnings } = layout({ format: 'document', issuerMark: '', title: '', body: [], attachments: [], signatories: [] }, standardMetrics)
  expect(pages).toHaveLength(1)
  expect(warnings).toEqual([])
})
