import { expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { sightOf } from '../core/access.ts'
import { testOffice } from '../testing/office.ts'
import { seedBulletins } from './demo/seed.ts'
import { found, listIssues } from './issues.ts'
import { sightIn } from './queries.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

test('谁看得到哪一期：规则和数据库查询对每个人、每一期都一致，列表和检索不多也不少；种子数据做两遍也只有一份', async () => {
  const { platform, office } = await testOffice()
  expect(await seedBulletins(platform, office.district)).toBe(3)
  expect(await seedBulletins(platform, office.district)).toBe(0)
  const rows = await own(platform.db).selectFrom('bulletins_issues').select(['id', 'state', 'number']).execute()
  const counted = { work: 0, read: 0, none: 0 }
  const everybody: readonly PersonId[] = [...office.district.people.values()]
  for (const person of [...everybody.filter((_, index) => index % 8 === 0), ...Object.values(office.district.cast)]) {
    const looking = await office.look(person)
    const viewer = await viewerOf(looking)
    const lists = await Promise.all((['out', 'work'] as const).map((scope) => listIssues(looking, { filter: { scope }, after: null, limit: 50 })))
    const listed = new Set(lists.flatMap(({ lines }) => lines.map(({ id }) => id)))
    const hits = new Set((await found(looking, { q: '建议', bulletin: undefined, after: null, limit: 50 })).lines.map(({ issue }) => issue))
    for (const { id, state, number } of rows) {
      const sight = sightOf(viewer, state)
      counted[sight] += 1
      expect([await sightIn(platform.db, viewer, id), listed.has(id)], `${person} ${state.masthead.name} ${state.at}`).toEqual([sight, sight !== 'none'])
      expect(hits.has(id)).toBe(sight !== 'none' && number !== null)
    }
  }
  expect(Object.values(counted).every((count) => count > 0), JSON.stringify(counted)).toBe(true)
  const looking = await office.look(office.district.cast.infoHead)
  const administrator = { ...looking, actor: { ...looking.actor, admin: 'sysAdmin' as const } }
  expect((await listIssues(administrator, { filter: {}, after: null, limit: 50 })).lines).toEqual([])
  expect((await found(administrator, { q: '建议', bulletin: undefined, after: null, limit: 50 })).lines).toEqual([])
}, 60_000)

test('检索翻页不重不漏：常见的词从最近各期里找，少见的词从索引里找', async () => {
  const { platform, office } = await testOffice()
  await seedBulletins(platform, office.district)
  const looking = await office.look(office.district.cast.infoHead)
  const walked: string[] = []
  for (let after: string | null = null; ;) {
    const page = await found(looking, { q: '建议', bulletin: undefined, after, limit: 1 })
    walked.push(...page.lines.map(({ issue, place }) => `${issue} ${place}`))
    if (page.next === null) break
    after = page.next
  }
  const whole = (await found(looking, { q: '建议', bulletin: undefined, after: null, limit: 50 })).lines.map(({ issue, place }) => `${issue} ${place}`)
  expect(walked).toEqual(whole)
  expect(whole.length).toBeGreaterThan(2)
  expect((await found(looking, { q: '管线　迁改', bulletin: undefined, after: null, limit: 50 })).lines).toMatchObject([{ title: '老旧小区加装电梯“卡”在管线迁改', column: '问题建议' }])
  expect((await found(looking, { q: '管线 秋粮', bulletin: undefined, after: null, limit: 50 })).lines).toEqual([])
}, 60_000)
