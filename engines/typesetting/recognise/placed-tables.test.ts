import { expect, test } from 'vitest'
import type { PlacedPage, PlacedRule } from '#lib/placed'
import { readTables } from './placed-tables.ts'

const rule = (x1: number, y1: number, x2: number, y2: number): PlacedRule => ({ x1, y1, x2, y2, width: 0.2, isRed: false })
/** A grid whose every cell has rules of its own, as spreadsheets write them. */
const grid = ({ x, y }: { readonly x: number; readonly y: number }, { rows, columns }: { readonly rows: number; readonly columns: number }, size = 4): Pick<PlacedPage, 'rules' | 'runs'> => {
  const cells = Array.from({ length: rows * columns }, (_, at) => ({ left: x + (at % columns) * size, top: y + Math.floor(at / columns) * size, text: `${at}` }))
  return {
    rules: cells.flatMap(({ left, top }) => [rule(left, top, left + size, top), rule(left, top + size, left + size, top + size), rule(left, top, left, top + size), rule(left + size, top, left + size, top + size)]),
    runs: cells.map(({ left, top, text }) => ({ text, xs: [left + 1], end: left + 3, baseline: top + 3, size: 2, font: '', isRed: false })),
  }
}
const page = (...parts: readonly Pick<PlacedPage, 'rules' | 'runs'>[]): PlacedPage =>
  ({ widthMm: 210, heightMm: 297, seals: [], rules: parts.flatMap(({ rules }) => rules), runs: parts.flatMap(({ runs }) => runs) })

test('不相连的两张表分开，每格各有边线的照样读出各格文字', () => {
  const { tables, others } = readTables(page(grid({ x: 20, y: 20 }, { rows: 2, columns: 3 }), grid({ x: 20, y: 60 }, { rows: 3, columns: 2 })))
  expect(others).toEqual([])
  expect(tables.toSorted((a, b) => a.top - b.top).map(({ table }) => table.rows.map((row) => row.map(({ text }) => text)))).toEqual([[['0', '1', '2'], ['3', '4', '5']], [['0', '1'], ['2', '3'], ['4', '5']]])
})
test('首尾相接的线连成一张表，哪一条先画都一样', () => {
  const { rules, runs } = grid({ x: 20, y: 20 }, { rows: 3, columns: 3 })
  for (const drawn of [rules, rules.toReversed(), rules.toSorted((a, b) => (a.x1 * 7 + a.y1 * 3) % 5 - (b.x1 * 7 + b.y1 * 3) % 5)]) {
    expect(readTables(page({ rules: drawn, runs })).tables.map(({ table }) => table.rows.length)).toEqual([3])
  }
})
test('一页六百多格的表，几十页也读得快', () => {
  const full = page(grid({ x: 20, y: 20 }, { rows: 22, columns: 30 }))
  const from = performance.now()
  for (let at = 0; at < 20; at++) expect(readTables(full).tables[0]?.table.rows).toHaveLength(22)
  // Comparing every rule with every other, each time measured anew, takes several times as long.
  expect(performance.now() - from).toBeLessThan(15_000)
})
