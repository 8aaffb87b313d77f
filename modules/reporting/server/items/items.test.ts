import { beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { addMinutes, dayOf } from '#lib/instants'
import { granted, peopleWithRole, inChargeLeaderOf, type DemoOffice } from '#modules/organisation'
import { sightOf } from '../../core/items/access.ts'
import type { Content, ItemId } from '../../core/items/types.ts'
import { testOffice } from '../../testing/office.ts'
import { acted, drafted, pointNamed, reported, type SeededPoint } from '../demo/office.ts'
import { seedNetwork } from '../network/demo.ts'
import { own } from '../tables.ts'
import { deskOf, viewerOf } from '../viewer.ts'
import { actOnItem, notePublished } from './commands.ts'
import { itemView, ownItems, tray } from './items.ts'
import { isVisible } from './queries.ts'

let office: DemoOffice
let town: SeededPoint
let reform: SeededPoint
let desk: { editor: PersonId; second: PersonId; head: PersonId; leader: PersonId }
beforeAll(async () => {
  const made = await testOffice()
  office = made.office
  await seedNetwork(office.platform, office.district)
  town = await pointNamed(office, '青禾镇党委')
  reform = await pointNamed(office, '区发改局')
  const { db, now } = office.platform
  const { section } = (await deskOf({ db, now: now() }))!
  const editors = (await peopleWithRole(db, { unit: section, role: 'infoEditor', day: dayOf(now()) })).map(({ id }) => id).filter((id) => id !== office.district.cast.infoHead)
  desk = { editor: editors[0]!, second: editors[1]!, head: office.district.cast.infoHead, leader: (await inChargeLeaderOf(db, { unit: section, day: dayOf(now()) }))!.id }
})

const content = (title: string, over: Partial<Content> = {}): Content => ({ title, text: `${title}。11月23日，青禾镇组织120人巡查河堤3公里。`, kind: 'development', eventAt: null, learnedAt: null, ...over })
const see = async (person: PersonId, item: ItemId) => itemView(await office.look(person), item)
const may = async (person: PersonId, item: ItemId) => { const view = await see(person, item); return 'kind' in view ? [] : view.may.map(({ act }) => act) }

test('一条信息从采集到采用：三级经手、退改、编辑、审核签发、刊发、上报、批示，各看各的一份', async () => {
  const item = await drafted(office, town, content('青禾镇三天加固河堤三公里'))
  expect(await see(desk.editor, item)).toMatchObject({ code: 'not-found' })
  expect(await see(reform.three.infoOfficer, item)).toMatchObject({ code: 'not-found' })
  await acted(office, item, town.three.infoOfficer, { type: 'hand-in' })
  expect(await may(town.three.officeHead, item)).toEqual(['pass', 'return'])
  await acted(office, item, town.three.officeHead, { type: 'pass', emergency: '' })
  await acted(office, item, town.three.leader, { type: 'approve', emergency: '' })
  expect(granted(await see(town.three.infoOfficer, item)).item).toMatchObject({ at: 'submitted', steps: [{ stage: 'collect' }, { stage: 'select' }, { stage: 'process' }, { stage: 'report' }, { stage: 'headGate' }, { stage: 'leaderGate' }] })
  expect((await tray(await office.look(desk.editor), { filter: {}, after: null, limit: 30 })).lines.map(({ id }) => id)).toContain(item)

  const other = await reported(office, reform, content('发改局调度防汛物资'))
  await acted(office, other, desk.editor, { type: 'screen', fate: 'merge', reason: '同一件事', into: item })
  await acted(office, item, desk.editor, { type: 'screen', fate: 'adopt', reason: '', into: null })
  await acted(office, item, desk.editor, { type: 'edit', content: content('青禾镇、区发改局合力加固河堤') })
  await acted(office, item, desk.editor, { type: 'send-to-review', isVerified: true })
  await acted(office, item, desk.head, { type: 'review' })
  await acted(office, item, desk.leader, { type: 'sign' })
  const whole = granted(await see(desk.editor, item))
  expect(whole.item).toMatchObject({ at: 'signed', content: { title: '青禾镇三天加固河堤三公里' }, edited: { title: '青禾镇、区发改局合力加固河堤' }, contributors: [{ point: town.point }, { point: reform.point }] })
  expect(whole.merged).toMatchObject([{ id: other, unitName: '区发改局' }])

  const published = { item, name: '临江信息', issue: '第12期', form: 'single' as const, at: addMinutes(office.platform.now(), 1), evidence: '/bulletins/1' }
  const press = () => office.platform.runCommand(office.platform.systemCall('news.reporting.published', null), async (work) => { await notePublished(work, published) })
  await press()
  await press()
  await acted(office, item, desk.editor, { type: 'upload', to: 'city' })
  await acted(office, item, desk.editor, { type: 'adopt', adoption: { level: 'city', vehicle: '每日要情', issue: '88', form: 'combined', adoptedAt: office.platform.now(), evidence: '采用通报' } })
  await acted(office, item, desk.editor, { type: 'instruct', instruction: { level: 'district', person: null, leader: '区委书记', text: '请水利局推广', on: dayOf(office.platform.now()) } })
  expect(granted(await see(desk.editor, item)).item.outcome).toMatchObject({ adoptions: [{ level: 'district', vehicle: '临江信息' }, { level: 'city' }], uploads: [{ to: 'city' }], instructions: [{ text: '请水利局推广' }] })
  const part = JSON.stringify(granted(await see(town.three.infoOfficer, item)))
  for (const hidden of ['请水利局推广', '合力加固', reform.point, other]) expect(part).not.toContain(hidden)
  expect(granted(await see(reform.three.infoOfficer, other)).item).toMatchObject({ at: 'screened', screening: { fate: 'merge', reason: '同一件事', into: null } })
})

test('缺办公室主任的直报点不能上报，说得出缺谁、找谁补', async () => {
  const cloud = await pointNamed(office, '云渡镇党委')
  const item = await drafted(office, cloud, content('云渡镇抢通断路'))
  const answer = await actOnItem(office.platform, await office.call(cloud.three.infoOfficer, 'hand-in'), { item, act: { type: 'hand-in' } })
  expect(answer).toMatchObject({ code: 'point-incomplete', detail: { unit: '云渡镇党委', roles: '办公室主任' } })
  expect((await ownItems(await office.look(cloud.three.infoOfficer), { filter: { scope: 'open' }, after: null, limit: 30 })).lines).toMatchObject([{ id: item, at: 'drafted' }])
})

test('谁看得到，规则和 SQL 说的一样', async () => {
  const { db, now } = office.platform
  const items = await own(db).selectFrom('reporting_items').select(['id', 'state']).execute()
  let seen = 0
  for (const person of [desk.editor, desk.head, desk.leader, office.district.cast.drafter, ...Object.values(town.three), ...Object.values(reform.three)]) {
    const viewer = await viewerOf({ db, now: now(), actor: (await office.look(person)).actor })
    for (const { id, state } of items) {
      const isSeen = sightOf(viewer, state) !== 'none'
      expect(await isVisible(db, viewer, id)).toBe(isSeen)
      seen += isSeen ? 1 : 0
    }
  }
  expect(seen).toBeGreaterThan(items.length)
})
