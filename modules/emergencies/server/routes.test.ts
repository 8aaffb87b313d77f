import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes, type Instant } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import { listening, testOffice } from '../testing/office.ts'
import { callOf, factsOf, TOWN, unitNamed, type Office } from './demo/office.ts'

const NIGHT = '2026-11-22T18:10:00.000Z' as Instant
let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
beforeAll(async () => {
  made = await testOffice(NIGHT)
  office = made.office
  house = await listening(office, made.auditKey)
})
afterAll(() => house.close())

const told = async (answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Record<string, never> })
const act = (person: PersonId | null, id: string, what: object) => told(house.ask(person, 'POST', `/emergencies/items/${id}/acts`, { act: what }))
const begun = async (over = {}): Promise<string> => {
  const answer = await told(house.ask(office.district.cast.dutyOfficer, 'POST', '/emergencies/items', { record: callOf(office, over), facts: factsOf(office) }))
  expect(answer).toMatchObject({ status: 200, body: { at: 'received' } })
  return (answer.body as unknown as { id: string }).id
}

test('02:10接报到初报、续报、终报都走接口；缺什么、不能办什么都有话说，涉密标志被拦下', async () => {
  const { dutyOfficer, officeHead, townContact, drafter, supervisingDeputy } = office.district.cast
  const form = { record: callOf(office), facts: factsOf(office) }
  expect(await told(house.ask(null, 'POST', '/emergencies/items', form))).toMatchObject({ status: 401 })
  expect(await told(house.ask(drafter, 'POST', '/emergencies/items', form))).toMatchObject({ status: 409, body: { code: 'not-for-duty-clerk' } })
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/items', { ...form, record: { ...form.record, content: '机密★5年' } }))).toMatchObject({ status: 422, body: { code: 'classified-content' } })
  const id = await begun()
  expect(await told(house.ask(drafter, 'GET', `/emergencies/items/${id}`))).toMatchObject({ status: 404 })
  expect(await told(house.ask(townContact, 'GET', `/emergencies/items/${id}`))).toMatchObject({ status: 200, body: { sight: 'own', may: [], emergency: { calls: [], reports: [] } } })
  expect(await act(townContact, id, { type: 'verify', words: '属实' })).toMatchObject({ status: 404 })
  const lacking = { ...form.facts, elements: { ...form.facts.elements, contact: '' } }
  expect(await act(dutyOfficer, id, { type: 'submit', words: { kind: 'initial' }, facts: lacking })).toMatchObject({ status: 409, body: { code: 'elements-missing', detail: expect.stringContaining('联系人') } })
  expect(await act(dutyOfficer, id, { type: 'submit', words: { kind: 'initial' }, facts: form.facts })).toMatchObject({ status: 200 })
  expect(await act(dutyOfficer, id, { type: 'approve-orally', leader: { person: officeHead }, at: NIGHT, words: '同意' })).toMatchObject({ status: 200 })
  expect(await act(dutyOfficer, id, { type: 'send', to: { leaders: [{ person: office.district.cast.secretary }], city: true } })).toMatchObject({ status: 409, body: { code: 'phone-first' } })
  expect(await act(dutyOfficer, id, { type: 'call-up', to: 'city', whom: '李明', at: NIGHT })).toMatchObject({ status: 200 })
  expect(await act(dutyOfficer, id, { type: 'send', to: { leaders: [{ person: office.district.cast.secretary }], city: true } })).toMatchObject({ status: 200, body: { at: 'reported' } })
  // Whoever was reported to may read it; the unsigned yes waits in the leader's inbox.
  expect(await told(house.ask(office.district.cast.secretary, 'GET', `/emergencies/items/${id}`))).toMatchObject({ status: 200, body: { sight: 'whole', clocks: { phone: { verdict: 'onTime' }, written: { verdict: 'onTime' } } } })
  const { rows } = await sql<{ step_name: string }>`select step_name from workflow_tasks where case_id = ${id} and status = 'open' order by 1`.execute(office.platform.db)
  expect(rows.map(({ step_name }) => step_name)).toEqual(['拟写续报或终报', '补签紧急信息报告'])
  expect(await act(officeHead, id, { type: 'sign', report: 1 })).toMatchObject({ status: 200 })
  const paper = await house.ask(dutyOfficer, 'GET', `/emergencies/items/${id}/reports/1.pdf`)
  const words = (await readPdf(new Uint8Array(await paper.arrayBuffer())))!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
  for (const word of ['关于青禾镇东桥发生客车侧翻事故的报告（初报）', '特急', '签发人', '待核', '市委值班室', '联系人：镇值班员', '2026年11月23日2时10分']) expect(words).toContain(word)
  expect((await house.ask(townContact, 'GET', `/emergencies/items/${id}/reports/1.pdf`)).status).toBe(404)
  expect(await act(supervisingDeputy, id, { type: 'judge', fault: 'concealed', reason: '压报' })).toMatchObject({ status: 409, body: { code: 'not-for-office-head' } })
  expect(await act(dutyOfficer, id, { type: 'instruct', leader: { person: office.district.cast.secretary }, words: '全力救治伤员。' })).toMatchObject({ status: 200 })
  const { body } = await told(house.ask(dutyOfficer, 'GET', '/emergencies?scope=open'))
  expect(body).toMatchObject({ lines: [{ id, name: '青禾镇东桥客车侧翻事故', lastReport: '初报' }] })
})

