import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileId, PersonId } from '#lib/ids'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { evolve } from '../../core/evolve.ts'
import { listColumns } from '../../core/lists/rows.ts'
import type { ListId, ListReading, ListView } from '../../core/lists/types.ts'
import type { Item, ItemEvent } from '../../core/types.ts'
import { acted, type Office } from '../demo/office.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  house = await listening(office, made.auditKey)
}, 120_000)
afterAll(() => house.close())

const cast = () => office.district.cast
const told = async <Body = { code: string }>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const view = async (person: PersonId, list: string) => told<ListView>(house.ask(person, 'GET', `/supervision/lists/${list}`))
const act = (person: PersonId, list: string, what: object) => told<{ code: string; count: number }>(house.ask(person, 'POST', `/supervision/lists/${list}/acts`, { act: what }))

const good: readonly (readonly (string | null)[])[] = [
  ['1', '新建幼儿园6所', '为民办实事', null, '按季报告', '完成选址', '选址获批', '区教育局', '区财政局', null, '2026-12-31', '方案报批 2026-12-10'],
  ['1', null, null, null, null, '建成开园', '6所全部开园', '区住建局', null, null, '2027-06-30', null],
  ['2', '新增规上企业15家', '年度重点工作', null, null, null, '15家', '区工信局', '区统计局', null, '2026-12-31', null],
  ['3', '全年招商引资增长一成', '年度重点工作', null, null, null, null, '区财政局', null, null, '2026-12-31', null],
]

/** A filled list as somebody uploads it. */
async function uploaded(rows: readonly (readonly (string | null)[])[], by: PersonId = cast().supervisor, sheetName = '重点工作'): Promise<FileId> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(sheetName)
  sheet.addRow(listColumns.map(({ name }) => name))
  for (const row of rows) sheet.addRow([...row])
  return house.upload(by, '清单.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
}

let list = '' as ListId

test('模板里有栏目、示例、类别、单位；只有督查室能下载', async () => {
  expect((await house.ask(cast().financeContact, 'GET', '/supervision/list-template.xlsx')).status).toBe(403)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await house.ask(cast().supervisor, 'GET', '/supervision/list-template.xlsx')).arrayBuffer())
  expect(book.worksheets.map(({ name }) => name)).toEqual(['重点工作', '填写示例', '类别', '单位', '责任领导'])
  expect((book.getWorksheet('重点工作')!.getRow(1).values as string[]).slice(1)).toEqual(listColumns.map(({ name }) => name))
  const column = (name: string) => (book.getWorksheet(name)!.getSheetValues() as unknown[][]).slice(2).map((row) => row[1])
  expect(column('单位')).toContain('区财政局')
  expect(column('类别')).toContain('为民办实事')
  expect(column('类别')).not.toContain('领导批示件')
})

test('有错的不导入，错误写在文件各行的「错误」列里；改好后先预览', async () => {
  const wrong = await uploaded(good.map((row, at) => (at === 2 ? row.map((cell, column) => (column === 7 ? '没有的局' : cell)) : row)))
  const refused = await told<Extract<ListReading, { accepted: false }>>(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: wrong }))
  expect(refused.body).toMatchObject({ accepted: false, issues: [{ row: 4, column: '牵头单位' }] })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(refused.body.marked, 'base64') as unknown as ArrayBuffer)
  expect(JSON.stringify(book.getWorksheet('重点工作')!.getRow(4).values)).toContain('没有单位「没有的局」')
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/lists', { file: wrong, name: '2026年清单', year: 2026 }))).toMatchObject({ body: { accepted: false } })
  expect((await sql<{ n: number }>`select count(*)::int as n from supervision_items`.execute(made.platform.db)).rows[0]!.n).toBe(0)
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: await uploaded(good) }))).toMatchObject({ body: { accepted: true, parts: 4, items: [{ title: '新建幼儿园6所', parts: [{}, {}] }, {}, {}] } })
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: await uploaded(good, cast().drafter) }))).toMatchObject({ status: 404 })
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: await uploaded([]) }))).toMatchObject({ body: { code: 'list-empty' } })
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: await uploaded(good, cast().supervisor, '别的表') }))).toMatchObject({ body: { code: 'list-unreadable' } })
  const many = Array.from({ length: 501 }, (_, at) => [String(at), '事', '为民办实事', null, null, null, null, '区财政局', null, null, '2026-12-31'])
  expect(await told(house.ask(cast().supervisor, 'POST', '/supervision/list-preview', { file: await uploaded(many) }))).toMatchObject({ body: { code: 'list-too-large' } })
})

