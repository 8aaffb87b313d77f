import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId, UnitId } from '#lib/ids'
import { addMinutes, dayOf, type Instant } from '#lib/instants'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { evolveCall } from '../../core/calls/evolve.ts'
import type { Call, CallEvent, CallId } from '../../core/calls/types.ts'
import type { CallView } from '../../core/calls/views.ts'
import { assigned, matterOf, partFor, type Office } from '../demo/office.ts'
import { sweepCalls } from './jobs.ts'
import { isCallVisible } from './queries.ts'
import { mayReadCallFiles } from './reading.ts'
import { viewerOf } from '../viewer.ts'

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
const unit = (name: string) => office.district.units.get(name)!
const told = async <Body = Record<string, never>>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const act = (person: PersonId | null, call: string, what: object) => told<{ code: string; at: string; number: string }>(house.ask(person, 'POST', `/supervision/calls/${call}/acts`, { act: what }))
const view = async (person: PersonId, call: string) => (await told<CallView>(house.ask(person, 'GET', `/supervision/calls/${call}`))).body
const dueAt = () => addMinutes(made.clock(), 4 * 24 * 60)
const written = (over: object = {}) => ({
  theme: '今冬明春安全生产大检查', demand: '请报检查开展情况。', dueAt: dueAt(), groups: [], files: [], units: [unit('区发改局'), unit('区财政局'), unit('青禾镇党委')],
  fields: [{ name: '检查次数', kind: 'number', measure: '次', isRequired: true }], ...over,
})
const reply = (count: number | null) => ({ text: '已检查。', values: [count], files: [] })
const swept = async () => made.platform.runCommand(made.platform.systemCall('supervision.sweepCalls', null), sweepCalls)
const newsOf = async (type: string) => (await sql<{ payload: { people: string[]; words: string } }>`select payload from platform_news where type = ${type} order by position`.execute(made.platform.db)).rows.map(({ payload }) => payload)

let call = ''

test('拟稿、审批发出、各单位填报、退回重报、办结都走接口；局外人查无此件', async () => {
  const { supervisor, supervisingDeputy, financeContact, financeHead, reformContact, drafter } = cast()
  expect(await told(house.ask(financeContact, 'POST', '/supervision/calls', { brief: written() }))).toMatchObject({ status: 403 })
  expect(await told(house.ask(supervisor, 'POST', '/supervision/calls', { brief: written({ theme: '' }) }))).toMatchObject({ status: 422 })
  expect(await told(house.ask(supervisor, 'POST', '/supervision/calls', { brief: written({ units: [unit('市委')] }) }))).toMatchObject({ body: { code: 'unit-without-people' } })
  const drafted = await told<{ id: string }>(house.ask(supervisor, 'POST', '/supervision/calls', { brief: written() }))
  expect(drafted).toMatchObject({ status: 200, body: { at: 'drafted', number: null } })
  call = drafted.body.id
  expect(await told(house.ask(financeContact, 'GET', `/supervision/calls/${call}`))).toMatchObject({ status: 404 })
  expect(await act(supervisor, call, { type: 'approve' })).toMatchObject({ body: { code: 'not-for-approver' } })
  expect(await act(supervisingDeputy, call, { type: 'approve' })).toMatchObject({ status: 200, body: { at: 'sent', number: '临委督催报〔2026〕1号' } })
  expect(await told(house.ask(drafter, 'GET', `/supervision/calls/${call}`))).toMatchObject({ status: 404 })
  expect(await act(financeContact, call, { type: 'fill', unit: unit('区财政局'), reply: reply(null) })).toMatchObject({ body: { code: 'reply-field-missing' } })
  expect(await act(financeContact, call, { type: 'fill', unit: unit('区财政局'), reply: reply(12) })).toMatchObject({ status: 200 })
  // Not signed yet: the unit's own, of which the office sees nothing but that it is written.
  expect((await view(supervisor, call)).table!.find(({ name }) => name === '区财政局')).toMatchObject({ at: 'signing', reply: null, filledBy: '' })
  expect((await view(financeHead, call))).toMatchObject({ table: null, tally: null, thread: [], own: [{ name: '区财政局', reply: { values: [12] } }], may: expect.arrayContaining([{ act: 'sign', unit: unit('区财政局') }]) })
  expect(await act(financeHead, call, { type: 'sign', unit: unit('区财政局') })).toMatchObject({ status: 200 })
  expect(await view(supervisor, call)).toMatchObject({ tally: { called: 3, replied: 1, onTime: 1, missing: expect.arrayContaining([expect.objectContaining({ name: '青禾镇党委' }), expect.objectContaining({ name: '区发改局' })]) }, sums: [{ name: '检查次数', value: 12, given: 1 }] })
  expect((await view(reformContact, call)).own.map(({ name, reply: words }) => [name, words])).toEqual([['区发改局', null]])
  expect(await act(supervisor, call, { type: 'rework', unit: unit('区财政局'), reason: '请补充镇街数字', dueAt: null })).toMatchObject({ status: 200 })
  expect((await view(financeContact, call)).own).toMatchObject([{ at: 'awaited', returns: 1, returned: { reason: '请补充镇街数字' } }])
  expect(await act(financeHead, call, { type: 'fill', unit: unit('区财政局'), reply: reply(15) })).toMatchObject({ status: 200 })
})

