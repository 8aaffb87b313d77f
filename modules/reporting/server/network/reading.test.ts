import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { networkColumns, type NetworkReading } from '../../core/network/rows.ts'
import type { NetworkView } from '../../core/network/views.ts'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { seedNetwork } from './demo.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey)
  await seedNetwork(made.platform, made.office.district)
}, 120_000)
afterAll(() => house.close())

const keeper = () => made.office.district.cast.infoHead
const told = async <Body = { code: string }>(answer: Promise<Response>) => await (await answer).json() as Body
async function uploaded(rows: readonly Record<string, string>[], sheetName = '信息直报点', by: PersonId = keeper()): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(sheetName)
  sheet.addRow(networkColumns.map(({ name }) => name))
  for (const row of rows) sheet.addRow(networkColumns.map(({ name }) => row[name] ?? null))
  return house.upload(by, '直报点.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
}
const preview = async (file: string) => told<NetworkReading & { code: string }>(house.ask(keeper(), 'POST', '/reporting/network/import-preview', { file }))

test('导出的表改一处再导入，只更新那一处；读不出、空表、太大都说清楚', async () => {
  expect(await preview(await uploaded([], '别的表'))).toMatchObject({ code: 'network-unreadable' })
  expect(await preview(await uploaded([]))).toMatchObject({ code: 'network-empty' })
  expect(await preview(await uploaded(Array.from({ length: 2001 }, () => ({ 层级: '镇街' }))))).toMatchObject({ code: 'network-too-large' })
  const wrong = await preview(await uploaded([{ 层级: '镇街', 单位: '没有的镇' }]))
  expect(wrong).toMatchObject({ accepted: false, issues: [{ row: 2, column: '单位' }] })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await house.ask(keeper(), 'GET', '/reporting/network/network.xlsx')).arrayBuffer())
  expect(book.worksheets.map(({ name }) => name)).toEqual(['信息直报点', '网络缺口'])
  const { points } = await told<NetworkView>(house.ask(keeper(), 'GET', '/reporting/network/points'))
  const town = points.find(({ name }) => name === '青禾镇党委')!
  const leader = town.holdings.find(({ role }) => role === 'leader')!
  const file = await uploaded([{ 层级: '镇街', 单位: '青禾镇党委', 分管领导: leader.name, 分管领导电话: '13800000000' }])
  expect(await told(house.ask(keeper(), 'POST', '/reporting/network/import', { file }))).toEqual({ accepted: true, made: 0, changed: 1 })
  const after = (await told<NetworkView>(house.ask(keeper(), 'GET', '/reporting/network/points'))).points.find(({ id }) => id === town.id)!
  expect(after.holdings.map(({ name, phone }) => [name, phone])).toEqual(town.holdings.map(({ name, phone, role }) => [name, role === 'leader' ? '13800000000' : phone]))
}, 60_000)