test('导入即成事项，待审定；待办只有一条，整份审定各自编号；提出人不能审定', async () => {
  const { supervisor, supervisingDeputy } = cast()
  const done = await told<{ accepted: boolean; id: ListId; count: number }>(house.ask(supervisor, 'POST', '/supervision/lists', { file: await uploaded(good), name: '2026年重点工作清单', year: 2026 }))
  expect(done.body).toMatchObject({ accepted: true, count: 3 })
  list = done.body.id
  expect(await told(house.ask(supervisor, 'POST', '/supervision/lists', { file: await uploaded(good), name: '2026年重点工作清单', year: 2026 }))).toMatchObject({ body: { code: 'list-name-taken' } })
  const open = async () => (await sql<{ title: string; step_name: string }>`select title, step_name from workflow_tasks where status = 'open'`.execute(made.platform.db)).rows
  expect(await open()).toEqual([{ title: '2026年重点工作清单', step_name: '审定重点工作清单' }])
  expect(await view(supervisor, list)).toMatchObject({ body: { stage: 'approval', may: [], total: { count: 3 }, classes: [{ name: '年度重点工作', count: 2 }, { name: '为民办实事', count: 1 }] } })
  expect(await act(supervisor, list, { type: 'approve' })).toMatchObject({ body: { code: 'not-for-approver' } })
  expect((await view(supervisingDeputy, list)).body.may).toEqual(['approve', 'decline'])
  expect(await act(supervisingDeputy, list, { type: 'approve' })).toMatchObject({ status: 200, body: { count: 3 } })
  expect(await act(supervisingDeputy, list, { type: 'approve' })).toMatchObject({ body: { code: 'nothing-in-list' } })
  expect((await view(supervisor, list)).body).toMatchObject({ stage: 'handing-out', may: ['hand-out'], items: [{ number: '临委督〔2026〕1号', listNumber: '第1项' }, { number: '临委督〔2026〕2号' }, { number: '临委督〔2026〕3号' }] })
  expect(await open()).toEqual([{ title: '2026年重点工作清单', step_name: '交办重点工作清单' }])
})

test('交办：照清单分解给各单位，单位只看到自己的事项；日记折叠出来的就是现状', async () => {
  const { supervisor, financeContact, reformContact } = cast()
  expect(await view(financeContact, list)).toMatchObject({ status: 404 })
  expect(await act(supervisor, list, { type: 'hand-out' })).toMatchObject({ status: 200, body: { count: 3 } })
  const own = await view(financeContact, list)
  expect(own.body.items.map(({ title }) => title)).toEqual(['新建幼儿园6所', '全年招商引资增长一成'])
  expect(own.body.total.count).toBe(2)
  expect(await view(reformContact, list)).toMatchObject({ status: 404 })
  const { items } = (await view(supervisor, list)).body
  expect(items[0]).toMatchObject({ leads: ['区教育局', '区住建局'], light: { light: 'green' } })
  for (const { id } of items) {
    const { rows } = await sql<{ event: ItemEvent }>`select event from platform_journal where stream = ${`supervision:${id}`} order by version`.execute(made.platform.db)
    const { rows: [row] } = await sql<{ state: Item }>`select state from supervision_items where id = ${id}`.execute(made.platform.db)
    expect(rows.map(({ event }) => event).reduce(evolve, { at: 'absent' } as Item)).toEqual(row!.state)
  }
  const kinds = (await sql<{ type: string }>`select event->>'type' as type from platform_journal where stream = ${`supervision-list:${list}`} order by version`.execute(made.platform.db)).rows.map(({ type }) => type)
  expect(kinds).toEqual(['list-imported', 'list-approved', 'list-handed-out'])
  expect((await told<object[]>(house.ask(supervisor, 'GET', '/supervision/lists'))).body).toMatchObject([{ name: '2026年重点工作清单', count: 3, waiting: 'running' }])
  expect((await told<object[]>(house.ask(financeContact, 'GET', '/supervision/lists'))).body).toEqual([])
})

test('整份不予立项；单独办过的事项不再重复，清单待办随之减少', async () => {
  const { supervisor, supervisingDeputy } = cast()
  const bring = async (name: string) => (await told<{ id: ListId }>(house.ask(supervisor, 'POST', '/supervision/lists', { file: await uploaded(good), name, year: 2026 }))).body.id
  const declined = await bring('不要的清单')
  expect(await act(supervisingDeputy, declined, { type: 'decline', reason: '与市里清单重复' })).toMatchObject({ body: { count: 3 } })
  expect((await sql<{ type: string }>`select event->>'type' as type from platform_journal where stream = ${`supervision-list:${declined}`} order by version desc limit 1`.execute(made.platform.db)).rows[0]!.type).toBe('list-declined')
  expect((await view(supervisor, declined)).body.stage).toBe('ended')
  const partly = await bring('单独办的清单')
  const { items } = (await view(supervisor, partly)).body
  for (const { id } of items) await acted(office, id, supervisingDeputy, { type: 'approve' })
  const open = await sql<{ step_name: string }>`select step_name from workflow_tasks where case_id = ${partly} and status = 'open'`.execute(made.platform.db)
  expect(open.rows).toEqual([{ step_name: '交办重点工作清单' }])
  // Whatever a clerk types as the origin, an item comes onto a list by import alone.
  await acted(office, items[0]!.id, supervisor, { type: 'amend', matter: { ...(await sql<{ state: Item }>`select state from supervision_items where id = ${items[0]!.id}`.execute(made.platform.db)).rows.map(({ state }) => ('matter' in state ? state.matter : null))[0]!, title: '改过的名称', origin: { kind: 'paper', subject: null, title: '', number: null, link: null } } })
  expect((await view(supervisor, partly)).body.items.map(({ title }) => title)).toContain('改过的名称')
})
