import { strFromU8, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Day } from '#lib/instants'
import { flatItems, layout, standardMetrics, type FlatItem, type Item, type Layout, type TextItem } from '../index.ts'
import { shippedFonts } from '../testing/fonts.ts'
import { notice } from '../testing/papers.ts'
import { paperElements } from './elements.ts'
import { lintOfd } from './lint.ts'
import { readOfdPackage, type OfdParts } from './package.ts'
import { paintOfd, type OfdOptions } from './paint.ts'
import { childrenOf, isXmlFault, readXml, type XmlElement } from './xml-read.ts'

const laid = layout(notice, standardMetrics)
const options: OfdOptions = {
  title: notice.title, paper: notice, createdOn: '2026-11-23' as Day, metadata: { 公开属性: '主动公开' },
  attachments: [{ name: '分工表.xlsx', bytes: new Uint8Array(2048) }, { name: '说明', bytes: strToU8('无') }],
}
const bytes = paintOfd(laid, shippedFonts, options)
const partsOf = (file: Uint8Array) => readOfdPackage(file) as OfdParts
const parts = partsOf(bytes)

function rootOf(name: string, from: OfdParts = parts): XmlElement {
  const root = readXml(from.get(name)!)
  if (isXmlFault(root)) throw new Error(`${name}: ${root.fault}`)
  return root
}
const all = (element: XmlElement, name: string): XmlElement[] => [...childrenOf(element, name), ...element.children.flatMap((child) => all(child, name))]
const texts = (page: XmlElement) => all(page, 'TextCode').map(({ text }) => text).join('')
const onePage = (...items: readonly Item[]): Layout => ({ pages: [{ widthMm: 210, heightMm: 297, items }], warnings: [] })
const word: TextItem = { kind: 'text', text: '公文', xs: [30, 36], end: 42, y: 50, font: 'fang', size: 6, color: '#000000', scaleX: 1, origin: { part: 'body' } }
const pageOf = (items: readonly Item[]) => rootOf('Doc_0/Pages/Page_0/Content.xml', partsOf(paintOfd(onePage(...items), shippedFonts, { title: '' })))

test('同一公文两次输出，字节相同；不改动字体文件', () => {
  const before = Buffer.from(shippedFonts.fang)
  const again = paintOfd(layout(structuredClone(notice), standardMetrics), shippedFonts, structuredClone(options))
  expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0)
  expect(Buffer.compare(before, Buffer.from(shippedFonts.fang))).toBe(0)
  expect(all(rootOf('OFD.xml', partsOf(paintOfd(laid, shippedFonts, { ...options, title: '另一件' }))), 'DocID')[0]!.text).not.toBe(all(rootOf('OFD.xml'), 'DocID')[0]!.text)
})

test('通过检查，每面文字与版面一字不差', () => {
  expect(lintOfd(bytes)).toEqual([])
  laid.pages.forEach((page, index) => {
    const written = flatItems(page.items).flatMap((item) => item.kind === 'text' ? [item.text] : []).join('')
    expect(texts(rootOf(`Doc_0/Pages/Page_${index}/Content.xml`))).toBe(written)
  })
})

test('语义标签列出公文18个要素，各指到显示它的对象', () => {
  const elements = childrenOf(rootOf('Doc_0/Tags/OfficialPaper.xml'), 'Element')
  expect(elements.map(({ attributes }) => attributes['Name'])).toEqual(paperElements.map(([, name]) => name))
  expect(elements).toHaveLength(18)
  const shown = (name: string) => elements.find(({ attributes }) => attributes['Name'] === name)!
  expect(elements.filter(({ attributes }) => attributes['Present'] === 'false').map(({ attributes }) => attributes['Name'])).toEqual(['份号', '密级和保密期限', '紧急程度', '签发人'])
  const said = (name: string) => all(shown(name), 'Text')[0]?.text ?? ''
  expect(said('发文字号')).toBe(notice.docNumber)
  expect(said('标题')).toBe(notice.title)
  expect(said('成文日期')).toBe(notice.docDate)
  expect(said('印章')).toBe('')
  const pageIds = all(rootOf('Doc_0/Document.xml'), 'Page').map(({ attributes }) => attributes['ID'])
  const [ref] = all(shown('发文字号'), 'ObjectRef')
  const page = rootOf(`Doc_0/Pages/Page_${pageIds.indexOf(ref!.attributes['PageRef'])}/Content.xml`)
  expect(texts(all(page, 'TextObject').find(({ attributes }) => attributes['ID'] === ref!.text)!)).toBe(notice.docNumber)
  expect(all(shown('页码'), 'ObjectRef').length).toBeGreaterThanOrEqual(1)
  expect(said('附件')).toContain(notice.attachments[0]!.title)
})

test('元数据：文号、密级、发文机关、成文日期等，另可补充', () => {
  const data = Object.fromEntries(all(rootOf('OFD.xml'), 'CustomData').map(({ attributes, text }) => [attributes['Name'], text]))
  expect(data).toMatchObject({ 发文字号: notice.docNumber, 密级: '无', 发文机关: '中共临江区委办公室', 成文日期: '2026年11月23日', 版式: '文件', 附件数: '2', 公开属性: '主动公开' })
  expect(data['抄送机关']).toBe(notice.copyTo)
  expect(all(rootOf('OFD.xml'), 'CreationDate')[0]!.text).toBe('2026-11-23')
})

