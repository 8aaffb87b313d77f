import fc from 'fast-check'
import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { addColumnAfter } from '@tiptap/pm/tables'
import { expect, test } from 'vitest'
import { type BodyBlock, type BodyRun, type EditorBody, charactersOf } from './body.ts'
import { bodyFromDoc } from './from-doc.ts'
import { bodySchema, keepWidths } from './schema.ts'
import { docFromBody } from './to-doc.ts'

const schema = getSchema(bodySchema)
/** Through the editor's own schema, which checks that the document is one it can hold. */
const throughEditor = (body: EditorBody): EditorBody => {
  const node = schema.nodeFromJSON(docFromBody(body))
  node.check()
  return bodyFromDoc(node.toJSON())
}

const words = fc.string({ unit: fc.constantFrom(...'一二三中共区委办公室关于（）、。，1.a '), minLength: 1, maxLength: 12 })
const face = fc.constantFrom('fang', 'kai', 'hei', 'xiaobiaosong', 'song' as const, undefined)
const joined = (runs: readonly BodyRun[]) => runs.every((run, at) => at === 0 || runs[at - 1]?.face !== run.face)
const run = fc.record({ text: words, face }).map(({ text, face: given }): BodyRun => (given ? { text, face: given } : { text }))
const runs = fc.array(run, { maxLength: 4 }).filter(joined)
const someRuns = fc.array(run, { minLength: 1, maxLength: 3 }).filter(joined)
const align = fc.constantFrom({}, { align: 'left' as const }, { align: 'center' as const }, { align: 'right' as const })
const caption = fc.option(words, { nil: null }).map((text) => (text ? { caption: text } : {}))
const level = fc.constantFrom(1, 2, 3, 4 as const)

const heading = fc.tuple(level, runs, fc.option(someRuns, { nil: null })).map(([at, head, runIn]): BodyBlock =>
  ({ kind: 'heading', level: at, runs: head, ...(runIn ? { runIn } : {}) }))
const paragraph = fc.tuple(runs, align).map(([text, side]): BodyBlock => ({ kind: 'paragraph', runs: text, ...side }))
const picture = fc.tuple(words, caption).map(([file, title]): BodyBlock => ({ kind: 'picture', file, widthMm: 120.5, heightMm: 80, ...title }))
const cell = fc.tuple(fc.array(words, { maxLength: 2 }).map((lines) => lines.join('\n')), align).map(([text, side]) => ({ text, ...side }))
const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), caption).chain(([width, height, title]) =>
  fc.record({
    kind: fc.constant('table' as const), headerRows: fc.integer({ min: 0, max: height }),
    columns: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  }).map((made): BodyBlock => ({ ...made, ...title })))

const isBlank = (block: BodyBlock | undefined) => block?.kind === 'paragraph' && block.runs.length === 0
const body = fc.array(fc.oneof(heading, paragraph, picture, table), { maxLength: 6 }).filter((blocks) => !isBlank(blocks.at(-1)))

test('正文进出编辑器不变样', () => {
  fc.assert(fc.property(body, (given) => { expect(throughEditor(given)).toEqual(given) }), { numRuns: 300 })
})
test('合并的单元格进出编辑器不变样', () => {
  const merged: EditorBody = [{
    kind: 'table', caption: '表1 责任分工', columns: [1, 2, 2], headerRows: 1,
    rows: [[{ text: '单位' }, { text: '任务', columnSpan: 2 }], [{ text: '财政局', rowSpan: 2 }, { text: '甲' }, { text: '乙', align: 'right' }], [{ text: '丙' }, { text: '丁' }]],
  }]
  expect(throughEditor(merged)).toEqual(merged)
})
test('空正文是一个空段，存回仍为空', () => {
  expect(docFromBody([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
  expect(throughEditor([])).toEqual([])
})
test('编辑后列数变了，列宽改为一样', () => {
  const doc = docFromBody([{ kind: 'table', columns: [1, 3], headerRows: 0, rows: [[{ text: '甲' }, { text: '乙' }]] }])
  const row = doc.content![0]!.content![0]!
  row.content = [...row.content!, ...docFromBody([{ kind: 'table', columns: [1], headerRows: 0, rows: [[{ text: '丙' }]] }]).content![0]!.content![0]!.content!]
  expect(bodyFromDoc(doc)[0]).toMatchObject({ columns: [1, 1, 1] })
})
test('末尾的空段不存', () => expect(bodyFromDoc({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph', content: [{ type: 'text', text: '甲' }] }, { type: 'paragraph' }] })).toHaveLength(2))
test('字数不计空格，计入表格和图题', () => {
  expect(charactersOf([
    { kind: 'heading', level: 1, runs: [{ text: '一、 总体' }], runIn: [{ text: '要求' }] },
    { kind: 'table', columns: [1], headerRows: 0, rows: [[{ text: '甲\n乙' }]] },
    { kind: 'picture', file: 'f', widthMm: 1, heightMm: 1, caption: '图1' },
  ])).toBe(10)
})
test('表格加一列后列宽与列数相符', () => {
  const doc = schema.nodeFromJSON(docFromBody([{ kind: 'table', columns: [1, 3], headerRows: 1, rows: [[{ text: '甲' }, { text: '乙' }], [{ text: '丙' }, { text: '丁' }]] }]))
  const state = EditorState.create({ doc, plugins: [keepWidths], selection: TextSelection.create(doc, 4) })
  let changed = state
  addColumnAfter(state, (transaction) => { changed = state.apply(transaction) })
  expect(changed.doc.firstChild?.attrs.columns).toEqual([1, 1, 1])
})
