import { expect, test } from 'vitest'
import type { FlatItem, Item, Layout, Page, Part } from '../display.ts'
import { standardMetrics } from '../fonts.ts'
import { layout } from '../layout.ts'
import type { LetterPaper, Paper } from '../model.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { checkLayout, checkSeen } from './check.ts'
import type { SeenLine, SeenPage } from './seen.ts'
import { checkTitleShape } from './text-rules.ts'

const laid = layout(notice, standardMetrics)
const found = (changed: Layout, paper: Paper = notice) => checkLayout(paper, changed).map(({ rule }) => rule)
const onItems = (change: (item: FlatItem, page: number) => FlatItem | null): Layout => onPages((page, at) => ({
  ...page, items: page.items.flatMap((item): Item[] => item.kind === 'turned' ? [item] : [change(item, at)].filter((one) => one !== null)),
}))
const onPages = (change: (page: Page, at: number) => Page): Layout => ({ ...laid, pages: laid.pages.map(change) })
const isPart = (item: FlatItem, part: Part) => item.kind === 'text' && item.origin.part === part
const moved = (item: FlatItem, { x = 0, y = 0 }: { x?: number; y?: number }): FlatItem => {
  switch (item.kind) {
    case 'text': return { ...item, xs: item.xs.map((one) => one + x), end: item.end + x, y: item.y + y }
    case 'rule': return { ...item, x1: item.x1 + x, x2: item.x2 + x, y1: item.y1 + y, y2: item.y2 + y }
    case 'seal': case 'image': case 'stamp': return { ...item, x: item.x + x, y: item.y + y }
  }
}
const moving = (part: Part, by: { x?: number; y?: number }) => onItems((item) => isPart(item, part) ? moved(item, by) : item)
const isRed = (item: FlatItem) => item.kind === 'rule' && item.color !== '#000000'

test('本系统排出的公文没有版式问题', () => expect(checkLayout(notice, laid)).toEqual([]))

test.each([
  ['F-01', '纸张不是 A4', onPages((page) => ({ ...page, widthMm: 216 }))],
  ['F-02', '订口过窄', moving('body', { x: -3 })],
  ['F-02', '订口过宽', moving('body', { x: 5 })],
  ['F-02', '正文超出版心下边', moving('body', { y: 20 })],
  ['F-03', '行距过大，排不满 22 行', onItems((item) => isPart(item, 'body') && item.kind === 'text' ? { ...item, y: 37 + (item.y - 37) * 1.2 } : item)],
  ['F-04', '字距过大，排不满 28 字', onItems((item) => isPart(item, 'body') && item.kind === 'text' ? { ...item, xs: item.xs.map((x) => 28 + (x - 28) * 1.1), end: 28 + (item.end - 28) * 1.1 } : item)],
  ['F-05', '发文机关标志偏低', moving('issuerMark', { y: 3 })],
  ['F-05', '发文机关标志不是红色', onItems((item) => isPart(item, 'issuerMark') && item.kind === 'text' ? { ...item, color: '#000000' } : item)],
  ['F-06', '红线离发文字号太远', onItems((item) => isRed(item) ? moved(item, { y: 2 }) : item)],
  ['F-06', '没有红线', onItems((item) => isRed(item) ? null : item)],
  ['F-06', '红线短于版心', onItems((item) => isRed(item) && item.kind === 'rule' ? { ...item, x1: 60 } : item)],
  ['F-07', '标题离红线太近', moving('title', { y: -10 })],
  ['F-10', '首页没有正文', onItems((item, page) => page === 0 && isPart(item, 'body') ? null : item)],
  ['F-11', '一级标题用了仿宋', onItems((item) => item.kind === 'text' && item.font === 'hei' && item.origin.part === 'body' ? { ...item, font: 'fang' } : item)],
  ['F-14', '印章超出版心', onItems((item) => item.kind === 'seal' ? moved(item, { x: 30 }) : item)],
  ['F-14', '印章没有压住日期', onItems((item) => item.kind === 'seal' ? moved(item, { y: 60 }) : item)],
  ['F-15', '版记末条线离开版心下边缘', onItems((item) => item.kind === 'rule' && Math.abs(item.y1 - 262) < 0.01 ? moved(item, { y: -4 }) : item)],
  ['F-15', '版记不在最后一面', { ...laid, pages: [...laid.pages, laid.pages[1]!, laid.pages[1]!] }],
  ['F-17', '页码偏低', moving('pageNumber', { y: 4 })],
  ['F-17', '页码在错误的一侧', moving('pageNumber', { x: 60 })],
  ['F-17', '没有页码', onItems((item) => isPart(item, 'pageNumber') ? null : item)],
])('%s：%s', (rule, _words, changed) => expect(found(changed)).toContain(rule))

