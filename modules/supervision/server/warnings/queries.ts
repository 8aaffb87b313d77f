import { sql } from 'kysely'
import { dayOf, type Day } from '#lib/instants'
import { unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import { reachOf, type Reach } from '../../core/access.ts'
import { assignmentsOf } from '../../core/rules.ts'
import type { Item, ItemId } from '../../core/types.ts'
import type { Scope } from '../../core/warnings/forecast.ts'
import type { LateWarning, RepeatWarning, Warnings } from '../../core/warnings/views.ts'
import { accuracyWords, forecastReason } from '../../core/warnings/words.ts'
import { boardOf } from '../board.ts'
import { seenBy } from '../queries.ts'
import { viewerOf, type Looking } from '../viewer.ts'
import { warningSettingsOf } from './settings.ts'
import { inWarnings } from './tables.ts'

/** 预警, for those who see the items themselves: likely late, units with several reds, complaints that come again. */
export async function warningsFor(looking: Looking, { after, limit }: { after: string | null; limit: number }): Promise<Warnings> {
  const { db, now } = looking
  const settings = await warningSettingsOf(db)
  const viewer = await viewerOf(looking)
  const late = await lateOnes(looking, { after, limit: limit + 1 })
  const { rows, instructions } = await boardOf(db, viewer, { by: 'unit', now })
  const [kept] = await inWarnings(db).selectFrom('supervision_accuracy').select('accuracy').execute()
  const last = late[limit - 1]
  return {
    late: late.slice(0, limit), next: late.length > limit && last ? `${last.dueOn}.${last.item}.${last.assignment}` : null,
    units: rows.filter(({ counts }) => counts.red >= settings.reds).map(({ key, name, counts }) => ({ unit: { unit: key as LateWarning['unit']['unit'], name }, red: counts.red })),
    repeats: await repeatsFor(looking, settings.complaints), accuracy: kept ? accuracyWords(kept.accuracy, settings) : null, settings, instructions,
  }
}

interface LateRow { item: ItemId; assignment: number; state: Exclude<Item, { at: 'absent' }>; dueOn: Day; chance: number; scope: Scope; cases: number; seen: number; elapsed: number }

/** What still holds of the night's findings: the assignment is open, under the same deadline, which has not passed. */
const holding = sql`join supervision_assignments a on a.item = w.item and a.number = w.assignment join supervision_items i on i.id = w.item and i.at = 'running'`
const stillHolds = (today: Day) => sql`a.at in ('assigned', 'doing', 'signing') and a.due_on = w.due_on and w.due_on >= ${today}::date`
const columns = sql`w.item, w.assignment, i.state, w.due_on as "dueOn", w.chance, w.scope, w.cases, w.seen, w.elapsed`

/** A page of warnings, what falls due first at the top. Under each heading of the viewer the index is read no further than one page; then the few are merged. */
async function lateOnes(looking: Looking, { after, limit }: { after: string | null; limit: number }): Promise<readonly LateWarning[]> {
  const { db, now } = looking
  const [, day, item, assignment] = /^(\d{4}-\d\d-\d\d)\.([\w-]{1,64})\.(\d{1,4})$/.exec(after ?? '') ?? []
  const reach = reachOf(await viewerOf(looking))
  const wanted = sql`f.due_on >= ${dayOf(now)}::date and ${stillHolds(dayOf(now))} and ${seenBy(reach, 'i', 'i.id')} ${day ? sql`and (f.due_on, f.item, f.assignment) > (${day}::date, ${item}, ${Number(assignment)}::int)` : sql``}`
  const parts = headingsOf(reach).map(({ facet, keys }) => sql`(select p.* from unnest(${keys}::text[]) k (key) cross join lateral (
    select f.due_on, f.item, f.assignment from supervision_forecast_facets f join supervision_forecasts w on w.item = f.item and w.assignment = f.assignment ${holding}
    where f.facet = ${facet} and f.key = k.key and ${wanted} order by f.due_on, f.item, f.assignment limit ${limit}) p)`)
  if (parts.length === 0) return []
  const { rows } = await sql<LateRow>`
    select ${columns} from (select * from (${sql.join(parts, sql` union `)}) every order by due_on, item, assignment limit ${limit}) found
      join supervision_forecasts w on w.item = found.item and w.assignment = found.assignment join supervision_items i on i.id = w.item order by w.due_on, w.item, w.assignment`.execute(db)
  return warned(db, now, rows)
}

/** Headings under which a viewer finds warnings; of an organ that he oversees, all but 批示件. */
const headingsOf = ({ whole, overseen, units, people }: Reach): readonly { readonly facet: string; readonly keys: readonly string[] }[] => [
  { facet: 'organ', keys: [...whole, ...overseen] }, { facet: 'instruction', keys: whole }, { facet: 'unit', keys: units }, { facet: 'cooperating', keys: units }, { facet: 'person', keys: people },
].filter(({ keys }) => keys.length > 0)

async function warned(db: Db, now: Looking['now'], rows: readonly LateRow[]): Promise<readonly LateWarning[]> {
  const { units } = await unitTree(db, dayOf(now))
  return rows.flatMap(({ item, assignment, state, dueOn, chance, scope, cases, seen, elapsed }): readonly LateWarning[] => {
    const one = assignmentsOf(state).find(({ number }) => number === assignment)
    const reason = forecastReason({ scope, cases, seen, chance }, elapsed)
    return one ? [{ item, assignment, title: state.matter.title, number: 'number' in state ? state.number : null, content: one.content, unit: { unit: one.lead.unit, name: units.get(one.lead.unit)?.shortName ?? one.lead.name }, dueOn, chance, reason }] : []
  })
}

/** What is foreseen of one item, for its own page; whether it may be seen is asked before. */
export async function foreseenOf({ db, now }: Pick<Looking, 'db' | 'now'>, item: ItemId): Promise<readonly Pick<LateWarning, 'assignment' | 'reason'>[]> {
  const { rows } = await sql<LateRow>`select ${columns} from supervision_forecasts w ${holding} where w.item = ${item} and ${stillHolds(dayOf(now))} order by w.assignment`.execute(db)
  return (await warned(db, now, rows)).map(({ assignment, reason }) => ({ assignment, reason }))
}

/** Groups of which the viewer sees as many as make a group, the newest complaints first; of the rest nothing is said. */
async function repeatsFor(looking: Looking, least: number): Promise<readonly RepeatWarning[]> {
  const { rows } = await sql<{ cluster: string; id: ItemId; title: string; number: string | null; on: Day }>`
    select r.cluster, i.id, i.title, i.number, r.brought_on as "on" from supervision_repeats r join supervision_items i on i.id = r.item
    where ${seenBy(reachOf(await viewerOf(looking)), 'i', 'i.id')} order by r.brought_on desc, r.item desc limit ${MOST_REPEATS}`.execute(looking.db)
  return [...Map.groupBy(rows.toReversed(), ({ cluster }) => cluster).values()].filter((group) => group.length >= least).map((group) => ({ items: group.map(({ id, title, number, on }) => ({ id, title, number, on })) }))
    .toSorted((one, other) => (one.items.at(-1)!.on < other.items.at(-1)!.on ? 1 : -1))
}

const MOST_REPEATS = 300
