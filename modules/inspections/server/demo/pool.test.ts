import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Instant } from '#lib/instants'
import { evolvePlan } from '../../core/plans-evolve.ts'
import type { PlanEntry, PlanEntryEvent } from '../../core/plans-types.ts'
import { evolveTransfer, type Transfer, type TransferEvent } from '../../core/transfers.ts'
import { testOffice } from '../../testing/office.ts'
import { burdenView } from '../pool/burden.ts'
import { libraryPage } from '../pool/library.ts'
import { planLines } from '../pool/plan-views.ts'
import { pool } from '../pool/tables.ts'
import { transferLines } from '../pool/transfers.ts'
import { seedPool } from './pool.ts'

test('演示：两年的次数，各阶段的计划，一处撞车，三类移送；再做一遍什么也不变', async () => {
  const { platform, office } = await testOffice('2026-11-23T01:30:00.000Z' as Instant)
  expect(await seedPool(platform, office.district)).toBeGreaterThan(30)
  expect(await seedPool(platform, office.district)).toBe(0)
  const look = await office.look(office.district.cast.supervisor)
  const lines = await planLines(look, 2026)
  expect(new Set(lines.map(({ at }) => at))).toEqual(new Set(['drafted', 'submitted', 'approved', 'done', 'cancelled']))
  expect(lines.filter(({ collisions }) => collisions > 0)).toHaveLength(2)
  expect(lines.filter(({ isAnnual }) => isAnnual).length).toBeGreaterThan(10)
  const { units } = await burdenView(look, { year: 2026 })
  expect(units.every(({ before }) => before > 0)).toBe(true)
  expect(new Set(units.map(({ state }) => state))).toContain('within')
  expect(units.filter(({ state }) => state === 'willExceed' || state === 'exceeded').map(({ unit }) => unit.name)).toEqual(['白石镇党委'])
  expect((await transferLines(look, { after: null, limit: 20, scope: 'all' })).lines.map(({ at }) => at).toSorted()).toEqual(['received', 'refused', 'replied', 'sent'])
  expect((await libraryPage(look, { filter: {}, after: null, limit: 50 })).lines).toHaveLength(12)
})

test('日记折叠出来的就是现状', async () => {
  const { platform, office } = await testOffice('2026-11-23T01:30:00.000Z' as Instant)
  await seedPool(platform, office.district)
  const journalOf = async <Event>(stream: string): Promise<readonly Event[]> =>
    (await sql<{ event: Event }>`select event from platform_journal where stream = ${stream} order by version`.execute(platform.db)).rows.map(({ event }) => event)
  const [plans, transfers] = [await pool(platform.db).selectFrom('inspections_plans').select(['id', 'state']).execute(), await pool(platform.db).selectFrom('inspections_transfers').select(['id', 'state']).execute()]
  for (const { id, state } of plans) expect((await journalOf<PlanEntryEvent>(`inspection-plan:${id}`)).reduce<PlanEntry>(evolvePlan, { at: 'absent' })).toEqual(state)
  for (const { id, state } of transfers) expect((await journalOf<TransferEvent>(`inspection-transfer:${id}`)).reduce<Transfer>(evolveTransfer, { at: 'absent' })).toEqual(state)
  expect([plans.length > 30, transfers.length]).toEqual([true, 4])
})