test('镇街各有1名紧急信息员和1名分管领导：0名、2名都校验失败，换人留下起止日期（R33）', async () => {
  const { dutyOfficer, townContact, townHead, drafter } = office.district.cast
  const { unit } = unitNamed(office, TOWN)
  const one = { person: townContact, phone: '13800001234' }
  const other = { person: townHead, phone: '13900001234' }
  const save = (person: PersonId, over: object) => told(house.ask(person, 'POST', '/emergencies/network', { unit, from: '2026-11-20', officers: [one], leaders: [other], ...over }))
  expect(await save(dutyOfficer, { officers: [] })).toMatchObject({ body: { code: 'seat-count', detail: expect.stringContaining('现填0名') } })
  expect(await save(dutyOfficer, { officers: [one, other] })).toMatchObject({ body: { code: 'seat-count', detail: expect.stringContaining('现填2名') } })
  expect(await save(dutyOfficer, { leaders: [{ ...other, phone: '' }] })).toMatchObject({ body: { code: 'seat-phone' } })
  expect(await save(dutyOfficer, { leaders: [{ ...other, person: 'nobody' }] })).toMatchObject({ body: { code: 'seat-person-unknown' } })
  expect(await save(drafter, {})).toMatchObject({ body: { code: 'not-for-duty-clerk' } })
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/network', { unit: unitNamed(office, '区财政局').unit, from: '2026-11-20', officers: [one], leaders: [other] }))).toMatchObject({ body: { code: 'not-a-township' } })
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/rounds', { words: '抽查', units: [] }))).toMatchObject({ body: { code: 'round-empty' } })
  expect(await save(dutyOfficer, {})).toMatchObject({ status: 200 })
  expect(await save(dutyOfficer, { from: '2026-11-01', officers: [other] })).toMatchObject({ body: { code: 'seat-before' } })
  expect(await save(dutyOfficer, { from: '2026-11-23', officers: [{ ...one, phone: '13700001234' }] })).toMatchObject({ status: 200 })
  const { body } = await told(house.ask(townContact, 'GET', '/emergencies/network'))
  expect(body).toMatchObject({ lines: [{ name: TOWN, fault: null, officer: { phone: '13700001234' }, mayRegister: false }], complete: 1, mayTest: false })
  const gaps = (await told(house.ask(dutyOfficer, 'GET', '/emergencies/network'))).body as unknown as { lines: { fault: string | null }[]; complete: number }
  expect([gaps.complete, gaps.lines.filter(({ fault }) => fault?.includes('紧急信息员0名、分管领导0名')).length]).toEqual([1, gaps.lines.length - 1])
  const { rows } = await sql<{ phone: string; until_on: string | null }>`select phone, until_on::text from emergencies_contacts where seat = 'emergencyInfoOfficer' order by from_on`.execute(office.platform.db)
  expect(rows).toEqual([{ phone: '13800001234', until_on: '2026-11-23' }, { phone: '13700001234', until_on: null }])
})

