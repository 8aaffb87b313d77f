import { expect, test } from 'vitest'
import { layout, standardMetrics, type Cell, type Table } from '../index.ts'
import { notice, paragraph } from '../testing/papers.ts'
import { textItems } from '../testing/read.ts'

const lay = (table: Omit<Table, 'kind'>) => layout({ ...notice, attachments: [], body: [paragraph('正文。'), { kind: 'table', ...table }] }, standardMetrics).pages
const cells = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))
const shown = (pages: ReturnType<typeof lay>) => pages.map((page) => textItems(page, 'body').filter((item) => item.origin.row !== undefined || item.origin.offset === undefined).map((item) => item.text).join('|'))

test('表头逐页重复，行不拆开', () => {
  const rows = [cells('序号', '任务'), ...Array.from({ length: 60 }, (_, i) => cells(String(i + 1), '落实责任'.repeat(10)))]
  const pages = lay({ columns: [1, 4], headerRows: 1, rows })
  const withRows = shown(pages).filter((text) => text.includes('落实'))
  expect(withRows.length).toBeGreaterThan(2)
  for (const text of withRows) expect(text.startsWith('序号|任务') || text.includes('序号|任务')).toBe(true)
  // 同一行的文字都在同一面。
  const pageOfRow = new Map<number, Set<number>>()
  pages.forEach((page, number) => textItems(page, 'body').forEach(({ origin }) => {
    if (origin.row === undefined || origin.offset === undefined) return
    pageOfRow.set(origin.row, (pageOfRow.get(origin.row) ?? new Set()).add(number))
  }))
  expect([...pageOfRow.values()].every((found) => found.size === 1)).toBe(true)
})

test('跨行单元格所跨的各行留在同一面', () => {
  const rows = Array.from({ length: 40 }, (_, i): Cell[] => i % 4 === 0 ? [{ text: `组${i / 4}`, rowSpan: 4 }, { text: `事项${i}` }] : [{ text: `事项${i}` }])
  const pages = lay({ columns: [1, 3], headerRows: 0, rows })
  for (const page of pages) {
    const numbers = textItems(page, 'body').flatMap((item) => item.text.startsWith('事项') ? [Number(item.text.slice(2))] : [])
    expect(numbers.length % 4).toBe(0)
  }
})

test('高过一面的行按行拆开，一字不少', () => {
  const text = '督促检查抓好落实'.repeat(200)
  const pages = lay({ columns: [1, 1], headerRows: 0, rows: [cells('说明', text)] })
  const laid = pages.flatMap((page) => textItems(page, 'body')).filter((item) => item.origin.cell === 1).map((item) => item.text).join('')
  expect(laid).toBe(text)
  for (const page of pages) for (const item of page.items) if (item.kind === 'rule') expect(item.y2).toBeLessThanOrEqual(262.001)
})

test('跨列单元格占几列的宽度，居中排', () => {
  const pages = lay({ columns: [1, 1, 2], headerRows: 0, rows: [[{ text: '合计', columnSpan: 2 }, { text: '100' }], cells('甲', '乙', '丙')] })
  const total = pages.flatMap((page) => textItems(page, 'body')).find((item) => item.text === '合计')!
  expect((total.xs[0]! + total.end) / 2).toBeCloseTo(28 + 39, 3)
})

test('列数多时缩小字号，每格至少容两字', () => {
  const pages = lay({ columns: Array.from({ length: 16 }, () => 1), headerRows: 0, rows: [cells(...Array.from({ length: 16 }, () => '项目'))] })
  const items = pages.flatMap((page) => textItems(page, 'body')).filter((item) => item.text === '项目')
  expect(items).toHaveLength(16)
  expect(items[0]!.size).toBeLessThan(12 * 25.4 / 72)
})
