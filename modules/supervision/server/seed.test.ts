import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testOffice } from '../testing/office.ts'
import { lightOrder } from '../core/lights.ts'
import { assignmentsOf, stageWords } from '../core/rules.ts'
import { sources } from '../core/sources.ts'
import { boardOf } from './board.ts'
import { sampleMatters } from './demo/matters.ts'
import { seedSupervision } from './demo/seed.ts'
import { itemOf } from './store.ts'
import { own } from './tables.ts'
import { viewerOf } from './viewer.ts'

test('演示数据经同样的命令办成：七种来源、各种状态和灯号都有，再办一次不重复', async () => {
  const { platform, office, clock } = await testOffice()
  expect(await seedSupervision(platform, office.district)).toBe(sampleMatters.length)
  expect(sampleMatters.length).toBeGreaterThanOrEqual(60)
  expect(await seedSupervision(platform, office.district)).toBe(0)
  const rows = await own(platform.db).selectFrom('supervision_items').select(['id', 'at', 'source', 'light']).execute()
  expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(sources))
  expect(new Set(rows.map(({ at }) => at))).toEqual(new Set(Object.keys(stageWords).filter((at) => at !== 'absent')))
  expect(new Set(rows.map(({ light }) => light))).toEqual(new Set(lightOrder))
  const parts = (await Promise.all(rows.map(async ({ id }) => assignmentsOf((await itemOf(platform.db, id))!.state)))).flat()
  expect(new Set(parts.map(({ at }) => at))).toEqual(new Set(['planned', 'assigned', 'objected', 'doing', 'signing', 'reported', 'closed']))
  const urges = parts.flatMap((one) => one.urges.map(({ level }) => level))
  expect(new Set(urges)).toEqual(new Set(['reminder', 'slip', 'letter']))
  const { rows: [late] } = await sql<{ n: number }>`select count(*)::int as n from supervision_items where wake_at <= ${clock()}::timestamptz`.execute(platform.db)
  expect(late!.n).toBe(0)
  const board = await boardOf(platform.db, await viewerOf(await office.look(office.district.cast.supervisor)), { by: 'source', now: clock() })
  expect([board.rows.length, board.rows.every(({ open }) => open > 0)]).toEqual([sources.length, true])
}, 120_000)