test('大纲按标题、各级标题和附件分层，指到所在的页', () => {
  const shape = (element: XmlElement): unknown[] => childrenOf(element, 'OutlineElem').map((one) => [one.attributes['Title'], ...shape(one)])
  expect(shape(childrenOf(rootOf('Doc_0/Document.xml'), 'Outlines')[0]!)).toEqual([
    [notice.title, ['一、总体要求'], ['二、重点任务', ['（一）严格行文规则。'], ['（二）规范公文格式。'], ['（三）强化审核把关', ['1. 明确审核重点。', ['（1）内容审核。']]]], ['三、组织保障']],
    ['附件1 全区公文处理重点任务分工表'], ['附件2 公文质量检查评分标准'],
  ])
  const pages = all(rootOf('Doc_0/Document.xml'), 'Page').map(({ attributes }) => attributes['ID'])
  const target = all(rootOf('Doc_0/Document.xml'), 'OutlineElem').find(({ attributes }) => attributes['Title']!.startsWith('附件1'))!
  const page = laid.pages.findIndex(({ items }) => flatItems(items).some((item) => item.kind === 'text' && item.origin.part === 'attachmentTitle'))
  expect(all(target, 'Dest')[0]!.attributes['PageID']).toBe(pages[page])
})

test('附件连同名称、大小装入文件', () => {
  expect(all(rootOf('Doc_0/Attachs/Attachments.xml'), 'Attachment').map(({ attributes }) => [attributes['Name'], attributes['Format'], attributes['Size']])).toEqual([['分工表.xlsx', 'xlsx', '2'], ['说明', undefined, '0.0029']])
  expect(strFromU8(parts.get('Doc_0/Attachs/file_2')!)).toBe('无')
})

describe('各种文字', () => {
  test('等距的用g，不等的逐个写', () => {
    const [code] = all(pageOf([{ ...word, text: '党政机关公文', xs: [30, 36, 42, 48, 54.5, 60], end: 66 }]), 'TextCode')
    expect(code!.attributes).toMatchObject({ X: '0', DeltaX: 'g 3 6 6.5 5.5' })
  })
  test('压扁的用CTM，不用HScale', () => {
    const [object] = all(pageOf([{ ...word, scaleX: 0.5, xs: [30, 33], end: 36 }]), 'TextObject')
    expect(object!.attributes).toMatchObject({ Boundary: '30 44 6 7.8', CTM: '0.5 0 0 1 0 6', Size: '6' })
    expect(object!.attributes['HScale']).toBeUndefined()
    expect(all(object!, 'TextCode')[0]!.attributes['DeltaX']).toBe('6')
  })
  test('横排页的文字向左转90度', () => {
    const [object] = all(pageOf([{ kind: 'turned', x: 20, y: 250, items: [word as FlatItem] }]), 'TextObject')
    // Baseline (30..42, 50) of the group stands upright at x = 70, from y = 220 up to 208.
    expect(object!.attributes).toMatchObject({ Boundary: '64 208 7.8 12', CTM: '0 -1 1 0 6 12' })
  })
  test('首尾空格和扩展区的字单独成段，去空格或数错字的阅读器不致错位', () => {
    const codes = all(pageOf([{ ...word, text: ' 𠮷野 ', xs: [27, 30, 36, 42], end: 45 }]), 'TextCode')
    expect(codes.map(({ text }) => text)).toEqual([' ', '𠮷', '野', ' '])
    expect(codes.every(({ attributes }) => attributes['DeltaX'] === undefined)).toBe(true)
  })
  test('尖括号、与号转义，XML装不下的字符换成U+FFFD，字数不变', () => {
    const file = paintOfd(onePage({ ...word, text: 'a<&\u0001\ud800', xs: [1, 2, 3, 4, 5], end: 6 }), shippedFonts, { title: '<&>' })
    expect(texts(rootOf('Doc_0/Pages/Page_0/Content.xml', partsOf(file)))).toBe('a<&\ufffd\ufffd')
  })
})

test('字库没有的字仍在文件里，仍通过检查', () => {
  const file = paintOfd(onePage({ ...word, text: '𡈽屋' }), shippedFonts, { title: '' })
  expect(texts(rootOf('Doc_0/Pages/Page_0/Content.xml', partsOf(file)))).toBe('𡈽屋')
  expect(lintOfd(file)).toEqual([])
})

test('印章是图形，不混进文字；缺失的图片画一个框', () => {
  const sealed = laid.pages.findIndex(({ items }) => items.some(({ kind }) => kind === 'seal'))
  const page = rootOf(`Doc_0/Pages/Page_${sealed}/Content.xml`)
  expect(texts(page)).not.toContain('测试印章')
  expect(all(page, 'PathObject').some(({ attributes }) => attributes['Fill'] === 'true')).toBe(true)
  const framed = pageOf([{ kind: 'image', file: '没有', x: 30, y: 40, width: 60, height: 20, origin: { part: 'body' } }])
  expect(all(framed, 'ImageObject')).toHaveLength(0)
  expect(all(framed, 'AbbreviatedData')[0]!.text).toBe('M 0.1 0.1 L 60.1 0.1 L 60.1 20.1 L 0.1 20.1 C')
})

test('空白页也能输出', () => {
  expect(lintOfd(paintOfd(onePage(), shippedFonts, { title: '空白' }))).toEqual([])
})
