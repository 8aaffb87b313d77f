import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatItems, layout, standardMetrics, type FlatItem, type Layout, type Page, type Paper, type SealItem } from './index.ts'
import { placingFaults } from './testing/expected.ts'
import { anyText, papers, realText } from './testing/random-papers.ts'
import { linesOf } from './testing/read.ts'
import { noEnd, noStart } from './text/marks.ts'

const cell = 156 / 28
const pitch = (225 - cell) / 21
const third = 16 * 25.4 / 72
const line = third * 15 / 8
const lay = (paper: Paper) => layout(paper, standardMetrics)
/** fast-check tells the seed of a run that fails. */
const runs = (numRuns: number) => ({ numRuns })

/** Upright text of body size that is not narrowed: what stands on the grid. */
const gridPage = (page: Page): Page => ({ ...page, items: page.items.filter((item) => item.kind === 'text' && Math.abs(item.size - third) < 0.01 && item.scaleX === 1) })
const isTightened = (laid: Layout) => laid.warnings.some((warning) => warning.code === 'spacing-tightened')

test('任意公文：每行不超过28字，每面不超过22行，正文各行在行格上', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    const laid = lay(paper)
    for (const page of laid.pages) {
      for (const one of linesOf(gridPage(page))) {
        expect(one.left, one.text).toBeGreaterThanOrEqual(28 - 0.001)
        expect(one.right, one.text).toBeLessThanOrEqual(184.001)
      }
      const rows = linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && item.origin.part === 'body' && item.origin.row === undefined) })
      expect(rows.length).toBeLessThanOrEqual(22)
      if (!isTightened(laid)) for (const row of rows) {
        const at = (row.y - 0.38 * third - cell / 2 - 37) / pitch
        expect(Math.abs(at - Math.round(at)), row.text).toBeLessThan(0.001)
      }
    }
  }), runs(700))
}, 60_000)

test('任意公文：避头尾，破折号、省略号不拆行', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    const lines = lay(paper).pages.flatMap((page) => linesOf({ ...gridPage(page), items: gridPage(page).items.filter((item) => item.kind === 'text' && flowing.has(item.origin.part)) })).map((one) => one.text.trimEnd())
    for (const [i, one] of lines.entries()) {
      expect(noEnd.has(one.at(-1)!) && one.length > 1, one).toBe(false)
      expect(noStart.has(one[0]!) && !one.startsWith('——'), one).toBe(false)
      const next = lines[i + 1]?.[0] ?? ''
      expect(/[—…]$/.test(one) && next === one.at(-1) && !/(——|……)$/.test(one), one).toBe(false)
    }
  }), runs(500))
}, 60_000)

/** Parts whose lines are broken by the rules; others stand on one line or are broken by meaning. */
const flowing = new Set(['mainTo', 'body', 'attachmentNote', 'attendance', 'footnote', 'editorNote', 'contents'])

test('任意公文：输入的每个字恰好排在一处', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    expect(placingFaults(paper, lay(paper))).toEqual([])
  }), runs(700))
}, 60_000)

test('任意字符：不报错，每个字恰好排在一处，全部在纸面之内，两次结果相同，结果可以存成JSON', () => {
  fc.assert(fc.property(papers(anyText), (paper) => {
    const laid = lay(paper)
    expect(placingFaults(paper, laid)).toEqual([])
    for (const page of laid.pages) expect(outside(page)).toEqual([])
    expect(lay(structuredClone(paper))).toEqual(laid)
    expect(JSON.parse(JSON.stringify(laid))).toEqual(laid)
  }), runs(700))
}, 60_000)

test('任意公文：版记在偶数末面，末线在262毫米；全部在纸面之内', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    const { pages } = lay(paper)
    for (const page of pages) expect(outside(page)).toEqual([])
    if (!('printOrg' in paper || 'printDate' in paper || (paper.format !== 'letter' && 'copyTo' in paper))) return
    const separate = 'attachments' in paper && paper.attachments.some((one) => one.boundSeparately)
    const at = pages.findLastIndex((page) => page.items.some((item) => item.kind === 'rule' && item.y1 === 262 && item.y2 === 262 && item.x1 === 28 && item.x2 === 184 && item.width === 0.35))
    expect((at + 1) % 2).toBe(0)
    if (!separate) expect(at).toBe(pages.length - 1)
  }), runs(500))
}, 60_000)

