import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf } from '#lib/instants'
import { readPdf } from '#platform/pdf'
import { readWorkbook } from '#platform/sheets'
import type { EntryKey } from '../core/types.ts'
import { listening } from '../testing/http.ts'
import { testOffice } from '../testing/office.ts'
import { acted, drafted, entryOf, memberOf, planOf, staffOf, unitNamed, type Office } from './demo/office.ts'
import { personOf, poolRegistered } from './demo/pool-office.ts'
import { ledgerWorkbook, listWorkbook } from './workbooks.ts'

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

test('整改延期：单位申请、牵头单位领导批准，台账改期并留原期；导出的台账就是各人看到的那一份，导出留痕', async () => {
  const { supervisor, supervisingDeputy, townContact, reformContact, drafter } = office.district.cast
  const plan = await planOf(office, { theme: '延期一查', targets: [unitNamed(office, '青禾镇党委'), unitNamed(office, '区发改局')] })
  const id = await drafted(office, plan)
  for (const [person, type] of [[supervisor, 'submit'], [supervisingDeputy, 'approve'], [supervisor, 'notify']] as const) await acted(office, id, person, { type })
  const dueOn = addDays(dayOf(office.platform.now()), 9)
  for (const [index, target] of plan.targets.entries()) await acted(office, id, supervisor, { type: 'record', entry: entryOf(office, { key: `later-000${index}` as EntryKey, unit: target.unit, text: '看了', defect: { description: `=${target.name}的问题`, measure: '限期整改', dueOn } }) })
  await acted(office, id, supervisor, { type: 'report', text: '总体较好。' })
  for (const { person } of plan.team) await acted(office, id, person, { type: 'sign' })
  expect(await act(townContact, id, { type: 'ask-extension', problem: 1, to: addDays(dueOn, 30), reason: '等材料' })).toMatchObject({ status: 200 })
  expect(await act(reformContact, id, { type: 'grant-extension', problem: 1 })).toMatchObject({ body: { code: 'not-for-extension-granter' } })
  expect(await act(supervisingDeputy, id, { type: 'grant-extension', problem: 1 })).toMatchObject({ status: 200 })
  expect(await told(house.ask(townContact, 'GET', `/inspections/inspections/${id}`))).toMatchObject({ body: { inspection: { problems: [{ dueOn: addDays(dueOn, 30), extensions: [{ from: dueOn }] }] } } })
  const sheet = async (person: PersonId, path: string) => (await readWorkbook(new Uint8Array(await (await house.ask(person, 'GET', path)).arrayBuffer()), { mostRows: 100 }))![0]!.rows
  const found = async (person: PersonId) => (await sheet(person, '/inspections/problems.xlsx?columns=description,unit')).map(({ cells }) => Object.values(cells).join(' ')).filter((row) => row.includes('的问题'))
  expect(await found(townContact)).toEqual(['=青禾镇党委的问题'])
  expect(await found(reformContact)).toEqual(['=区发改局的问题'])
  expect(await found(supervisor)).toHaveLength(2)
  expect(await found(drafter)).toEqual([])
  const tooMany = { filter: { scope: 'all', state: 'all' }, limit: 1, columns: [], note: '' } as const
  for (const workbook of [listWorkbook, ledgerWorkbook]) expect(await workbook(await office.look(supervisor), tooMany)).toMatchObject({ code: 'inspection-export-too-large', detail: { limit: 1 } })
  const listed = async (person: PersonId, column: string) => JSON.stringify(await sheet(person, `/inspections/list.xlsx?scope=all&columns=${column}`))
  expect([await listed(supervisor, 'theme'), await listed(townContact, 'theme'), await listed(drafter, 'theme')].map((text) => text.includes('延期一查'))).toEqual([true, true, false])
  expect(await listed(townContact, 'targets')).not.toContain('区发改局')
  expect((await sql<{ n: number }>`select count(*)::int as n from platform_audit where action = 'inspections.export'`.execute(made.platform.db)).rows[0]!.n).toBe(8)
})

test('没有督查员岗位的督查力量牵头：方案送到其负责人，批准后由拟定的人接着办', async () => {
  await poolRegistered(office)
  const [head, liaison] = [await personOf(office, '区纪委监委', 'head'), await personOf(office, '区纪委监委', 'liaison')]
  const other = (await staffOf(office, '区纪委监委')).find((person) => person !== liaison && person !== head)!
  const id = await drafted(office, await planOf(office, { theme: '纪委牵头的督查', lead: unitNamed(office, '区纪委监委'), team: [liaison, other].map((person) => memberOf(office, person, '区纪委监委')) }), liaison)
  const waits = async (person: PersonId) => {
    const { body } = await told(house.ask(person, 'GET', '/workflow/inbox?tab=todo'))
    return (body as unknown as { items: readonly { case: string; stepName: string }[] }).items.filter((item) => item.case === id).map(({ stepName }) => stepName)
  }
  await acted(office, id, liaison, { type: 'submit' })
  expect(await waits(head)).toEqual(['审批督查方案'])
  await acted(office, id, head, { type: 'approve' })
  expect(await waits(liaison)).toEqual(['发督查通知'])
})
