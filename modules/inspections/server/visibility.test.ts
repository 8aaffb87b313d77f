import { expect, test } from 'vitest'
import type { PersonId } from '#lib/ids'
import { sightOf } from '../core/access.ts'
import { testOffice } from '../testing/office.ts'
import { poolRegistered } from './demo/pool-office.ts'
import { seedInspections } from './demo/seed.ts'
import { ledger, listInspections } from './inspections.ts'
import { isVisible } from './queries.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

test('谁看得到哪次督查：规则和数据库查询对每个人、每次督查都一致，列表不多也不少', async () => {
  const { platform, office } = await testOffice()
  await poolRegistered(office)
  await seedInspections(platform, office.district)
  const rows = await own(platform.db).selectFrom('inspections_inspections').select(['id', 'state']).execute()
  const counted = { whole: 0, own: 0, none: 0 }
  const everybody: readonly PersonId[] = [...office.district.people.values()]
  for (const person of everybody.filter((_, index) => index % 5 === 0 || index < 40)) {
    const looking = await office.look(person)
    const viewer = await viewerOf(looking)
    const listed = new Set((await listInspections(looking, { filter: { scope: 'all' }, after: null, limit: 100 })).lines.map(({ id }) => id))
    for (const { id, state } of rows) {
      const sight = sightOf(viewer, state)
      counted[sight] += 1
      expect([await isVisible(platform.db, viewer, id), listed.has(id)], `${person} ${state.plan.theme} ${state.at}`).toEqual([sight !== 'none', sight !== 'none'])
    }
    const due = (await ledger(looking, { filter: { state: 'all' }, after: null, limit: 100 })).lines
    for (const { inspection } of due) expect(sightOf(viewer, rows.find(({ id }) => id === inspection)!.state)).not.toBe('none')
    const wholly = rows.filter(({ state }) => sightOf(viewer, state) === 'whole' && 'handedOutAt' in state).flatMap(({ state }) => ('problems' in state ? state.problems : []))
    expect(due.length).toBeGreaterThanOrEqual(wholly.length)
  }
  expect(Object.values(counted).every((count) => count > 0), JSON.stringify(counted)).toBe(true)
}, 120_000)

test('翻页不重不漏，三员看不到任何督查', async () => {
  const { platform, office } = await testOffice()
  await seedInspections(platform, office.district)
  const looking = await office.look(office.district.cast.supervisor)
  const walked: string[] = []
  for (let after: string | null = null; ;) {
    const page = await listInspections(looking, { filter: { scope: 'all' }, after, limit: 3 })
    walked.push(...page.lines.map(({ id }) => id))
    if (page.next === null) break
    after = page.next
  }
  const whole = (await listInspections(looking, { filter: { scope: 'all' }, after: null, limit: 100 })).lines.map(({ id }) => id)
  expect(walked).toEqual(whole)
  const problems: string[] = []
  for (let after: string | null = null; ;) {
    const page = await ledger(looking, { filter: { state: 'all' }, after, limit: 2 })
    problems.push(...page.lines.map(({ inspection, number }) => `${inspection} ${number}`))
    if (page.next === null) break
    after = page.next
  }
  expect([problems.length, new Set(problems).size]).toEqual([(await ledger(looking, { filter: { state: 'all' }, after: null, limit: 100 })).lines.length, problems.length])
  const administrator = { ...looking, actor: { ...looking.actor, admin: 'sysAdmin' as const } }
  expect((await listInspections(administrator, { filter: { scope: 'all' }, after: null, limit: 100 })).lines).toEqual([])
  expect((await ledger(administrator, { filter: { state: 'all' }, after: null, limit: 100 })).lines).toEqual([])
}, 60_000)