test('催办收件箱：发出即到各单位联络员，报了即销，负责人待签另到', async () => {
  const open = async () => (await sql<{ person: string; step_name: string }>`select person, step_name from workflow_tasks where case_id = ${call} and status = 'open' order by person`.execute(made.platform.db)).rows
  const rows = await open()
  expect(rows.map(({ step_name }) => step_name)).toEqual(['催报报送', '催报报送'])
  expect(rows.map(({ person }) => person).toSorted()).toEqual([`unitContact@${unit('区发改局')}`, `unitContact@${unit('青禾镇党委')}`].toSorted())
  await act(cast().reformContact, call, { type: 'fill', unit: unit('区发改局'), reply: reply(3) })
  expect((await open()).map(({ step_name }) => step_name).toSorted()).toEqual(['催报报送', '审签报送'])
})

test('到期前一个工作日提醒一次，停机三天补齐，两次扫描不重复；一键催报一小时一次', async () => {
  const { supervisor } = cast()
  const thread = async () => (await view(supervisor, call)).thread.filter(({ event }) => event.type === 'call-reminded').length
  expect(await swept()).toBe(0)
  made.clock.moveTo(`${dayOf(addMinutes(made.clock(), 3 * 24 * 60))}T01:30:00.000Z` as Instant)
  expect(await swept()).toBe(1)
  expect([await swept(), await thread()]).toEqual([0, 1])
  expect(await act(supervisor, call, { type: 'urge' })).toMatchObject({ status: 200 })
  expect(await act(supervisor, call, { type: 'urge' })).toMatchObject({ body: { code: 'call-urged-recently' } })
  made.clock.moveTo(addMinutes(made.clock(), 5 * 24 * 60))
  await Promise.all([swept(), swept()])
  const kinds = (await view(supervisor, call)).thread.flatMap(({ event }) => (event.type === 'call-reminded' ? [`${event.kind} ${event.on}`] : []))
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds.length).toBeGreaterThan(2)
  expect(kinds.filter((one) => one.startsWith('onTheDay'))).toHaveLength(1)
})

