import { expect, test } from 'vitest'
import { type Column, defaultTableSettings, nextSort, readTableSettings, resizeColumn, shownColumns, toggleColumn } from './columns.ts'

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({ key, title: key, render: () => key, ...more })
const columns = [column('title', { isMain: true }), column('unit', { width: 10 }), column('note', { isOptional: true })]
const keys = (settings = defaultTableSettings) => shownColumns(columns, settings).map(({ key }) => key)

test('可选列默认不显示，选了才显示', () => {
  expect(keys()).toEqual(['title', 'unit'])
  expect(keys(toggleColumn(columns, defaultTableSettings, 'note'))).toEqual(['title', 'unit', 'note'])
})
test('主列不能隐藏', () => expect(keys(toggleColumn(columns, defaultTableSettings, 'title'))).toContain('title'))
test('列再点一次恢复原样', () => {
  const once = toggleColumn(columns, defaultTableSettings, 'unit')
  expect(keys(once)).toEqual(['title'])
  expect(keys(toggleColumn(columns, once, 'unit'))).toEqual(['title', 'unit'])
})
test('列宽按字数保存且不会窄到看不见', () => {
  expect(shownColumns(columns, resizeColumn(defaultTableSettings, 'unit', 12.34))[1]?.width).toBe(12.3)
  expect(resizeColumn(defaultTableSettings, 'unit', -5).widths.unit).toBe(4)
})
test('表头依次按升序、降序、原序', () => {
  const up = nextSort(null, 'unit')
  const down = nextSort(up, 'unit')
  expect([up?.direction, down?.direction, nextSort(down, 'unit')]).toEqual(['up', 'down', null])
  expect(nextSort(up, 'title')).toEqual({ key: 'title', direction: 'up' })
})
test('存储的列设置有误时按默认', () => {
  expect(readTableSettings({ density: 'tiny', hidden: 'x', widths: { unit: 'wide', note: 8, bad: 1 } })).toEqual({ density: 'normal', hidden: null, widths: { note: 8 } })
})
