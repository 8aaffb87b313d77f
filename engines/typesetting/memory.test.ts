import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layout, newLayoutMemory, paintSvg, standardMetrics, type FontMetrics, type LayoutMemory, type Paper } from './index.ts'
import { notice, paragraph } from './testing/papers.ts'
import { anyText, papers, realText } from './testing/random-papers.ts'
import { textItems } from './testing/read.ts'

/** An edit by hand: typing into or deleting from one of the texts, taking out or doubling one of the members of a list. */
interface Edit { readonly at: number; readonly kind: 'type' | 'delete' | 'remove' | 'double'; readonly place: number; readonly text: string }
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(), kind: fc.constantFrom('type', 'type', 'type', 'delete', 'remove', 'double'), place: fc.nat(), text: fc.oneof(realText(2), anyText(2), fc.constantFrom('区', '，', '\n', '𠮷')),
})
const texts = new Set(['text', 'title', 'mainTo', 'footnote', 'names', 'caption', 'organ', 'docDate', 'copyTo', 'editorNote', 'masthead', 'issuerMark', 'adoptionNote'])
const lists = new Set(['body', 'attachments', 'rows', 'signatories', 'items', 'runs', 'attendance'])

function edited(paper: Paper, { at, kind, place, text }: Edit): Paper {
  const copy = structuredClone(paper) as unknown
  const spots: { holder: Record<string, unknown>; name: string }[] = []
  const isText = kind === 'type' || kind === 'delete'
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, one] of Object.entries(value)) {
      if (isText ? texts.has(name) && typeof one === 'string' : lists.has(name) && Array.isArray(one) && one.length > 0) spots.push({ holder: value as Record<string, unknown>, name })
      visit(one)
    }
  }
  visit(copy)
  const spot = spots[at % Math.max(1, spots.length)]
  if (!spot) return paper
  const before = spot.holder[spot.name]
  if (typeof before === 'string') {
    const cut = place % (before.length + 1)
    spot.holder[spot.name] = kind === 'type' ? before.slice(0, cut) + text + before.slice(cut) : before.slice(0, cut) + before.slice(cut + text.length)
  } else if (Array.isArray(before)) {
    const member = place % before.length
    spot.holder[spot.name] = kind === 'remove' ? before.filter((_, index) => index !== member) : before.flatMap((one: unknown, index) => index === member ? [one, one] : [one])
  }
  return copy as Paper
}

/** Fonts of an office that lack some characters. */
const fewer: FontMetrics = { ...standardMetrics, fang: { has: (code) => code < 0x5000 && standardMetrics.fang.has(code) } }

function expectSame(paper: Paper, fonts: FontMetrics, memory: LayoutMemory) {
  const remembered = layout(paper, fonts, memory)
  const fresh = layout(paper, fonts)
  expect(remembered).toEqual(fresh)
  expect(JSON.stringify(remembered)).toBe(JSON.stringify(fresh))
  return remembered
}

test('任意公文、任意修改：记住已排的部分，结果与从头排版一字不差', () => {
  fc.assert(fc.property(fc.oneof(papers(realText), papers(anyText)), fc.array(edit, { minLength: 1, maxLength: 12 }), (paper, edits) => {
    const memory = newLayoutMemory()
    let now = paper
    expectSame(now, standardMetrics, memory)
    for (const one of edits) {
      now = edited(now, one)
      const laid = expectSame(now, standardMetrics, memory)
      expect(paintSvg(laid)).toEqual(paintSvg(structuredClone(laid)))
    }
  }), { numRuns: 60 })
}, 120_000)

test('换一份公文、换一套字体，记住的东西不串用', () => {
  fc.assert(fc.property(fc.array(fc.tuple(papers(realText), fc.boolean()), { minLength: 2, maxLength: 5 }), (all) => {
    const memory = newLayoutMemory()
    for (const [paper, isOwn] of all) expectSame(paper, isOwn ? fewer : standardMetrics, memory)
  }), { numRuns: 40 })
}, 60_000)

const long: Paper = { ...notice, body: Array.from({ length: 120 }, (_, i) => paragraph(`第${i + 1}项任务：${'全面落实各项工作要求，定期报告进展情况；'.repeat(6)}`)) }
const typed = (paper: typeof notice, block: number, text: string): Paper => ({ ...paper, body: paper.body.map((one, index) => index === block ? paragraph(text) : one) })

test('只改一字，其余各面原样留用，屏幕不重画', () => {
  const memory = newLayoutMemory()
  const before = layout(long, standardMetrics, memory)
  const after = layout(typed(long as typeof notice, 0, `第0项任务：${'全面落实各项工作要求，定期报告进展情况；'.repeat(6)}`), standardMetrics, memory)
  expect(before.pages.length).toBeGreaterThan(15)
  expect(after.pages.filter((page, index) => page !== before.pages[index])).toHaveLength(1)
  const [first, second] = [paintSvg(before), paintSvg(after)]
  expect(second.filter((svg, index) => svg !== first[index])).toHaveLength(1)
})

test('字库缺字，每次都提示', () => {
  const memory = newLayoutMemory()
  const paper = { ...notice, body: [paragraph('经办人𠮷野。')] }
  for (let round = 0; round < 3; round++) expect(layout(paper, standardMetrics, memory).warnings.map((warning) => warning.code)).toContain('glyph-missing')
})

test('只记得最近两次用到的文字', () => {
  const memory = newLayoutMemory()
  for (let i = 0; i < 50; i++) layout({ ...long, title: `关于第${i}项工作的通知`, body: [paragraph(`第${i}稿`.repeat(50))] } as Paper, standardMetrics, memory)
  const { used, before } = memory.begin(standardMetrics)
  expect(used.size).toBe(0)
  expect(before.size).toBeLessThan(60)
  expect([...before.keys()].filter((key) => key.includes('稿'))).toHaveLength(1)
})

test('同一行文字在新的位置，前后两面都对', () => {
  const memory = newLayoutMemory()
  const body = [paragraph('甲'.repeat(30)), paragraph('乙'.repeat(30)), paragraph('甲'.repeat(30))]
  const laid = layout({ ...notice, attachments: [], body }, standardMetrics, memory)
  const rows = laid.pages.flatMap((page) => textItems(page, 'body')).filter((item) => item.text.startsWith('甲'))
  expect(new Set(rows.map((item) => item.y)).size).toBe(4)
})
