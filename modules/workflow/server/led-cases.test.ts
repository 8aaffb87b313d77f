import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { CaseId, PersonId, UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { liveNotices, noticesModule } from '#modules/notices'
import { actorFacts, organisation, seedDistrict, type SeededDistrict } from '#modules/organisation'
import { isRefused, type Actor } from '#platform/act'
import { aCall, anActor, testPlatform } from '../../../platform/testing.ts'
import type { LedCase, LedTodo } from '../core/led.ts'
import type { InboxTab } from '../core/types.ts'
import { actOnCase, caseOf, casesOfSubject, keepLedCase, workflow, type CaseMoved } from '../index.ts'
import { inboxCounts, inboxPage } from './inbox.ts'
import { caseSeenBy } from './queries.ts'

let office: Awaited<ReturnType<typeof testPlatform>>
let district: SeededDistrict
let next = 0
let id: CaseId
beforeAll(async () => {
  office = await testPlatform([organisation, administration, noticesModule(liveNotices()), workflow])
  district = await seedDistrict(office.platform)
})
beforeEach(() => { id = `led-${next++}` as CaseId; office.news.length = 0 })

const actorOf = async (person: PersonId): Promise<Actor> => ({ ...anActor({ person, account: `person:${person}` }), ...(await actorFacts(office.platform.db, person, dayOf(office.clock()))) })
const keep = async (person: PersonId, todos: readonly LedTodo[], over: Partial<LedCase> = {}) => {
  const led: LedCase = {
    id, kind: 'samples.led', subject: `sample:${id}`, link: '/samples/led', title: '甲事', urgency: 0, starter: { person: district.cast.supervisor, unit: district.units.get('区委办公室')! },
    openedAt: office.clock(), standsIn: '办理中', ended: null, ...over,
  }
  const kept = await office.platform.runCommand(aCall('samples.keep', { actor: await actorOf(person) }), async (work) => { await keepLedCase(work, led, todos); return null })
  expect(isRefused(kept)).toBe(false)
}
const finance = (): UnitId => district.units.get('区财政局')!
const accept = (): LedTodo => ({ key: 'accept', stepName: '签收', for: { unit: finance(), roles: ['unitContact'] }, dueAt: '2026-11-24T10:00:00.000Z' as Instant })
const lines = async (person: PersonId, tab: InboxTab = 'todo') =>
  (await inboxPage(office.platform.db, await actorOf(person), { tab, after: null, limit: 50, now: office.clock() })).items.filter((item) => item.case === id)
const given = () => office.news.map(({ payload }) => payload as CaseMoved).flatMap((moved) => moved.given)

test('给岗位的待办进岗位上每个人的待办，计数相同，旁人没有', async () => {
  const before = await inboxCounts(office.platform.db, await actorOf(district.cast.financeContact), office.clock())
  await keep(district.cast.supervisor, [accept()])
  expect(await lines(district.cast.financeContact)).toMatchObject([{ title: '甲事', stepName: '签收', isLed: true, isForAnother: false, personName: '区财政局单位联络员', due: { words: '剩 1 个工作日' } }])
  expect((await inboxCounts(office.platform.db, await actorOf(district.cast.financeContact), office.clock())).todo).toBe(before.todo + 1)
  expect(await lines(district.cast.reformContact)).toEqual([])
  expect(given()).toMatchObject([{ person: district.cast.financeContact, stepName: '签收' }])
})

test('经手的人办了即办结，进已办；不是他的收回；事项结束进办结', async () => {
  const head: LedTodo = { key: 'know', stepName: '知悉', for: { unit: finance(), roles: ['unitHead'] }, dueAt: null }
  await keep(district.cast.supervisor, [accept(), head])
  await keep(district.cast.financeContact, [])
  expect([await lines(district.cast.financeContact), await lines(district.cast.financeHead)]).toEqual([[], []])
  expect(await lines(district.cast.financeContact, 'done')).toMatchObject([{ outcome: 'done', stepName: '办理中' }])
  expect(await lines(district.cast.financeHead, 'done')).toEqual([])
  await keep(district.cast.supervisor, [], { standsIn: '办结', ended: { at: office.clock(), result: 'completed' } })
  expect(await lines(district.cast.financeContact, 'done')).toEqual([])
  expect(await lines(district.cast.financeContact, 'closed')).toMatchObject([{ stepName: '办结' }])
})

test('同一人先后办两次，已办里只有一行；重新办理又回到已办', async () => {
  await keep(district.cast.supervisor, [accept()])
  await keep(district.cast.financeContact, [{ ...accept(), key: 'do', stepName: '办理' }])
  await keep(district.cast.financeContact, [], { ended: { at: office.clock(), result: 'completed' } })
  expect(await lines(district.cast.financeContact, 'closed')).toHaveLength(1)
  await keep(district.cast.supervisor, [{ ...accept(), key: 'again' }])
  expect([await lines(district.cast.financeContact, 'closed'), (await lines(district.cast.financeContact, 'done')).length, (await lines(district.cast.financeContact)).length]).toEqual([[], 1, 1])
})

test('代理人看得到被代理人岗位上的待办，注明代谁', async () => {
  // The demonstration: the deputy head stands in for 副主任、保密机要局局长.
  await keep(district.cast.supervisor, [{ key: 'x', stepName: '审批', for: { unit: district.units.get('区委办公室')!, roles: ['dutyLeader'] }, dueAt: null }, { key: 'y', stepName: '阅示', for: { person: district.cast.secrecyDeputy }, dueAt: null }])
  expect((await lines(district.cast.deputyOfficeHead)).map(({ stepName, isForAnother }) => [stepName, isForAnother])).toEqual(expect.arrayContaining([['阅示', true], ['审批', false]]))
})

test('时限改动即改，标题改动即改；再说一遍什么也不多', async () => {
  await keep(district.cast.supervisor, [accept()])
  await keep(district.cast.supervisor, [{ ...accept(), dueAt: '2026-11-30T10:00:00.000Z' as Instant }], { title: '乙事' })
  office.news.length = 0
  await keep(district.cast.supervisor, [{ ...accept(), dueAt: '2026-11-30T10:00:00.000Z' as Instant }], { title: '乙事' })
  expect(await lines(district.cast.financeContact)).toMatchObject([{ title: '乙事', dueAt: '2026-11-30T10:00:00.000Z' }])
  expect(office.news).toEqual([])
})

test('自办事项没有流程：流程的各种操作都说没有这件事', async () => {
  await keep(district.cast.supervisor, [accept()])
  const viewer = { ...(await actorOf(district.cast.flowAdmin)) }
  expect([await caseOf(office.platform.db, id), await casesOfSubject(office.platform.db, `sample:${id}`), await caseSeenBy(office.platform.db, viewer, id), await caseSeenBy(office.platform.db, await actorOf(district.cast.supervisor), id)]).toEqual([null, [], null, null])
  const acted = await office.platform.runCommand(aCall('samples.act', { actor: await actorOf(district.cast.financeContact) }), (work) => actOnCase(work, id, { type: 'open', task: 1 }))
  expect(acted).toMatchObject({ code: 'not-found' })
})
