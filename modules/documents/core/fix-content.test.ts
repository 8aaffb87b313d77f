import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Face, Run } from '#engines/typesetting'
import type { Finding, Place } from '#lib/findings'
import { content } from '../testing/core-samples.ts'
import { textOfBlock, type Content, type Elements } from './content.ts'
import { withFix, withFixes } from './fix-content.ts'

const finding = (place: Place, fix?: string): Finding => ({ rule: 'P-08', severity: 'error', clause: '', reason: '', place: { ...place, length: place.length ?? place.quote?.length ?? 0 }, ...(fix === undefined ? {} : { fix }) })
const of = (blocks: readonly Block[], over: Partial<Elements> = {}): Content => ({ ...content([]), elements: content([], over).elements, body: blocks })

test('标题、题注、附注和附件名称原地改', () => {
  const draft: Content = { ...of([], { title: '关于防汛,的通知', footnote: '此件公开发布。' }), annexes: [{ title: '名单。', body: [], file: null }] }
  expect(withFix(draft, finding({ part: 'title', offset: 4, quote: ',' }, '，'))!.elements.title).toBe('关于防汛，的通知')
  expect(withFix(draft, finding({ part: 'footnote', offset: 6, quote: '。' }, ''))!.elements.footnote).toBe('此件公开发布')
  expect(withFix(draft, finding({ part: 'attachmentNote', attachment: 0, offset: 2, quote: '。' }, ''))!.annexes[0]!.title).toBe('名单')
})

test('主送里只改手写的机关名称，机构树里的单位不改', () => {
  const mainTo: Elements['mainTo'] = [{ kind: 'unit', unit: 'u1' as never, name: '区财政局' }, { kind: 'text', name: '市环保局' }]
  const draft = of([], { mainTo })
  expect(withFix(draft, finding({ part: 'mainTo', offset: 5, quote: '市环保局' }, '市生态环境局'))!.elements.mainTo[1]).toEqual({ kind: 'text', name: '市生态环境局' })
  expect(withFix(draft, finding({ part: 'mainTo', offset: 0, quote: '区财政局' }, '财政局'))).toBeNull()
})

test('表格的单元格、表名和图名原地改，附件里的也一样', () => {
  const table: Block = { kind: 'table', caption: '任务表。', columns: [1, 1], headerRows: 1, rows: [[{ text: '事项' }, { text: '时限' }], [{ text: '排查。' }, { text: '三月' }]] }
  const draft: Content = { ...of([table]), annexes: [{ title: '图', file: null, body: [{ kind: 'picture', file: 'f', widthMm: 10, heightMm: 10, caption: '位置图。' }] }] }
  expect(withFix(draft, finding({ part: 'body', block: 0, row: 1, cell: 0, offset: 2, quote: '。' }, ''))!.body[0]).toMatchObject({ caption: '任务表。', rows: [[{ text: '事项' }, { text: '时限' }], [{ text: '排查' }, { text: '三月' }]] })
  expect(withFix(draft, finding({ part: 'body', block: 0, offset: 3, quote: '。' }, ''))!.body[0]).toMatchObject({ caption: '任务表' })
  expect(withFix(draft, finding({ part: 'body', attachment: 0, block: 0, offset: 3, quote: '。' }, ''))!.annexes[0]!.body[0]).toMatchObject({ caption: '位置图' })
})

test('没有改法的、没有位置的、文字已经变了的，都不动', () => {
  const draft = content(['防汛,抗旱'])
  expect(withFix(draft, finding({ part: 'body', block: 0, offset: 2, quote: ',' }))).toBeNull()
  expect(withFix(draft, finding({ part: 'body', block: 0, quote: '防汛,抗旱' }, 'x'))).toBeNull()
  expect(withFix(draft, finding({ part: 'body', block: 0, offset: 3, quote: ',' }, '，'))).toBeNull()
  expect(withFix(draft, finding({ part: 'body', block: 9, offset: 2, quote: ',' }, '，'))).toBeNull()
  expect(withFix(draft, finding({ part: 'page', page: 1 }, ''))).toBeNull()
})

test('同一段里几处一起改，位置不乱', () => {
  const at = (offset: number, quote: string, fix: string) => finding({ part: 'body', block: 0, offset, quote }, fix)
  const fixed = withFixes(content(['见[2025]61号,在3、4天内,报送']), [at(1, '[2025]', '〔2025〕'), at(10, ',', '，'), at(12, '3、4', '三四'), at(17, ',', '，')])
  expect(textOfBlock(fixed.body[0]!)).toBe('见〔2025〕61号，在三四天内，报送')
})

const faces: readonly (Face | undefined)[] = [undefined, 'kai', 'hei']
const run = fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }), face: fc.constantFrom(...faces) }).map(({ text, face }): Run => (face ? { text, face } : { text }))
const block = fc.oneof(
  fc.array(run, { maxLength: 4 }).map((runs): Block => ({ kind: 'paragraph', runs })),
  fc.tuple(fc.array(run, { minLength: 1, maxLength: 3 }), fc.array(run, { maxLength: 3 })).map(([runs, runIn]): Block => ({ kind: 'heading', level: 2, runs, ...(runIn.length ? { runIn } : {}) })),
)
/** The face of every character, outside the heading's part too. */
const facesOf = (one: Block): string[] => {
  const spell = (runs: readonly Run[], mark: string) => runs.flatMap(({ text, face }) => Array.from({ length: text.length }, () => `${mark}${face ?? ''}`))
  return one.kind === 'heading' ? [...spell(one.runs, 'h'), ...spell(one.runIn ?? [], 'r')] : one.kind === 'paragraph' ? spell(one.runs, 'p') : []
}

test('只有引用的那几个字变，前后的文字和字体都不动', () => {
  fc.assert(fc.property(block, fc.nat(), fc.nat(), fc.string({ maxLength: 4 }), (one, a, b, fix) => {
    const text = textOfBlock(one)
    const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [number, number]
    fc.pre(to > from)
    const now = withFix(of([one]), finding({ part: 'body', block: 0, offset: from, length: to - from, quote: text.slice(from, to) }, fix))!.body[0]!
    expect(textOfBlock(now)).toBe(text.slice(0, from) + fix + text.slice(to))
    const [before, after] = [facesOf(one), facesOf(now)]
    expect(after.slice(0, from)).toEqual(before.slice(0, from))
    expect(after.slice(from + fix.length)).toEqual(before.slice(to))
    expect(new Set(after.slice(from, from + fix.length)).size).toBeLessThanOrEqual(1)
  }))
})
