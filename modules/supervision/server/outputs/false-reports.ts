import { sql } from 'kysely'
import { refuse, type Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { isRefused, type Call, type Db } from '#platform/act'
import type { Platform } from '../../../../platform/module.ts'
import { maySupervise, reachOf } from '../../core/access.ts'
import { firstDayOf, lastDayOf, type Period } from '../../core/outputs/periods.ts'
import { assignmentsOf } from '../../core/rules.ts'
import type { ItemId } from '../../core/types.ts'
import { visibleLocked } from '../ground.ts'
import { own } from '../tables.ts'
import { viewerOf } from '../viewer.ts'

/** 认定虚假反馈: 督查室 notes on a part that what was handed in was not true, with its reason; once. */
export const noteFalseReport = (platform: Pick<Platform, 'runCommand'>, call: Call, input: { item: ItemId; assignment: number; reason: string }): Promise<{ item: ItemId } | Refused> =>
  platform.runCommand(call, async (work) => {
    const seen = await visibleLocked(work, input.item)
    if (isRefused(seen)) return seen
    const viewer = await viewerOf(work)
    if (!maySupervise(viewer) || !reachOf(viewer).whole.includes(seen.stored.state.organ)) return refuse('not-for-supervision-office')
    const one = assignmentsOf(seen.stored.state).find(({ number }) => number === input.assignment)
    if (!one || one.at === 'planned') return refuse('no-such-assignment')
    if (input.reason.trim() === '') return refuse('reason-missing')
    const kept = await own(work.db).insertInto('supervision_false_reports')
      .values({ item: input.item, assignment: input.assignment, reason: input.reason, found_at: work.now, found_by: work.actor.person!, found_by_name: work.actor.name })
      .onConflict((conflict) => conflict.columns(['item', 'assignment']).doNothing()).returning('item').execute()
    if (kept.length === 0) return refuse('false-report-known')
    work.record({ stream: `supervision-false-report:${input.item}:${input.assignment}`, from: 0, events: [{ type: 'false-report-noted' }], before: null, after: { lead: one.lead.name } })
    return { item: input.item }
  })

/** How many parts of each unit that fell due in a period were reported falsely; instructions are not among them. */
export async function falseReportsBy(db: Db, { organ, period, today }: { organ: UnitId; period: Period; today: Day }): Promise<ReadonlyMap<UnitId, number>> {
  const { rows } = await sql<{ lead: UnitId; n: number }>`
    select a.lead, count(*)::int as n from supervision_false_reports f join supervision_assignments a on a.item = f.item and a.number = f.assignment
    where a.organ = ${organ} and a.source <> 'leaderInstruction' and a.counts and a.due_on between ${firstDayOf(period.from)} and ${lastDayOf(period.to)} and (a.handed_in_at is not null or a.due_on <= ${today}) group by a.lead`.execute(db)
  return new Map(rows.map(({ lead, n }) => [lead, n]))
}