test('点名：点一下或由值班员代记，用时到分钟，结果只给值班室导出', async () => {
  const { dutyOfficer, townContact, townHead, reformContact, drafter } = office.district.cast
  const second = unitNamed(office, '白石镇党委').unit
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/network', { unit: second, from: '2026-11-20', officers: [{ person: reformContact, phone: '13600001234' }], leaders: [{ person: townHead, phone: '13900001234' }] }))).toMatchObject({ status: 200 })
  const round = ((await told(house.ask(dutyOfficer, 'POST', '/emergencies/rounds', { words: '夜间抽查', units: [] }))).body as unknown as { id: string }).id
  expect(made.news.at(-1)).toMatchObject({ type: 'emergencies.contactsTested', payload: { people: expect.arrayContaining([townContact, reformContact]) } })
  made.clock.moveTo(addMinutes(NIGHT, 7))
  const answer = (person: PersonId) => told(house.ask(person, 'POST', `/emergencies/rounds/${round}/answer`))
  expect(await answer(drafter)).toMatchObject({ body: { code: 'not-in-round' } })
  expect(await answer(townContact)).toMatchObject({ status: 200 })
  expect(await answer(townContact)).toMatchObject({ body: { code: 'round-answered' } })
  const byPhone = (at: Instant, unit = second) => told(house.ask(dutyOfficer, 'POST', `/emergencies/rounds/${round}/answers`, { unit, at, note: '手机接通' }))
  expect(await byPhone(addMinutes(NIGHT, 30))).toMatchObject({ body: { code: 'round-time' } })
  expect(await byPhone(addMinutes(NIGHT, 3))).toMatchObject({ status: 200 })
  const whole = (await told(house.ask(dutyOfficer, 'GET', `/emergencies/rounds/${round}`))).body
  expect(whole).toMatchObject({ mayRecord: true, answers: [{ minutes: 3, how: 'phone' }, { minutes: 7, how: 'app', name: TOWN }] })
  expect((await told(house.ask(townContact, 'GET', `/emergencies/rounds/${round}`))).body).toMatchObject({ answers: [{ name: TOWN }], mayRecord: false })
  expect((await house.ask(drafter, 'GET', `/emergencies/rounds/${round}`)).status).toBe(404)
  expect((await house.ask(townContact, 'GET', `/emergencies/rounds/${round}/results.xlsx`)).status).toBe(404)
  expect((await house.ask(dutyOfficer, 'GET', `/emergencies/rounds/${round}/results.xlsx`)).status).toBe(200)
  expect(await told(house.ask(dutyOfficer, 'POST', `/emergencies/rounds/${round}/close`))).toMatchObject({ status: 200 })
  expect(await told(house.ask(dutyOfficer, 'POST', `/emergencies/rounds/${round}/close`))).toMatchObject({ body: { code: 'round-closed' } })
  expect((await told(house.ask(dutyOfficer, 'GET', '/emergencies/rounds'))).body).toMatchObject({ lines: [{ asked: 2, answered: 2 }] })
})

test('涉密的改走涉密渠道：台账只有编号、时间和接收人，没有可以写内容的地方', async () => {
  const { dutyOfficer, confidentialClerk, drafter } = office.district.cast
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/diversions', { keeper: drafter }))).toMatchObject({ body: { code: 'keeper-unfit' } })
  expect(await told(house.ask(dutyOfficer, 'POST', '/emergencies/diversions', { keeper: confidentialClerk, content: '某事' }))).toMatchObject({ status: 200, body: { id: '1' } })
  expect(Object.keys(((await told(house.ask(dutyOfficer, 'GET', '/emergencies/diversions'))).body as unknown as { lines: object[] }).lines[0]!).toSorted()).toEqual(['at', 'byName', 'keeper', 'number'])
  expect((await told(house.ask(drafter, 'GET', '/emergencies/diversions'))).body).toEqual({ lines: [], next: null })
})
