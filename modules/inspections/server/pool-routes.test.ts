import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { LibraryKey } from '../core/library.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { unitNamed } from './demo/office.ts'
import { agencyUnit, contentOf, personOf, planDrafted, poolRegistered, problemNoted } from './demo/pool-office.ts'
import { keepInLibrary } from './pool/library.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let clerk: PersonId, mayor: PersonId

beforeAll(async () => {
  made = await testOffice('2026-11-23T01:30:00.000Z' as Instant)
  house = await listening(made.office, made.auditKey)
  await poolRegistered(made.office)
  ;[clerk, mayor] = [await personOf(made.office, '区委督查室', 'liaison'), await personOf(made.office, '区政府督查室', 'liaison')]
})
afterAll(() => house.close())

async function rowsOf(person: PersonId, path: string): Promise<readonly unknown[][]> {
  const file = await house.ask(person, 'GET', path)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  return (book.worksheets[0]!.getSheetValues().slice(2) as unknown[][]).map((row) => row.slice(1))
}

test('导出的表就是各人看到的：别家的计划和问题只有事实', async () => {
  const { office } = made
  await planDrafted(office, '区委督查室', contentOf(office, ['青禾镇党委'], { theme: '安全督查', from: '2026-12-01' as Day, to: '2026-12-02' as Day }))
  await problemNoted(office, '区委督查室', { unit: unitNamed(office, '青禾镇党委'), source: 'media', kind: 'conduct', text: '台账不实', isShared: false })
  expect(await rowsOf(clerk, '/inspections/plans.xlsx?year=2026&columns=when,theme,at')).toEqual([['时间', '督查主题', '状态'], ['2026-12-01 至 2026-12-02', '安全督查', '草拟']])
  expect(await rowsOf(mayor, '/inspections/plans.xlsx?year=2026&columns=theme,agency,targets')).toEqual([['督查主题', '督查力量', '督查对象'], ['有督查安排', '区委督查室', '']])
  expect(await rowsOf(clerk, '/inspections/library.xlsx?kind=conduct&columns=text,unit,source,at')).toEqual([['问题', '单位', '来源', '状态'], ['台账不实', '青禾镇党委', '媒体舆情', '待整改']])
  expect(await rowsOf(mayor, '/inspections/library.xlsx?columns=text,unit,source')).toEqual([['问题', '单位', '来源'], ['该单位有问题在册', '青禾镇党委', '']])
  const burden = await rowsOf(clerk, '/inspections/burden.xlsx?year=2026')
  expect(burden[0]!.slice(0, 3)).toEqual(['单位', '今年已接受', '计划还有'])
  expect(burden.find(([name]) => name === '青禾镇党委')!.slice(1, 3).map(String)).toEqual(['0', '1'])
})

test('接口说不的话与规则一致；不认识的输入逐项指出', async () => {
  const { office } = made
  const told = async (answer: Promise<Response>) => { const response = await answer; return { status: response.status, body: await response.json() as { code?: string } } }
  expect(await told(house.ask(mayor, 'PUT', `/inspections/agencies/${agencyUnit(office, '区效能办')}`, { name: '区效能办', kind: 'efficiency', retired: false, staff: [] }))).toMatchObject({ status: 403 })
  expect(await told(house.ask(clerk, 'PUT', `/inspections/agencies/${agencyUnit(office, '区效能办')}`, { name: '区效能办', kind: 'efficiency', retired: false, staff: [] }))).toMatchObject({ body: { code: 'agency-without-head' } })
  expect(await told(house.ask(clerk, 'POST', '/inspections/library', { agency: agencyUnit(office, '区委督查室'), unit: { unit: unitNamed(office, '青禾镇党委').unit }, source: 'onSite', kind: 'conduct', text: '现场', isShared: false }))).toMatchObject({ status: 422 })
  expect(await told(house.ask(mayor, 'POST', '/inspections/transfers', { from: agencyUnit(office, '区政府督查室'), to: agencyUnit(office, '区委组织部'), content: { kind: 'clue', title: '线索', reason: '涉嫌', unit: { unit: unitNamed(office, '青禾镇党委').unit }, problems: [], papers: [] } }))).toMatchObject({ body: { code: 'receiver-unfit' } })
})

test('问题太多时不给导出，请缩小范围', async () => {
  const { office, platform } = made
  const agency = { unit: agencyUnit(office, '区委督查室'), name: '区委督查室' }
  const lines = Array.from({ length: 5001 }, (_, n) => ({ key: `noted:many-${n}` as LibraryKey, agencies: [agency], unit: unitNamed(office, '白石镇党委'), source: 'audit' as const, at: 'listed' as const, text: '问题', measure: '', dueOn: null, listedOn: '2026-01-05' as Day, link: null }))
  for (let from = 0; from < lines.length; from += 1000) await keepInLibrary(platform.db, lines.slice(from, from + 1000))
  const refused = await house.ask(clerk, 'GET', '/inspections/library.xlsx')
  expect(await refused.json()).toMatchObject({ code: 'library-export-too-large' })
  expect((await rowsOf(clerk, '/inspections/library.xlsx?kind=conduct')).length).toBe(2)
})
