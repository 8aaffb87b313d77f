import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addDays, dayOf } from '#lib/instants'
import { missingOf, type PointId, type PointRole } from '../../core/network/three.ts'
import type { NetworkView, PointView } from '../../core/network/views.ts'
import { listening } from '../../testing/http.ts'
import { testOffice } from '../../testing/office.ts'
import { seedNetwork } from './demo.ts'
import { rolesOf, threeOf } from './three.ts'

let made: Awaited<ReturnType<typeof testOffice>>
let house: Awaited<ReturnType<typeof listening>>
beforeAll(async () => {
  made = await testOffice()
  house = await listening(made.office, made.auditKey)
}, 120_000)
afterAll(() => house.close())

const cast = () => made.office.district.cast
const told = async <Body = { code: string }>(answer: Promise<Response>) => ({ status: (await answer).status, body: await (await answer).json() as Body })
const today = () => dayOf(made.platform.now())
const act = (person: PersonId, point: string, what: object) => told<{ code: string; version: number }>(house.ask(person, 'POST', `/reporting/network/points/${point}/acts`, { act: what }))
const network = async (person: PersonId) => (await told<NetworkView>(house.ask(person, 'GET', '/reporting/network/points'))).body
const view = async (person: PersonId, point: string) => (await told<PointView>(house.ask(person, 'GET', `/reporting/network/points/${point}`))).body

test('设立直报点，指定三级负责人；按日子认定，替补不算齐', async () => {
  const unit = made.office.district.units.get('青禾镇党委')!
  const { body: { id } } = await told<{ id: PointId }>(house.ask(cast().infoHead, 'POST', '/reporting/network/points', { level: 'township', unit, on: addDays(today(), -30) }))
  const give = (role: PointRole, person: PersonId, isSubstitute = false) => act(cast().infoHead, id, { type: 'appoint', role, isSubstitute, person, phone: '0668-1234567', on: addDays(today(), -30) })
  expect((await give('infoOfficer', cast().townContact)).status).toBe(200)
  await give('leader', cast().townHead)
  await give('officeHead', cast().clerk, true)
  expect(missingOf((await threeOf(made.platform.db, id, today()))!)).toEqual(['officeHead'])
  await give('officeHead', cast().drafter)
  expect(missingOf((await threeOf(made.platform.db, id, today()))!)).toEqual([])
  await act(cast().townContact, id, { type: 'relieve', role: 'officeHead', isSubstitute: false, on: today(), reason: '调离' })
  const three = (await threeOf(made.platform.db, id, today()))!
  expect(three.members.map(({ person, role, isSubstitute }) => [person, role, isSubstitute])).toEqual(expect.arrayContaining([[cast().townContact, 'infoOfficer', false], [cast().townHead, 'leader', false], [cast().clerk, 'officeHead', true]]))
  expect(missingOf(three)).toEqual(['officeHead'])
  expect(missingOf((await threeOf(made.platform.db, id, addDays(today(), -1)))!)).toEqual([])
  expect(await threeOf(made.platform.db, id, addDays(today(), -31))).toBeNull()
  expect(await rolesOf(made.platform.db, cast().townContact, today())).toEqual([{ point: id, role: 'infoOfficer' }])
  expect(await rolesOf(made.platform.db, cast().drafter, today())).toEqual([])
  expect((await view(cast().infoHead, id)).changes.map(({ event, byName }) => [event.type, byName === '' ? '' : '有人'])).toEqual([['role-ended', '有人'], ['role-given', '有人'], ['role-given', '有人'], ['role-given', '有人'], ['role-given', '有人'], ['point-registered', '有人']])
  expect(await told(house.ask(cast().infoHead, 'POST', '/reporting/network/points', { level: 'township', unit, on: today() }))).toMatchObject({ body: { code: 'point-exists' } })
  expect(await told(house.ask(cast().infoHead, 'POST', '/reporting/network/points', { level: 'village', unit, name: '某村', parent: 'none', on: today() }))).toMatchObject({ body: { code: 'point-parent-unfit' } })
  expect((await act(cast().financeContact, id, { type: 'relieve', role: 'leader', isSubstitute: false, on: today(), reason: '' })).status).toBe(404)
  expect((await act(cast().townContact, id, { type: 'close', on: today(), reason: '不想报了' })).body.code).toBe('not-for-network-keeper')
  await act(cast().infoHead, id, { type: 'close', on: today(), reason: '示例结束' })
  expect(await threeOf(made.platform.db, id, today())).toBeNull()
}, 60_000)

test('演示的网络：办公室看全部，单位看自己的和下属村社；缺口和有效数对得上', async () => {
  // A district of its own: the demonstration's points stand since weeks ago, when the one above stood too.
  await house.close()
  made = await testOffice()
  house = await listening(made.office, made.auditKey)
  expect(await seedNetwork(made.platform, made.office.district)).toBe(19)
  expect(await seedNetwork(made.platform, made.office.district)).toBe(0)
  const whole = await network(cast().infoHead)
  expect([whole.points.length, whole.isWhole, whole.mayKeep, whole.valid]).toEqual([19, true, true, whole.points.filter(({ isValid }) => isValid).length])
  expect(whole.points.find(({ name }) => name === '云渡镇党委')!.gaps.map(({ text }) => text)).toContain('没有办公室主任')
  expect(whole.points.findIndex(({ name }) => name === '青山村') - whole.points.findIndex(({ name }) => name === '青禾镇党委')).toBeGreaterThan(0)
  const own = await network(cast().townContact)
  expect(own.points.map(({ name, depth }) => [name, depth])).toEqual([['青禾镇党委', 0], ['河口社区', 1], ['青山村', 1]])
  expect([own.isWhole, own.mayKeep]).toEqual([false, false])
  expect((await house.ask(cast().townContact, 'GET', `/reporting/network/points/${whole.points.find(({ name }) => name === '区财政局')!.id}`)).status).toBe(404)
})
