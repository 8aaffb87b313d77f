import { expect, test } from 'vitest'
import type { Layout } from '../display.ts'
import { standardMetrics } from '../fonts.ts'
import { layout } from '../layout.ts'
import type { OfficialPaper, Table } from '../model.ts'
import { notice } from '../testing/papers.ts'
import { checkSeen } from '../check/check.ts'
import { seenPaper } from '../check/foreign.ts'
import { paragraphsFromPages } from './from-pages.ts'
import type { PlacedPage } from '#lib/placed'
import { recogniseParagraphs } from './recognise.ts'

/** The pages of a layout as a reader of the written file would give them: text in places, nothing of the model. */
const placed = (laid: Layout): PlacedPage[] => laid.pages.map((page) => ({
  widthMm: page.widthMm, heightMm: page.heightMm, seals: [],
  runs: page.items.flatMap((item) => item.kind === 'text' ? [{ text: item.text, xs: item.xs, end: item.end, baseline: item.y, size: item.size, font: item.font, isRed: item.color !== '#000000' }] : []),
  rules: page.items.flatMap((item) => item.kind === 'rule' ? [{ x1: item.x1, y1: item.y1, x2: item.x2, y2: item.y2, width: item.width, isRed: item.color !== '#000000' }] : []),
}))

test('从排好的页面读回公文各要素和全文', () => {
  const got = recogniseParagraphs(paragraphsFromPages(placed(layout(notice, standardMetrics))))
  const { docNumber, title, mainTo, body, docDate, footnote, copyTo, printOrg, printDate, issuerMark } = notice
  expect(got).toMatchObject({ issuerMark, docNumber, title, mainTo, docDate, footnote, copyTo, printOrg, printDate, signatories: [{ organ: '中共临江区委办公室' }] })
  expect(got.body).toEqual(body)
  expect(got.attachments.map((attachment) => attachment.title)).toEqual(notice.attachments.map((attachment) => attachment.title))
  const [wanted] = notice.attachments[0]!.body as readonly [Table]
  const [table] = got.attachments[0]!.body.filter((block) => block.kind === 'table')
  expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual(wanted.rows.map((row) => row.map((cell) => cell.text)))
})

test('上行文读回签发人', () => {
  const request: OfficialPaper = { ...notice, title: '关于增加应急物资储备资金的请示', signers: ['赵建国', '钱伟'], mainTo: '市委办公室', attachments: [] }
  const got = recogniseParagraphs(paragraphsFromPages(placed(layout(request, standardMetrics))))
  expect(got).toMatchObject({ docNumber: request.docNumber, signers: ['赵建国', '钱伟'], mainTo: '市委办公室', title: request.title })
})

test('从页面量出的版式与本系统排出的一致：没有问题', () => {
  const { pages, facts } = seenPaper(placed(layout(notice, standardMetrics)))
  expect(facts.format).toBe('document')
  expect(checkSeen(pages, facts)).toEqual([])
})
