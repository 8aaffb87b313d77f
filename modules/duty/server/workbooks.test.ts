import { expect, test } from 'vitest'
import { writeWorkbook } from '#platform/sheets'
import { rosterColumns, ROSTER_SHEET } from '../core/sheet.ts'
import { rowsIn } from './workbooks.ts'

const columns = rosterColumns.map(({ name }) => ({ title: name, isText: true }))
const file = (name: string, row: readonly string[]) => writeWorkbook([{ name, columns, rows: [row] }])

test('导入的文件要有“值班表”，表里要填了人；填了的逐行读出', async () => {
  expect(await rowsIn(await file('别的表', ['2026-12-01', '王建国', '', '', '']))).toMatchObject({ code: 'roster-file-unreadable' })
  expect(await rowsIn(await file(ROSTER_SHEET, ['2026-12-01', '', '', '', '']))).toMatchObject({ code: 'roster-file-empty' })
  expect(await rowsIn(await file(ROSTER_SHEET, ['2026-12-01', '王建国', '', '', '']))).toMatchObject([{ cells: { 日期: '2026-12-01', 带班领导: '王建国' } }])
})
