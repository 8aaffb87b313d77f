import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf, instantOf, type Day, type Instant } from '#lib/instants'
import { isStaffed, peopleOfUnit } from '#modules/organisation'
import { readPdf } from '#platform/pdf'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { acted, assigned, instructionOf, matterOf, partFor, reportOf, unitNamed, type Office } from './demo/office.ts'
import type { ItemId } from '../core/types.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  house = await listening(office, made.auditKey)
})
afterAll(() => house.close())

const cast = () => office.district.cast
const told = async (answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Record<string, never> })
const act = (person: PersonId | null, item: string, what: object) => told(house.ask(person, 'POST', `/supervision/items/${item}/acts`, { act: what }))
const audited = async (action: string) => (await sql<{ n: number }>`select count(*)::int as n from platform_audit where action = ${action}`.execute(made.platform.db)).rows[0]!.n
const pageText = async (answer: Response) => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const pages = (await readPdf(new Uint8Array(await answer.arrayBuffer())))!
  return pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
}

let secret: ItemId

test('立项、审定、分解、交办、签收、反馈都走接口；缺什么、不能办什么都有话说', async () => {
  const { supervisor, supervisingDeputy, financeContact, financeHead, drafter } = cast()
  const matter = matterOf({ title: '接口立项', source: 'meeting', category: 'meetingMinutes' })
  expect(await told(house.ask(null, 'POST', '/supervision/items', { matter }))).toMatchObject({ status: 401 })
  expect(await told(house.ask(drafter, 'POST', '/supervision/items', { matter }))).toMatchObject({ status: 403 })
  expect(await told(house.ask(supervisor, 'POST', '/supervision/items', { matter: { ...matter, title: ' ' } }))).toMatchObject({ status: 422 })
  expect(await told(house.ask(supervisor, 'POST', '/supervision/items', { matter: { ...matter, category: 'keyProject' } }))).toMatchObject({ body: { code: 'category-unfit' } })
  const created = await told(house.ask(supervisor, 'POST', '/supervision/items', { matter }))
  expect(created).toMatchObject({ status: 200, body: { at: 'proposed', version: 1, number: null } })
  const { id } = created.body as unknown as { id: string }
  expect(await act(supervisor, id, { type: 'approve' })).toMatchObject({ body: { code: 'not-for-approver' } })
  expect(await act(drafter, id, { type: 'approve' })).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await act(supervisingDeputy, id, { type: 'approve' })).toMatchObject({ status: 200, body: { at: 'registered', number: '临委督〔2026〕1号' } })
  const parts = [partFor(office, '区财政局')]
  expect(await act(supervisor, id, { type: 'plan', parts: [] })).toMatchObject({ status: 422 })
  expect(await act(supervisor, id, { type: 'plan', parts: [{ ...parts[0], lead: unitNamed(office, '市委') }] })).toMatchObject({ body: { code: 'unit-without-people', detail: expect.stringContaining('「市委」') } })
  expect(await act(supervisor, id, { type: 'plan', parts })).toMatchObject({ status: 200 })
  expect(await act(supervisor, id, { type: 'assign' })).toMatchObject({ status: 200, body: { at: 'running' } })
  expect(await act(financeContact, id, { type: 'accept', assignment: 1 })).toMatchObject({ status: 200 })
  expect(await act(financeContact, id, { type: 'accept', assignment: 1 })).toMatchObject({ status: 409, body: { code: 'assignment-at-other-stage' } })
  expect(await act(financeHead, id, { type: 'submit', assignment: 1, report: reportOf('已办结', 1) })).toMatchObject({ status: 200 })
  const view = await told(house.ask(supervisor, 'GET', `/supervision/items/${id}`))
  expect(view).toMatchObject({ status: 200, body: { light: { light: 'green', words: '绿灯' }, may: expect.arrayContaining([{ act: 'pass', assignment: 1 }]), assignments: [{ at: 'reported', lastReport: { text: '已办结' } }] } })
  expect(await told(house.ask(drafter, 'GET', `/supervision/items/${id}`))).toMatchObject({ status: 404 })
})

test('批示件：查阅留痕，局外人和不存在的事项得到同样的回答，文书也不能打印', async () => {
  const { supervisor, secretary, reformContact, financeContact } = cast()
  secret = await assigned(office, matterOf({
    title: '秘密批示', source: 'leaderInstruction', category: 'instruction', instruction: instructionOf(secretary, { leaderName: '周书记', on: '2026-11-23' as Day, text: '请区发改局速办。' }),
  }), [partFor(office, '区发改局')])
  const before = await audited('supervision.readInstruction')
  expect(await told(house.ask(reformContact, 'GET', `/supervision/items/${secret}`))).toMatchObject({ status: 200, body: { item: { matter: { instruction: { text: '请区发改局速办。' } } } } })
  expect(await audited('supervision.readInstruction')).toBe(before + 1)
  const [hidden, absent] = [await told(house.ask(financeContact, 'GET', `/supervision/items/${secret}`)), await told(house.ask(financeContact, 'GET', '/supervision/items/019abcde-0000-7000-8000-000000000000'))]
  const plain = ({ status, body }: typeof hidden) => ({ status, code: body.code, title: body.title, detail: body.detail })
  expect(plain(hidden)).toEqual(plain(absent))
  for (const path of ['notice.pdf', 'urges/2.pdf']) expect((await house.ask(financeContact, 'GET', `/supervision/items/${secret}/assignments/1/${path}`)).status).toBe(404)
  for (const path of ['/supervision/items?scope=all', '/supervision/items?scope=all&q=秘密', '/supervision/board']) expect(JSON.stringify((await told(house.ask(financeContact, 'GET', path))).body)).not.toContain('秘密批示')
  expect((await told(house.ask(supervisor, 'GET', '/supervision/items?instructions=only'))).body).toMatchObject({ lines: [{ title: '秘密批示' }] })
})

