import { sql, type RawBuilder } from 'kysely'
import { addDays, type Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { historyOf, type History, type PastCase, type Tally } from '../../core/warnings/forecast.ts'
import type { WarningSettings } from '../../core/warnings/settings.ts'

const dayIn = (column: 'assigned_at' | 'handed_in_at'): RawBuilder<Day> => sql`(a.${sql.ref(column)} at time zone 'Asia/Shanghai')::date`

/** SQL twin of `shareOfTerm`. */
const share = (days: RawBuilder<number>): RawBuilder<number> => sql`ceil(${days} * 100.0 / greatest(1, a.original_due_on - ${dayIn('assigned_at')}))::int`

/**
 * This office's history as it was known at the beginning of a day: how much of its term each assignment took from 交办 to the result that
 * passed (the review's own days are not the unit's). What was not done by then counts as seen open until the evening before, or until it was ended.
 */
export async function historyBefore(db: Db, day: Day, { years }: Pick<WarningSettings, 'years'>): Promise<History> {
  const days = sql<number>`greatest(0, case when is_closed then ${dayIn('handed_in_at')} else least(${day}::date - 1, i.closed_on) end - ${dayIn('assigned_at')})`
  const { rows } = await sql<Tally>`
    select unit, source, category, "time", count(*) filter (where is_closed)::int as closed, count(*) filter (where not is_closed)::int as open from (
      select a.lead as unit, a.source, a.category, is_closed, ${share(days)} as "time" from supervision_assignments a join supervision_items i on i.id = a.item
        cross join lateral (select a.at = 'closed' and a.handed_in_at is not null and ${dayIn('handed_in_at')} < ${day}::date as is_closed) c
      where a.assigned_at is not null and a.original_due_on is not null and ${dayIn('assigned_at')} < ${day}::date and ${dayIn('assigned_at')} >= ${addDays(day, -Math.round(years * 365.25))}::date
    ) ended group by unit, source, category, "time"`.execute(db)
  return historyOf(rows)
}

/** Assignments that came to half of their time between two days and were still open then; the outcome is known by `today`. */
export async function pastCases(db: Db, { from, until, today }: { from: Day; until: Day; today: Day }): Promise<readonly PastCase[]> {
  const { rows } = await sql<PastCase>`
    select unit, source, category, elapsed, is_late as "isLate", count(*)::int as count from (
      select a.lead as unit, a.source, a.category, ${share(sql`term / 2`)} as elapsed, a.handed_in_at is null or ${dayIn('handed_in_at')} > a.original_due_on as is_late
      from supervision_assignments a join supervision_items i on i.id = a.item cross join lateral (select a.original_due_on - ${dayIn('assigned_at')} as term) t
      where i.at not in ('terminated', 'suspended') and a.assigned_at is not null and a.original_due_on < ${today}::date and term > 0
        and ${dayIn('assigned_at')} + term / 2 >= ${from}::date and ${dayIn('assigned_at')} + term / 2 < ${until}::date
        and (a.handed_in_at is null or ${dayIn('handed_in_at')} > ${dayIn('assigned_at')} + term / 2)
    ) judged group by unit, source, category, elapsed, is_late`.execute(db)
  return rows
}