test.each([
  ['沙漏形', [16, 8, 16], true], ['长方形', [12, 12, 12], true], ['行太长', [24], true],
  ['梯形', [12, 16], false], ['倒梯形', [16, 12], false], ['菱形', [10, 18, 12], false], ['一行', [18], false],
])('标题排成%s，F-08', (_words, counts, isFound) => {
  const size = 22 * 25.4 / 72
  const titleLine = (count: number, row: number): SeenLine => ({
    part: 'title', origin: { part: 'title' }, text: '文'.repeat(count), xs: Array.from({ length: count }, (_, i) => 106 - (count / 2 - i) * size), end: 106 + count / 2 * size,
    baseline: 140 + row * 12.7, size, face: 'xiaobiaosong', faces: [], isRed: false,
  })
  const page = { widthMm: 210, heightMm: 297, lines: counts.map(titleLine), rules: [], seals: [] }
  expect(checkTitleShape([page]).map(({ rule }) => rule)).toEqual(isFound ? ['F-08'] : [])
})

test('编号的整句是列举不是标题，不要求黑体', () => {
  const reply: Paper = { ...notice, body: [paragraph('现批复如下。'), paragraph('一、同意你镇利用原镇文化站闲置用房设立乡村振兴人才驿站，不新增机构编制。'), paragraph('二、请按照因地制宜、量力而行的原则，完善服务功能。'), paragraph('三、请加强日常管理，注重实际效果，不搞形式主义。')] }
  expect(found(layout(reply, standardMetrics), reply)).not.toContain('F-11')
})

test('请示没有签发人，F-19', () => {
  const request: Paper = { ...notice, title: '关于增加应急物资储备资金的请示' }
  expect(found(layout(request, standardMetrics), request)).toContain('F-19')
  const signed: Paper = { ...request, signers: ['赵建国'] }
  expect(found(layout(signed, standardMetrics), signed)).not.toContain('F-19')
})

test('发文字号不与签发人同行，F-19', () => {
  const request: Paper = { ...notice, signers: ['赵建国'] }
  const pages = layout(request, standardMetrics)
  const shifted: Layout = { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map((item) => item.kind === 'text' && item.origin.part === 'docNumber' ? { ...item, y: item.y - 12 } : item) })) }
  expect(found(shifted, request)).toContain('F-19')
})

test('信函的双线长度和位置，F-18', () => {
  const letter: LetterPaper = { format: 'letter', issuerMark: '中共临江区委办公室', docNumber: '临委办函〔2026〕5号', title: '关于商请支持有关工作的函', mainTo: '区财政局', body: [paragraph('为做好有关工作，现商请贵局予以支持。'.repeat(6))], attachments: [], signatories: [{ organ: '中共临江区委办公室' }], docDate: '2026年11月23日' }
  const own = layout(letter, standardMetrics)
  expect(checkLayout(letter, own)).toEqual([])
  const short: Layout = { ...own, pages: own.pages.map((page) => ({ ...page, items: page.items.map((item) => item.kind === 'rule' && item.y1 > 200 ? { ...item, x1: item.x1 + 20 } : item) })) }
  expect(found(short, letter)).toContain('F-18')
  const low: Layout = { ...own, pages: own.pages.map((page) => ({ ...page, items: page.items.map((item) => item.kind === 'text' && item.origin.part === 'issuerMark' ? { ...item, y: item.y + 5 } : item) })) }
  expect(found(low, letter)).toContain('F-18')
})

test('横排的 A4 纸不算纸张不对，不拿竖排的页边距和页码位置去量', () => {
  const line: SeenLine = { part: 'body', origin: { part: 'body' }, text: '甲乙', xs: [20, 250], end: 260, baseline: 30, size: 5.6, face: 'fang', faces: ['fang', 'fang'], isRed: false }
  const wide = { widthMm: 297, heightMm: 210, lines: [line], rules: [], seals: [] }
  const rules = (page: SeenPage) => checkSeen([page], { format: 'document', hasBody: false, isUpward: false }).map(({ rule }) => rule)
  expect(rules(wide)).toEqual([])
  expect(rules({ ...wide, widthMm: 290 })).toEqual(expect.arrayContaining(['F-01', 'F-02', 'F-17']))
})
