import { expect, test } from 'vitest'
import { layout, standardMetrics, textsOf } from '#engines/typesetting'
import type { FileId, Id } from '#lib/ids'
import { atDispatching, content, leader, mark, someone, atRecheck } from '../testing/core-samples.ts'
import { draftSheetOf } from './draft-sheet.ts'
import { evolve } from './evolve.ts'
import { drawnOnSheet, sheetPaper } from './sheet-paper.ts'
import type { DocumentEvent, OutDocument } from './types.ts'

const fold = (events: readonly DocumentEvent[]) => events.reduce(evolve, { at: 'absent' } as OutDocument) as Exclude<OutDocument, { at: 'absent' }>
const words = content(['正文'], { title: '关于做好防汛工作的通知', mainTo: [{ kind: 'text', name: '各镇' }], phone: '8231001', copies: 60 })
/** The events with marks told apart, as they are in life. */
const told = (events: readonly DocumentEvent[]) => events.map((event, at): DocumentEvent => ('mark' in event && event.mark.id === 'm1' ? { ...event, mark: { ...event.mark, id: `m1-${at}` as Id<'mark'> } } : event))
const sheetOf = (events: readonly DocumentEvent[]) => draftSheetOf(fold(told(events)), { ...words, annexes: [{ title: '名单', body: [], file: null }, { title: '分工', body: [], file: null }] }, '中共云江市临江区委办公室')

test('发文稿纸印在一页上，栏目和意见一项不少', () => {
  const paper = sheetPaper(sheetOf(atDispatching), new Map())
  const text = textsOf(paper).map((one) => one.text).join('\n')
  for (const one of ['中共云江市临江区委办公室发文稿纸', '关于做好防汛工作的通知', '各镇', '1. 名单', '2. 分工', '60', '8231001', '2026年11月23日', '（圈阅）']) expect(text).toContain(one)
  expect(paper.numberLine).toEqual({ left: '临委办发〔2026〕8号', right: '缓急：平件' })
  expect(paper.rows.flatMap(({ cells }) => cells.map(({ label }) => label))).toEqual(['签发：', '会签：', '核稿：', '办公室审核：', '主办单位', '拟稿人', '电话', '文种', '公开属性', '标题', '主送', '抄送', '附件', '复核', '校对', '份数', '成文日期', '印制日期', '备注'])
  expect(layout(paper, standardMetrics).pages).toHaveLength(1)
})

test('征求过意见的，多一栏', () => {
  const asked: DocumentEvent = { type: 'marked', mark: mark('consulting', someone('赵局长', '财政局'), { kind: 'opinion', stance: 'comments', text: '建议明确经费。' }) }
  const { rows } = sheetPaper(sheetOf([...atRecheck.slice(0, 1), asked]), new Map())
  expect(rows[2]!.cells[0]).toMatchObject({ label: '征求意见：', entries: [{ text: '建议明确经费。', signed: '财政局 赵局长　2026年11月23日' }] })
})

test('手写的意见和签名都印出来；不是图片的不印', () => {
  const [opinion, signature] = ['f-opinion', 'f-signature'] as [string, string] as unknown as [FileId, FileId]
  const signed: DocumentEvent = { type: 'signed', mark: mark('signing', leader, { id: 'm9' as Id<'mark'>, kind: 'opinion', handwriting: opinion, signature }), docDate: '2026-11-23' as never }
  const sheet = sheetOf([...atRecheck.slice(0, -1), signed])
  expect(drawnOnSheet(sheet)).toEqual([opinion, signature])
  const size = { widthMm: 60, heightMm: 20 }
  const of = (sizes: ReadonlyMap<FileId, typeof size>) => sheetPaper(sheet, sizes).rows[0]!.cells[0]!.entries
  expect(of(new Map([[opinion, size], [signature, size]]))).toEqual([{ text: '', signed: '', handwriting: { file: opinion, ...size } }, { text: '', signed: '区委 周正平　2026年11月23日', handwriting: { file: signature, ...size } }])
  expect(of(new Map())).toEqual([{ text: '', signed: '区委 周正平　2026年11月23日' }])
})
