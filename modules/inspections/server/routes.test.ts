import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import type { EntryKey } from '../core/types.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { acted, drafted, entryOf, planOf, unitNamed, type Office } from './demo/office.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let office: Office
beforeAll(async () => {
  made = await testOffice()
  office = made.office
  house = await listening(office, made.auditKey)
})
afterAll(() => house.close())

const told = async (answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Record<string, never> })
const act = (person: PersonId | null, id: string, what: object) => told(house.ask(person, 'POST', `/inspections/inspections/${id}/acts`, { act: what }))
const pageText = async (answer: Response) => {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return (await readPdf(new Uint8Array(await answer.arrayBuffer())))!.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
}

test('拟定、送审、批准、通知都走接口；缺什么、不能办什么都有话说', async () => {
  const { supervisor, supervisingDeputy, townContact, drafter } = office.district.cast
  const plan = await planOf(office, { theme: '接口督查' })
  expect(await told(house.ask(null, 'POST', '/inspections', { plan }))).toMatchObject({ status: 401 })
  expect(await told(house.ask(drafter, 'POST', '/inspections', { plan }))).toMatchObject({ status: 409, body: { code: 'not-for-lead-agency' } })
  expect(await told(house.ask(supervisor, 'POST', '/inspections', { plan: { ...plan, theme: ' ' } }))).toMatchObject({ status: 422 })
  const created = await told(house.ask(supervisor, 'POST', '/inspections', { plan: { ...plan, team: plan.team.slice(0, 1) } }))
  expect(created).toMatchObject({ status: 200, body: { at: 'drafted', number: null } })
  const { id } = created.body as unknown as { id: string }
  expect(await act(supervisor, id, { type: 'submit' })).toMatchObject({ body: { code: 'team-too-small', detail: expect.stringContaining('两名以上') } })
  expect(await act(supervisor, id, { type: 'amend', plan: { ...plan, team: [plan.team[0], { ...plan.team[1], person: townContact }] } })).toMatchObject({ status: 200 })
  expect(await act(supervisor, id, { type: 'submit' })).toMatchObject({ body: { code: 'team-outside-agencies' } })
  expect(await act(supervisor, id, { type: 'amend', plan })).toMatchObject({ status: 200 })
  expect(await act(supervisor, id, { type: 'submit' })).toMatchObject({ status: 200, body: { at: 'submitted' } })
  expect(await act(townContact, id, { type: 'approve' })).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await act(supervisingDeputy, id, { type: 'approve' })).toMatchObject({ status: 200, body: { number: '临督查〔2026〕1号' } })
  expect(await told(house.ask(supervisor, 'GET', `/inspections/inspections/${id}`))).toMatchObject({ status: 200, body: { sight: 'whole', may: expect.arrayContaining([{ act: 'notify', problem: null }]) } })
  expect(await told(house.ask(townContact, 'GET', `/inspections/inspections/${id}`))).toMatchObject({ status: 404 })
  expect(await told(house.ask(supervisor, 'GET', '/inspections/options'))).toMatchObject({ body: { mayPlan: true, leads: [{ name: '督查室' }] } })
  expect(await told(house.ask(drafter, 'GET', '/inspections/options'))).toMatchObject({ body: { mayPlan: false, leads: [] } })
  expect((await told(house.ask(supervisor, 'GET', `/inspections/agencies/${plan.lead.unit}/people`))).body).toEqual(expect.arrayContaining([expect.objectContaining({ person: supervisor })]))
})

test('通知和报告打印出来：各单位只有自己的一份，报告列出全部单位，打印留痕', async () => {
  const { supervisor, supervisingDeputy, townContact, reformContact } = office.district.cast
  const plan = await planOf(office, { theme: '专项一查', method: 'special', basis: { kind: 'item', subject: 'supervision:1', title: '秘密批示', link: '/supervision/items/1' }, checklist: ['资金到位'], targets: [unitNamed(office, '青禾镇党委'), unitNamed(office, '区发改局')] })
  const id = await drafted(office, plan)
  await acted(office, id, supervisor, { type: 'submit' })
  await acted(office, id, supervisingDeputy, { type: 'approve' })
  await acted(office, id, supervisor, { type: 'notify' })
  const notice = (person: PersonId, number: number) => house.ask(person, 'GET', `/inspections/inspections/${id}/notices/${number}.pdf`)
  const words = await pageText(await notice(townContact, 1))
  for (const word of ['督查通知', '青禾镇党委', '专项一查', '资金到位', '督查室', '专项督查']) expect(words).toContain(word)
  for (const word of ['区发改局', '秘密批示']) expect(words).not.toContain(word)
  expect([(await notice(townContact, 2)).status, (await notice(reformContact, 2)).status, (await notice(supervisor, 2)).status, (await notice(supervisor, 3)).status]).toEqual([404, 200, 200, 404])
  expect(JSON.stringify((await told(house.ask(townContact, 'GET', `/inspections/inspections/${id}`))).body)).not.toMatch(/秘密批示|区发改局/)
  for (const [index, target] of plan.targets.entries()) {
    await acted(office, id, supervisor, { type: 'record', entry: entryOf(office, { key: `entry-000${index}` as EntryKey, unit: target.unit, text: `看了${target.name}`, defect: index === 0 ? { description: '资金滞留', measure: '限期拨付', dueOn: addDays(dayOf(office.platform.now()), 9) } : null }) })
  }
  expect((await house.ask(supervisor, 'GET', `/inspections/inspections/${id}/report.pdf`)).status).toBe(404)
  await acted(office, id, supervisor, { type: 'report', text: '总体较好。\n个别单位资金滞留。' })
  const report = await pageText(await house.ask(supervisor, 'GET', `/inspections/inspections/${id}/report.pdf`))
  for (const word of ['专项一查', '总体较好', '看了青禾镇党委', '看了区发改局', '资金滞留', '限期拨付']) expect(report).toContain(word)
  expect((await house.ask(townContact, 'GET', `/inspections/inspections/${id}/report.pdf`)).status).toBe(404)
  expect((await sql<{ n: number }>`select count(*)::int as n from platform_audit where action = 'inspections.print'`.execute(made.platform.db)).rows[0]!.n).toBe(4)
})
