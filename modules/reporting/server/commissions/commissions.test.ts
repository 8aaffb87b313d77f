import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes } from '#lib/instants'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import type { CommissionView, TopicsView } from '../../core/commissions/views.ts'
import { acted, pointNamed, type SeededPoint } from '../demo/office.ts'
import { seedNetwork } from '../network/demo.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
let town: SeededPoint
let reform: SeededPoint
beforeAll(async () => {
  made = await testOffice()
  await seedNetwork(made.platform, made.office.district)
  house = await listening(made.office, made.auditKey)
  town = await pointNamed(made.office, '青禾镇党委')
  reform = await pointNamed(made.office, '区发改局')
}, 120_000)
afterAll(() => house.close())

const told = async <Body = { code: string }>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const view = (person: PersonId, id: string) => told<CommissionView>(house.ask(person, 'GET', `/reporting/commissions/${id}`))

test('约稿从发出到办结：被约单位各看各的，上报即算报送，别人打不开', async () => {
  const { infoHead, drafter } = made.office.district.cast
  const asked = { topic: '防汛', requirement: '写清数据', points: [town.point, reform.point], dueAt: addMinutes(made.platform.now(), 60) }
  expect((await told(house.ask(drafter, 'POST', '/reporting/commissions', asked))).status).toBe(403)
  expect((await told(house.ask(infoHead, 'POST', '/reporting/commissions', { ...asked, points: [] }))).status).toBe(422)
  const { body: { id } } = await told<{ id: string }>(house.ask(infoHead, 'POST', '/reporting/commissions', asked))
  expect((await view(drafter, id)).status).toBe(404)
  expect((await view(town.three.infoOfficer, id)).body).toMatchObject({ replies: [{ name: '青禾镇党委', item: null }], may: { answer: true, close: false } })
  expect((await told(house.ask(infoHead, 'POST', `/reporting/commissions/${id}/acts`, { act: { type: 'close' } }))).body).toMatchObject({ code: 'commission-still-open' })

  const origin = await told<{ title: string }>(house.ask(town.three.infoOfficer, 'GET', `/reporting/items/origin?subject=commission:${id}`))
  expect(origin.body.title).toBe('防汛')
  expect((await told(house.ask(drafter, 'GET', `/reporting/items/origin?subject=commission:${id}`))).status).toBe(404)
  const content = { title: '青禾镇防汛备汛情况', text: '11月23日，备沙袋3000个。', kind: 'commission', eventAt: null, learnedAt: null }
  const { body: { id: item } } = await told<{ id: never }>(house.ask(town.three.infoOfficer, 'POST', '/reporting/items', { point: town.point, channel: 'phone', origin: `commission:${id}`, content }))
  expect((await view(infoHead, id)).body.replies.map((one) => one.item)).toEqual([null, null])
  await acted(made.office, item, town.three.infoOfficer, { type: 'hand-in' })
  await acted(made.office, item, town.three.officeHead, { type: 'pass', emergency: '' })
  await acted(made.office, item, town.three.leader, { type: 'approve', emergency: '' })
  expect((await view(infoHead, id)).body.replies).toMatchObject([{ item }, { item: null }])
  expect((await view(reform.three.infoOfficer, id)).body.replies).toMatchObject([{ name: '区发改局', item: null }])
  const lists = async (person: PersonId) => (await told<{ lines: { asked: number; answered: number; own: string | null }[] }>(house.ask(person, 'GET', '/reporting/commissions'))).body.lines
  expect([await lists(infoHead), await lists(town.three.infoOfficer), await lists(drafter)]).toMatchObject([[{ asked: 2, answered: 1, own: null }], [{ asked: 1, answered: 1, own: 'answered' }], []])
  expect((await told<{ points: unknown[] }>(house.ask(infoHead, 'GET', '/reporting/commissions/options'))).body.points.length).toBeGreaterThan(10)
})

test('采编要点由信息科下发，三级负责人看得到；空的发不出', async () => {
  const { infoHead, drafter } = made.office.district.cast
  expect((await told(house.ask(infoHead, 'POST', '/reporting/topics', { month: '2026-11', text: ' ' }))).body).toMatchObject({ code: 'topics-empty' })
  expect((await told(house.ask(infoHead, 'POST', '/reporting/topics', { month: '2026-11', text: '防汛' }))).status).toBe(200)
  const seen = async (person: PersonId) => (await told<TopicsView>(house.ask(person, 'GET', '/reporting/topics'))).body
  expect(await seen(town.three.infoOfficer)).toMatchObject({ months: [{ month: '2026-11', text: '防汛' }], mayIssue: false })
  expect(await seen(drafter)).toMatchObject({ months: [] })
})
