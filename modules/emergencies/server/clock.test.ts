import { expect, test } from 'vitest'
import { addMinutes, type Instant } from '#lib/instants'
import { sightOf } from '../core/access.ts'
import { testOffice } from '../testing/office.ts'
import { acted, callOf, factsOf, received } from './demo/office.ts'
import { listEmergencies } from './emergencies.ts'
import { sweep } from './jobs.ts'
import { isVisible } from './queries.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

const NIGHT = '2026-11-22T18:10:00.000Z' as Instant

test('一小时里服务随时被杀、两台同时运行：到时一分钟内提醒，每人每轮只有一次（R35）', async () => {
  const { platform, office, clock, news, swept } = await testOffice(NIGHT)
  const id = await received(office, { record: callOf(office), facts: factsOf(office) })
  for (let minute = 1; minute <= 60; minute++) {
    clock.moveTo(addMinutes(NIGHT, minute))
    // Now and then it is killed before it has committed, and starts again in the same minute or some minutes later.
    if (minute % 4 === 0) await expect(platform.runCommand(platform.systemCall('emergencies.sweep', null), async (work) => { await sweep(work); throw new Error('killed') })).rejects.toThrow('killed')
    if (minute > 40 && minute < 47) continue
    await Promise.all(minute % 3 === 0 ? [swept(), swept()] : [swept()])
  }
  const told = news.filter(({ type }) => type === 'emergencies.alerted').map(({ payload }) => payload as { event: string; people: readonly string[] })
  expect(new Set(told.map(({ event }) => event)).size).toBe(told.length)
  const rounds = await own(platform.db).selectFrom('emergencies_thread').select(['at', 'event']).where('emergency', '=', id).where('type', '=', 'alerted').orderBy('number').execute()
  const lateBy = (key: string, round: number, due: number) => rounds.filter(({ event }) => event.type === 'alerted' && event.key === key && event.round === round).map(({ at }) => (Date.parse(at) - Date.parse(addMinutes(NIGHT, due))) / 60_000)
  expect([lateBy('new', 1, 0), lateBy('phoneNear', 1, 20), lateBy('phonePassed', 1, 30), lateBy('phonePassed', 4, 45), lateBy('writtenNear', 1, 50)]).toEqual([[0], [0], [0], [2], [0]])
  expect(told.find(({ event }) => event.endsWith('phonePassed:1'))!.people).toEqual(expect.arrayContaining([office.district.cast.officeHead]))
  expect(await swept()).toBe(0)
}, 60_000)

test('谁看得到：规则和数据库查询对每个人都一致，列表不多也不少，翻页不重不漏', async () => {
  const { platform, office, clock } = await testOffice(NIGHT)
  const { dutyOfficer, officeHead } = office.district.cast
  const ids = []
  for (let count = 0; count < 4; count++) {
    ids.push(await received(office, { record: callOf(office, count % 2 === 0 ? {} : { unit: null }), facts: factsOf(office, { nature: `事件${count}` }) }))
    clock.moveTo(addMinutes(clock(), 1))
  }
  await acted(office, ids[1]!, { person: officeHead, act: { type: 'dismiss', reason: '误报' } })
  const rows = await own(platform.db).selectFrom('emergencies_emergencies').select(['id', 'state']).execute()
  const counted = { whole: 0, own: 0, none: 0 }
  for (const person of [...office.district.people.values()].filter((_, index) => index % 9 === 0).concat(Object.values(office.district.cast))) {
    const looking = await office.look(person)
    const viewer = await viewerOf(looking)
    const listed = new Set((await listEmergencies(looking, { filter: { scope: 'all' }, after: null, limit: 100 })).lines.map(({ id }) => id))
    for (const { id, state } of rows) {
      const sight = sightOf(viewer, state)
      counted[sight] += 1
      expect([await isVisible(platform.db, viewer, id), listed.has(id)], `${person} ${state.number}`).toEqual([sight !== 'none', sight !== 'none'])
    }
  }
  expect(Object.values(counted).every((count) => count > 0), JSON.stringify(counted)).toBe(true)
  const looking = await office.look(dutyOfficer)
  const walked: string[] = []
  for (let after: string | null = null; ;) {
    const page = await listEmergencies(looking, { filter: { scope: 'open' }, after, limit: 2 })
    walked.push(...page.lines.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  expect(walked).toEqual([ids[3], ids[2], ids[0]])
  expect((await listEmergencies(looking, { filter: { scope: 'closed' }, after: null, limit: 9 })).lines.map(({ id }) => id)).toEqual([ids[1]])
  expect((await listEmergencies({ ...looking, actor: { ...looking.actor, admin: 'sysAdmin' } }, { filter: { scope: 'all' }, after: null, limit: 9 })).lines).toEqual([])
}, 60_000)