test('督办通知、催办单、督办函打印出来，读回的文字就是事项的内容', async () => {
  const { supervisor, reformContact } = cast()
  const notice = await pageText(await house.ask(supervisor, 'GET', `/supervision/items/${secret}/assignments/1/notice.pdf`))
  for (const words of ['临委督〔2026〕2号', '区发改局', '请区发改局速办', '秘密批示', '2026年12月14日']) expect(notice).toContain(words)
  await acted(office, secret, reformContact, { type: 'accept', assignment: 1 })
  await acted(office, secret, reformContact, { type: 'report', assignment: 1, report: reportOf('已召开协调会。', 0.2) })
  for (const day of ['2026-12-15', '2026-12-16', '2026-12-17']) {
    made.clock.moveTo(`${day}T02:00:00.000Z` as Instant)
    await acted(office, secret, supervisor, { type: 'urge', assignment: 1, text: '' })
  }
  const printed = (urge: number) => house.ask(supervisor, 'GET', `/supervision/items/${secret}/assignments/1/urges/${urge}.pdf`)
  expect((await printed(1)).status).toBe(404)
  expect((await printed(4)).status).toBe(404)
  expect((await printed(0)).status).toBe(422)
  const [slip, letter] = [await pageText(await printed(2)), await pageText(await printed(3))]
  for (const words of ['临委督催〔2026〕1号', '第2次', '区发改局', '已召开协调会', '2天']) expect(slip).toContain(words)
  for (const words of ['临委督函〔2026〕1号', '督办函', '区发改局', '已超过办结期限3天']) expect(letter).toContain(words)
  expect(await audited('supervision.print')).toBe(3)
})

test('总览、单位页、可选项，各人看到各人的', async () => {
  const { supervisor, reformContact, financeContact, drafter } = cast()
  const reform = office.district.units.get('区发改局')!
  expect((await told(house.ask(supervisor, 'GET', '/supervision/board?by=source'))).body).toMatchObject({ by: 'source', instructions: 'all', rows: [{ key: 'leaderInstruction', open: 1 }, { key: 'meeting', open: 1 }] })
  expect((await told(house.ask(drafter, 'GET', '/supervision/board'))).body).toMatchObject({ rows: [] })
  expect(await told(house.ask(supervisor, 'GET', '/supervision/board?by=weather'))).toMatchObject({ status: 422 })
  expect((await told(house.ask(reformContact, 'GET', `/supervision/units/${reform}`))).body).toMatchObject({ unit: { name: '区发改局' }, toDo: 1 })
  expect(await told(house.ask(financeContact, 'GET', `/supervision/units/${reform}`))).toMatchObject({ status: 404 })
  expect((await told(house.ask(supervisor, 'GET', '/supervision/options'))).body).toMatchObject({ mayPropose: true, seesBoard: true, rule: { lag: 0.1 } })
  expect((await told(house.ask(drafter, 'GET', '/supervision/options'))).body).toMatchObject({ mayPropose: false, seesBoard: false })
})

test('导出的表就是看到的列表，导出留痕', async () => {
  const file = await house.ask(cast().supervisor, 'GET', '/supervision/items.xlsx?scope=all&columns=number,title,light,leads')
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  const rows = (book.worksheets[0]!.getSheetValues().slice(2) as unknown[][]).map((row) => row.slice(1))
  expect(rows).toEqual([['督查编号', '事项', '灯号', '牵头单位'], ['临委督〔2026〕2号', '秘密批示', '红灯', '区发改局'], ['临委督〔2026〕1号', '接口立项', '绿灯', '区财政局']])
  expect(await audited('supervision.exportItems')).toBe(1)
})