test('任意公文：印章在版心之内、互不相交、各压其名，首排距正文一行之内', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    const { pages } = lay(paper)
    pages.forEach((page) => {
      const seals = page.items.filter((item): item is SealItem => item.kind === 'seal')
      for (const seal of seals) {
        expect(seal.x - seal.radius).toBeGreaterThanOrEqual(28 - 1e-6)
        expect(seal.x + seal.radius).toBeLessThanOrEqual(184 + 1e-6)
        expect(seal.y + seal.radius).toBeLessThanOrEqual(262 + 1e-6)
        for (const other of seals) if (other !== seal) expect(Math.hypot(seal.x - other.x, seal.y - other.y)).toBeGreaterThan(seal.radius + other.radius)
        const names = linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && item.origin.part === 'issuerSign' && item.origin.index === seal.signatory) })
        for (const name of names) {
          expect(Math.abs((name.left + name.right) / 2 - seal.x), name.text).toBeLessThan(0.01)
          expect(Math.abs(name.y - seal.y), name.text).toBeLessThan(seal.radius + pitch * names.length)
        }
      }
      const first = seals.find((seal) => seal.signatory === Math.min(...seals.map((one) => one.signatory)))
      if (!first || paper.format === 'form') return
      const text = linesOf({ ...page, items: page.items.filter((item) => item.kind === 'text' && ['body', 'attachmentNote', 'attendance'].includes(item.origin.part) && item.origin.row === undefined && item.origin.attachment === (item.origin.part === 'body' ? undefined : item.origin.attachment)) }).findLast((one) => one.y < first.y)
      const lastBlock = 'body' in paper ? paper.body.at(-1)?.kind : undefined
      if (!text || lastBlock === 'table' || lastBlock === 'picture' || first.signatory > 0) return
      const gap = Math.min(...seals.map((seal) => seal.y - seal.radius)) - (text.y - 0.38 * third + cell / 2)
      expect(gap).toBeGreaterThan(0)
      expect(gap).toBeLessThanOrEqual(line + 0.001)
    })
  }), runs(700))
}, 60_000)

test('任意公文：署名、日期不单独成面', () => {
  fc.assert(fc.property(papers(realText), (paper) => {
    if (!('body' in paper) || paper.signatories.length > 3 || paper.body.length < 2) return
    const last = paper.body.at(-1)!
    if (last.kind !== 'paragraph' || last.runs.map((run) => run.text).join('').length < 90) return
    for (const page of lay(paper).pages) {
      const parts = new Set(page.items.flatMap((item) => item.kind === 'text' && item.origin.attachment === undefined ? [item.origin.part] : item.kind === 'text' ? ['attachmentNote'] : []))
      if (parts.has('docDate') || parts.has('issuerSign')) expect(['body', 'attachmentNote', 'attendance'].some((part) => parts.has(part as 'body'))).toBe(true)
    }
  }), runs(500))
}, 60_000)

/** What reaches over the edge of the paper. */
function outside(page: Page): string[] {
  const on = (x: number, y: number) => x >= -0.01 && x <= page.widthMm + 0.01 && y >= -0.01 && y <= page.heightMm + 0.01
  const place = page.items.flatMap((item) => item.kind === 'turned' ? item.items.map((one) => ({ one, at: (x: number, y: number) => on(item.x + y, item.y - x) })) : [{ one: item, at: on }])
  return place.filter(({ one, at }) => !corners(one).every(([x, y]) => at(x, y))).map(({ one }) => JSON.stringify(one))
}

function corners(item: FlatItem): [number, number][] {
  switch (item.kind) {
    case 'text': return [[Math.min(...item.xs), item.y], [item.end, item.y - 0.8 * item.size]]
    case 'rule': return [[item.x1, item.y1], [item.x2, item.y2]]
    case 'image': case 'stamp': return [[item.x, item.y], [item.x + item.width, item.y + item.height]]
    case 'seal': return [[item.x - item.radius, item.y - item.radius], [item.x + item.radius, item.y + item.radius]]
  }
}

test('组内文字也算在内', () => {
  const wide: Paper = { format: 'document', issuerMark: '', title: '', attachments: [], signatories: [], body: [{ kind: 'table', landscape: true, columns: [1], headerRows: 0, rows: [[{ text: '横排' }]] }] }
  expect(lay(wide).pages.flatMap((page) => flatItems(page.items)).some((item) => item.kind === 'text' && item.text === '横排')).toBe(true)
})
