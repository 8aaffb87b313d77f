import excel from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { markWorkbook, readWorkbook, writeWorkbook, type Row } from './index.ts'

const opened = async (bytes: Uint8Array) => {
  const book = new excel.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return book
}
const people = { name: '人员', columns: [{ title: '姓名', isRequired: true, hint: '必填。' }, { title: '手机', isText: true }, { title: '年龄' }], rows: [['王建国', '19912345678', 46], ['李丽', null, 39]] satisfies Row[] }
const all = { mostRows: 100 }

test('写出的表读回来相同，题头冻结、必填标红、说明可见，数字仍是数字', async () => {
  const bytes = await writeWorkbook([people, { name: '空表', columns: [{ title: '说明' }], rows: [] }])
  expect(await readWorkbook(bytes, all)).toEqual([
    { name: '人员', titles: ['姓名', '手机', '年龄'], rows: [{ row: 2, cells: { 姓名: '王建国', 手机: '19912345678', 年龄: '46' } }, { row: 3, cells: { 姓名: '李丽', 年龄: '39' } }] },
    { name: '空表', titles: ['说明'], rows: [] },
  ])
  const sheet = (await opened(bytes)).getWorksheet('人员')!
  expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
  expect(sheet.getCell(1, 1).font).toMatchObject({ bold: true, color: { argb: 'FFB3131B' } })
  expect(JSON.stringify(sheet.getCell(1, 1).note)).toContain('必填。')
  expect([sheet.getCell(2, 2).value, sheet.getCell(2, 2).numFmt, sheet.getCell(2, 3).value]).toEqual(['19912345678', '@', 46])
})

test('公式读它的结果；算错的公式读出错在哪里；两列同名的认前一列', async () => {
  const book = await opened(await writeWorkbook([people]))
  const sheet = book.getWorksheet('人员')!
  sheet.getCell(2, 1).value = { formula: '"王"&"建国"', result: '王建国' }
  sheet.getCell(3, 1).value = { formula: '1/0', result: { error: '#DIV/0!' } }
  sheet.getCell(1, 4).value = '手机'
  sheet.getCell(2, 4).value = '后加的'
  const [read] = (await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()), all))!
  expect(read!.rows.map(({ cells }) => cells)).toEqual([{ 姓名: '王建国', 手机: '19912345678', 年龄: '46' }, { 姓名: '#DIV/0!', 年龄: '39' }])
})

test('题头之上注明由谁何时导出', async () => {
  const sheet = (await opened(await writeWorkbook([{ ...people, note: '王建国 于 2026-11-23 导出' }]))).getWorksheet('人员')!
  expect([sheet.getCell(1, 1).text, sheet.getCell(2, 1).text, sheet.getCell(3, 1).text]).toEqual(['王建国 于 2026-11-23 导出', '姓名', '王建国'])
})

test('一页一页给出的行全部写入，写时主线程照常应答；给到一半出错，错误如实抛出', async () => {
  let [longest, last] = [0, performance.now()]
  const ticking = setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now() }, 5)
  const pages = async function* (): AsyncGenerator<readonly Row[]> {
    for (let page = 0; page < 20; page++) yield Array.from({ length: 1000 }, (_, at) => [`第${page * 1000 + at}行`, 'a'.repeat(20), at])
  }
  const bytes = await writeWorkbook([{ ...people, rows: pages() }])
  clearInterval(ticking)
  expect(longest).toBeLessThan(250)
  const [sheet] = (await readWorkbook(bytes, { mostRows: 30_000 }))!
  expect([sheet!.rows.length, sheet!.rows.at(-1)!.cells['姓名']]).toEqual([20_000, '第19999行'])
  const broken = async function* (): AsyncGenerator<readonly Row[]> { yield [['甲']]; throw new Error('the database is gone') }
  await expect(writeWorkbook([{ ...people, rows: broken() }])).rejects.toThrow('the database is gone')
})

test('错误写回原文件的末列，错在哪格标明哪格；再次标注替换上一次的', async () => {
  const bytes = await writeWorkbook([people])
  const once = (await markWorkbook(bytes, { title: '错误', marks: [{ sheet: '人员', row: 3, column: '手机', text: '请填写。' }, { sheet: '人员', row: 3, column: '姓名', text: '请核对。' }] }))!
  const sheet = (await opened(once)).getWorksheet('人员')!
  expect([sheet.getCell(1, 4).text, sheet.getCell(2, 4).text, sheet.getCell(3, 4).text]).toEqual(['错误', '', '手机：请填写。\n姓名：请核对。'])
  const tinted = [2, 3].flatMap((row) => [1, 2, 3].map((column) => JSON.stringify(sheet.getCell(row, column).fill ?? '').includes('FFFDECEA')))
  expect(tinted).toEqual([false, false, false, true, true, false])
  const again = (await opened((await markWorkbook(once, { title: '错误', marks: [] }))!)).getWorksheet('人员')!
  expect([again.columnCount, again.getCell(3, 4).text]).toEqual([4, ''])
})

test('不是表格的、打不开的、压缩炸弹都读不出；行数再多也只读到上限', async () => {
  expect(await readWorkbook(Buffer.from('不是表格'), all)).toBeNull()
  expect(await readWorkbook(zipSync({ 'a.txt': strToU8('甲') }), all)).toBeNull()
  const bytes = await writeWorkbook([people])
  expect((await readWorkbook(bytes, { mostRows: 1 }))![0]!.rows).toHaveLength(1)
  const bomb = zipSync({ ...unzipSync(bytes), 'xl/worksheets/sheet9.xml': new Uint8Array(80 * 1024 * 1024) })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await readWorkbook(bomb, all)).toBeNull()
})