test('督查类别由督查室增改，代码不能换来源；新类别马上可用', async () => {
  const { supervisor, financeContact } = cast()
  const category = { source: 'hotspot', name: '网络舆情', retired: false, terms: { urgent: 1, normal: 3, hard: 10 }, rhythm: { every: 'never' } }
  expect(await told(house.ask(financeContact, 'PUT', '/supervision/categories/network', category))).toMatchObject({ status: 403 })
  expect(await told(house.ask(supervisor, 'PUT', '/supervision/categories/network', { ...category, name: '' }))).toMatchObject({ status: 422 })
  expect(await told(house.ask(supervisor, 'PUT', '/supervision/categories/network', category))).toMatchObject({ status: 200, body: { code: 'network' } })
  expect(await told(house.ask(supervisor, 'PUT', '/supervision/categories/network', { ...category, source: 'project' }))).toMatchObject({ body: { code: 'category-taken' } })
  expect((await told(house.ask(financeContact, 'GET', '/supervision/categories'))).body).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'network', name: '网络舆情' })]))
  const item = await assigned(office, matterOf({ title: '新类别的事', source: 'hotspot', category: 'network' }), [partFor(office, '区财政局')])
  expect((await told(house.ask(supervisor, 'GET', `/supervision/items/${item}`))).body).toMatchObject({ category: { name: '网络舆情' }, item: { assignments: [{ dueOn: '2026-12-22' }] } })
})

test('年份写错的期限、晚于今天的批示、组织机构里没有的单位和人，都说明怎么改；配合单位写两遍只算一个', async () => {
  const { supervisor, supervisingDeputy, secretary } = cast()
  const propose = (over: object) => told(house.ask(supervisor, 'POST', '/supervision/items', { matter: { ...matterOf({ title: '填错的' }), ...over } }))
  const nobody = { person: '019abcde-0000-7000-8000-000000000000', name: '' }
  const instruction = instructionOf(secretary, { leaderName: '周书记', on: '2026-11-23' as Day, text: '速办' })
  const instructed = { source: 'leaderInstruction', category: 'instruction' }
  expect(await propose({ dueOn: '2206-11-30' })).toMatchObject({ body: { code: 'due-too-far', detail: '期限2206-11-30太远，最迟可填到2036-12-16，请核对年份。' } })
  expect(await propose({ ...instructed, instruction: { ...instruction, on: '2026-12-18' } })).toMatchObject({ body: { code: 'instruction-in-future' } })
  expect(await propose({ ...instructed, instruction: { ...instruction, leader: nobody.person } })).toMatchObject({ body: { code: 'person-unknown' } })
  expect(await propose({ leader: nobody })).toMatchObject({ body: { code: 'person-unknown' } })
  const { id } = (await propose({})).body as unknown as { id: string }
  expect(await act(supervisingDeputy, id, { type: 'approve' })).toMatchObject({ status: 200 })
  const plan = (over: object) => act(supervisor, id, { type: 'plan', parts: [{ ...partFor(office, '区财政局'), ...over }] })
  const unknown = { unit: nobody.person, name: '查无此局' }
  expect(await plan({ cooperating: [unknown] })).toMatchObject({ body: { code: 'unit-unknown' } })
  expect(await plan({ lead: unknown })).toMatchObject({ body: { code: 'unit-unknown' } })
  expect(await plan({ leader: nobody })).toMatchObject({ body: { code: 'person-unknown' } })
  expect(await plan({ dueOn: '9999-12-31' })).toMatchObject({ body: { code: 'due-too-far' } })
  expect(await plan({ milestones: [{ name: '开工', dueOn: '9999-12-31' }] })).toMatchObject({ body: { code: 'due-too-far' } })
  const reform = unitNamed(office, '区发改局')
  expect(await plan({ cooperating: [reform, { ...reform, name: '' }] })).toMatchObject({ status: 200 })
  expect((await told(house.ask(supervisor, 'GET', `/supervision/items/${id}`))).body).toMatchObject({ item: { assignments: [{ cooperating: [reform] }] } })
  expect(await act(supervisingDeputy, id, { type: 'terminate', reason: '试填' })).toMatchObject({ status: 200 })
})

test('没有联络员的单位，签收和催签收都到单位负责人', async () => {
  const day = dayOf(made.clock())
  const { db } = made.platform
  const units = [...office.district.units.values()]
  const withoutContact = []
  for (const unit of units) if (await isStaffed(db, { unit, roles: ['unitHead', 'principalHead'], day }) && !await isStaffed(db, { unit, roles: ['unitContact'], day })) withoutContact.push(unit)
  const unit = withoutContact[0]!
  const [head] = await peopleOfUnit(db, { unit, day })
  const item = await assigned(office, matterOf({ title: '没有联络员的事' }), [{ ...partFor(office, '区财政局'), lead: { unit, name: '' } }])
  const { items } = (await told(house.ask(head!.id, 'GET', '/workflow/inbox?tab=todo'))).body as unknown as { items: readonly { case: string; stepName: string }[] }
  expect(items.filter((one) => one.case === item as string).map(({ stepName }) => stepName)).toEqual(['签收'])
  made.clock.moveTo(instantOf(addDays(day, 5), 600))
  await made.swept()
  const urges = made.news.flatMap(({ payload }) => ((payload as { item?: string }).item === item && (payload as { words?: string }).words === '请尽快签收' ? (payload as { people: readonly PersonId[] }).people : []))
  expect(urges).toContain(head!.id)
})
