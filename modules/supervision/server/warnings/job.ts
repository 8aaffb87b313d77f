import { sql } from 'kysely'
import { addDays, dayOf, type Day } from '#lib/instants'
import type { Db, Work } from '#platform/act'
import type { Job } from '../../../../platform/module.ts'
import type { ItemId } from '../../core/types.ts'
import { repeated, type Complaint } from '../../core/warnings/complaints.ts'
import { accuracyOf, foresee, isWarned, shareOfTerm, type History, type Kind } from '../../core/warnings/forecast.ts'
import type { WarningSettings } from '../../core/warnings/settings.ts'
import { historyBefore, pastCases } from './history.ts'
import { warningSettingsOf } from './settings.ts'
import { inWarnings, type ForecastRow } from './tables.ts'
import { tellFresh } from './telling.ts'

/** Every night: what this office's own history says of each open assignment, what is complained of again, and how right such warnings were. */
export const foreseeJob: Job = { name: 'supervision.foresee', cron: '40 5 * * *', run: foreseeAll }

/** Looks through the history once; pages and lists read what was found. */
export async function foreseeAll(work: Work): Promise<void> {
  const { db, now } = work
  const [settings, today] = [await warningSettingsOf(db), dayOf(now)]
  await foreseeOpen(db, { today, settings, history: await historyBefore(db, today, settings) })
  await inWarnings(db).deleteFrom('supervision_forecasts').where('computed_on', '<', today).execute()
  await findHeadings(db)
  await tellFresh(work, today)
  await findRepeats(db, today, settings)
  const accuracy = JSON.stringify(await lookBack(db, today, settings))
  await sql`insert into supervision_accuracy (computed_on, accuracy) values (${today}, ${accuracy}::jsonb)
    on conflict (only_one) do update set computed_on = excluded.computed_on, accuracy = excluded.accuracy`.execute(db)
}

const AT_ONCE = 5000
interface OpenRow extends Kind { readonly item: ItemId; readonly number: number; readonly dueOn: Day; readonly days: number; readonly term: number }

/** In portions, so that a large house takes no more memory than a small one. */
async function foreseeOpen(db: Db, { today, settings, history }: { today: Day; settings: WarningSettings; history: History }): Promise<void> {
  for (let after: readonly [string, number] = ['', 0]; ;) {
    const rows = await openAfter(db, today, after)
    const warned = rows.flatMap(({ item, number, dueOn, days, term, ...kind }): readonly ForecastRow[] => {
      // It runs before the day's work: until the evening before it was open, and today may still bring the result.
      const elapsed = shareOfTerm(Math.max(0, days - 1), term)
      const forecast = foresee(history, { ...kind, elapsed }, settings)
      return isWarned(forecast, settings) ? [{ item, assignment: number, due_on: dueOn, ...forecast, elapsed, computed_on: today }] : []
    })
    if (warned.length > 0) await keepForecasts(db, warned)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = [last.item, last.number]
  }
}

async function openAfter(db: Db, today: Day, [item, number]: readonly [string, number]): Promise<readonly OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select a.item, a.number, a.lead as unit, a.source, a.category, a.due_on as "dueOn", ${today}::date - assigned_on as days, a.due_on - assigned_on as term
    from supervision_assignments a join supervision_items i on i.id = a.item cross join lateral (select (a.assigned_at at time zone 'Asia/Shanghai')::date as assigned_on) d
    where i.at = 'running' and a.at in ('assigned', 'doing', 'signing') and a.due_on >= ${today}::date and (a.item, a.number) > (${item}, ${number}::int)
    order by a.item, a.number limit ${AT_ONCE}`.execute(db)
  return rows
}

const keepForecasts = (db: Db, rows: readonly ForecastRow[]) => sql`
  insert into supervision_forecasts (item, assignment, due_on, chance, scope, cases, seen, elapsed, computed_on)
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (item text, assignment int, due_on date, chance real, scope text, cases int, seen int, elapsed int, computed_on date)
  on conflict (item, assignment) do update set due_on = excluded.due_on, chance = excluded.chance, scope = excluded.scope, cases = excluded.cases, seen = excluded.seen, elapsed = excluded.elapsed, computed_on = excluded.computed_on`.execute(db)

/** Under which headings each warning is found: as the item is, and 批示件 apart from all else of an organ. */
async function findHeadings(db: Db): Promise<void> {
  await sql`delete from supervision_forecast_facets`.execute(db)
  await sql`
    insert into supervision_forecast_facets (facet, key, due_on, item, assignment)
    select f.facet, f.key, w.due_on, w.item, w.assignment from supervision_forecasts w join supervision_facets f on f.item = w.item where f.facet in ('unit', 'cooperating', 'person')
    union all select case when i.source = 'leaderInstruction' then 'instruction' else 'organ' end, i.organ, w.due_on, w.item, w.assignment from supervision_forecasts w join supervision_items i on i.id = w.item`.execute(db)
}

/** So many complaints are compared with each other, the latest first: every pair costs a comparison. */
const MOST_COMPLAINTS = 2000

async function findRepeats(db: Db, today: Day, settings: WarningSettings): Promise<void> {
  const { rows } = await sql<Complaint<ItemId>>`
    select id, title as text, (created_at at time zone 'Asia/Shanghai')::date as "on" from supervision_items
    where source = 'hotspot' and at <> 'declined' and created_at >= ${addDays(today, -settings.complaintDays)}::date order by created_at desc limit ${MOST_COMPLAINTS}`.execute(db)
  await inWarnings(db).deleteFrom('supervision_repeats').execute()
  const found = repeated(rows, settings).flatMap((group) => group.map(({ id, on }) => ({ item: id, cluster: group[0]!.id, brought_on: on })))
  if (found.length > 0) await inWarnings(db).insertInto('supervision_repeats').values(found).execute()
}

const MONTHS = 12
const MONTH = 30

/** The last year in months; each is judged by what was known when it began. */
async function lookBack(db: Db, today: Day, settings: WarningSettings) {
  const months = []
  for (let ago = MONTHS; ago >= 1; ago--) {
    const [from, until] = [addDays(today, -ago * MONTH), addDays(today, -(ago - 1) * MONTH)]
    const cases = await pastCases(db, { from, until, today })
    if (cases.length > 0) months.push({ cases, history: await historyBefore(db, from, settings) })
  }
  return accuracyOf(months, settings)
}