test('逾期报送算逾期；比率、未报单位、合计与表一致；导出的表逐行相同并留痕', async () => {
  const { supervisor, townContact, townHead, reformHead, financeContact } = cast()
  await act(reformHead, call, { type: 'sign', unit: unit('区发改局') })
  const { tally, table, sums } = await view(supervisor, call)
  expect(tally).toMatchObject({ called: 3, replied: 2, onTime: 1, late: 1, missing: [{ name: '青禾镇党委' }], replyRate: 2 / 3, onTimeRate: 1 / 3 })
  expect(sums).toMatchObject([{ value: 18, given: 2, missing: ['青禾镇党委'] }])
  expect(await act(townContact, call, { type: 'extend', units: [unit('青禾镇党委')], dueAt: addMinutes(made.clock(), 999), reason: '无' })).toMatchObject({ body: { code: 'not-for-supervision-office' } })
  expect(await act(supervisor, call, { type: 'extend', units: [unit('青禾镇党委')], dueAt: addMinutes(made.clock(), 9999), reason: '防汛' })).toMatchObject({ status: 200 })
  await act(townHead, call, { type: 'fill', unit: unit('青禾镇党委'), reply: reply(5) })
  expect((await view(supervisor, call)).tally).toMatchObject({ replied: 3, onTime: 2, missing: [] })
  expect((await house.ask(financeContact, 'GET', `/supervision/calls/${call}/table.xlsx`)).status).toBe(404)
  const file = await house.ask(supervisor, 'GET', `/supervision/calls/${call}/table.xlsx`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  const rows = (book.getWorksheet('报送表')!.getSheetValues().slice(3) as unknown[][]).map((row) => [row[1], row[5], row[8]])
  const late = new Map([['区发改局', '逾期']])
  const counts = new Map([['区发改局', 3], ['区财政局', 15], ['青禾镇党委', 5]])
  expect(rows).toEqual(table!.map(({ name }) => [name, late.get(name) ?? '按时', counts.get(name)]))
  expect((await sql<{ n: number }>`select count(*)::int as n from platform_audit where action = 'supervision.exportCall'`.execute(made.platform.db)).rows[0]!.n).toBe(1)
})

test('办结后列入已办结；列表各看各的；日记折叠出来的就是现状', async () => {
  const { supervisor, townContact, drafter } = cast()
  expect(await act(supervisor, call, { type: 'close', conclusion: '总体良好，3个单位均已报送。' })).toMatchObject({ status: 200, body: { at: 'closed' } })
  const list = async (person: PersonId, query: string) => (await told<{ lines: { theme: string; own: string | null; called: number }[] }>(house.ask(person, 'GET', `/supervision/calls${query}`))).body.lines
  expect(await list(supervisor, '')).toEqual([])
  expect(await list(supervisor, '?scope=closed')).toMatchObject([{ theme: '今冬明春安全生产大检查', called: 3, own: null }])
  expect(await list(townContact, '?scope=closed')).toMatchObject([{ own: 'replied', called: 0 }])
  expect(await list(drafter, '?scope=closed')).toEqual([])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await house.ask(supervisor, 'GET', '/supervision/calls.xlsx?scope=closed&columns=theme,replied')).arrayBuffer())
  expect((book.worksheets[0]!.getSheetValues().slice(2) as unknown[][]).map((row) => row.slice(1))).toEqual([['主题', '已报／应报'], ['今冬明春安全生产大检查', '3／3']])
  expect(await list(supervisor, '?scope=closed&q=农村')).toEqual([])
  const { rows } = await sql<{ event: CallEvent }>`select event from platform_journal where stream = ${`call:${call}`} order by version`.execute(made.platform.db)
  const folded = rows.map(({ event }) => event).reduce(evolveCall, { at: 'absent' } as Call)
  const { rows: [row] } = await sql<{ state: Call }>`select state from supervision_calls where id = ${call}`.execute(made.platform.db)
  expect(folded).toEqual(row!.state)
  // Urged once, with the head too; reminded on its day, each of the two units that were missing.
  expect(await newsOf('supervision.callUrged')).toMatchObject([{ words: '请尽快报送', people: expect.arrayContaining([cast().townContact, cast().townHead]) }])
  expect((await newsOf('supervision.callReminded'))[0]).toMatchObject({ words: '催报明天到期', people: expect.arrayContaining([cast().townContact]) })
})

test('减负：拟稿时列出同样的单位最近被问过的相似内容和正在报告的事项；他人的附件读不到', async () => {
  const { supervisor, financeContact, reformContact, drafter } = cast()
  await assigned(office, matterOf({ title: '安全生产大检查问题整改', source: 'hotspot', category: 'publicInterest' }), [partFor(office, '区财政局')])
  const asked = await told<{ calls: object[]; items: object[]; days: number }>(house.ask(supervisor, 'POST', '/supervision/call-asked', { theme: '安全生产大检查情况', units: [unit('区财政局')] }))
  expect(asked.body).toMatchObject({ days: 90, calls: [{ theme: '今冬明春安全生产大检查', units: ['区财政局'], isAlike: true }], items: [{ title: '安全生产大检查问题整改' }] })
  expect((await told<{ items: object[] }>(house.ask(supervisor, 'POST', '/supervision/call-asked', { theme: '人居环境整治', units: [unit('区财政局')] }))).body).toMatchObject({ calls: [{ isAlike: false }], items: [] })
  const sees = async (person: PersonId, of: string | null) => isCallVisible(made.platform.db, await viewerOf(await office.look(person)), { call: call as CallId, unit: of })
  expect([await sees(supervisor, unit('区财政局')), await sees(financeContact, unit('区财政局')), await sees(reformContact, unit('区财政局')), await sees(reformContact, null), await sees(drafter, null)]).toEqual([true, true, false, true, false])
  const reads = async (person: PersonId, of: UnitId) => mayReadCallFiles(made.platform.db, `${call}/${of}`, (await office.look(person)).actor)
  expect(await reads(supervisor, unit('区财政局'))).toBe(true)
  const options = await told<{ groups: { units: string[] }[]; headSigns: boolean }>(house.ask(supervisor, 'GET', '/supervision/call-options'))
  expect(options.body).toMatchObject({ headSigns: true, groups: expect.arrayContaining([expect.anything()]) })
})
