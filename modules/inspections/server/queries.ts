import { sql, type RawBuilder } from 'kysely'
import { openLedgerStates } from '../core/words.ts'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../core/access.ts'
import type { InspectionAt, InspectionId, ProblemAt } from '../core/types.ts'
import type { InspectionFilter, LedgerFilter } from '../core/views.ts'
import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'

interface Way { readonly party: string; readonly keys: readonly string[] }

/** By which parties a viewer comes to see inspections; the last is by his own units, whose part alone he sees. */
function waysOf(viewer: Viewer): { readonly whole: readonly Way[]; readonly own: readonly Way[] } {
  const { agencies, organs, units, people } = reachOf(viewer)
  const whole = [{ party: 'agency', keys: agencies }, { party: 'organ', keys: organs }, { party: 'person', keys: people }]
  return { whole: whole.filter(({ keys }) => keys.length > 0), own: units.length > 0 ? [{ party: 'target', keys: units }] : [] }
}

/** The condition on `inspection` under which it has one of these parties. */
const isParty = (ways: readonly Way[], inspection: RawBuilder<unknown>): RawBuilder<boolean> => (ways.length === 0 ? sql`false`
  : sql`exists (select from inspections_parties p where p.inspection = ${inspection} and (${sql.join(ways.map(({ party, keys }) => sql`(p.party = ${party} and p.key = any(${keys}::text[]))`), sql` or `)}))`)

/** Whether the viewer may know of an inspection, asked of the database: the SQL twin of `sightOf` not being `none`. */
export async function isVisible(db: Db, viewer: Viewer, id: InspectionId): Promise<boolean> {
  const { whole, own } = waysOf(viewer)
  const { rows } = await sql`select 1 from inspections_inspections i where i.id = ${id} and ${isParty([...whole, ...own], sql`i.id`)}`.execute(db)
  return rows.length > 0
}

export interface Resting { readonly id: InspectionId; readonly at: InspectionAt; readonly theme: string; readonly createdAt: Instant }

/** Inspections that rest on a thing of another module, as far as the viewer sees them whole: a unit is not told on what ground it was visited. */
export async function inspectionsResting(db: Db, viewer: Viewer, subject: string): Promise<readonly Resting[]> {
  const { rows } = await sql<Resting>`
    select i.id, i.at, i.theme, i.created_at as "createdAt" from inspections_inspections i where i.basis = ${subject} and ${isParty(waysOf(viewer).whole, sql`i.id`)} order by i.created_at, i.id limit 50`.execute(db)
  return rows
}

export interface Asked<Filter> { readonly filter: Filter; readonly after: string | null; readonly limit: number }
export interface Found { readonly id: InspectionId; readonly sortKey: number }

/** A page of inspections. Under each party the index is read in the order of the list and no further than one page; then the few are merged. */
export async function findInspections(db: Db, viewer: Viewer, { filter, after, limit }: Asked<InspectionFilter>): Promise<readonly Found[]> {
  const { whole, own } = waysOf(viewer)
  const wanted = sql.join([...narrowed(filter), ...afterOf(after), sql`true`], sql` and `)
  const parts = [...whole, ...own].map(({ party, keys }) => sql`(select f.id, f.sort_key from unnest(${keys}::text[]) k (key) cross join lateral (
    select i.id, p.sort_key from inspections_parties p join inspections_inspections i on i.id = p.inspection where p.party = ${party} and p.key = k.key and ${wanted} order by p.sort_key, p.inspection limit ${limit}) f)`)
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`select id, sort_key as "sortKey" from (${sql.join(parts, sql` union `)}) found order by sort_key, id limit ${limit}`.execute(db)
  return rows
}

function narrowed({ scope = 'open', method, q }: InspectionFilter): readonly RawBuilder<unknown>[] {
  return [
    ...(scope === 'all' ? [] : [scope === 'closed' ? sql`i.at in ('closed', 'cancelled')` : sql`i.at not in ('closed', 'cancelled')`]), ...(method ? [sql`i.method = ${method}`] : []),
    ...(q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => sql`(strpos(i.theme, ${word}) > 0 or strpos(coalesce(i.number, ''), ${word}) > 0)`),
  ]
}

const afterOf = (after: string | null) => {
  const [, key, last] = /^(-?\d+)\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  return key ? [sql`(p.sort_key, p.inspection) > (${Number(key)}::int, ${last})`] : []
}

/** Where a further page goes on. */
export const cursorOf = ({ sortKey, id }: Found): string => `${sortKey}.${id}`

export interface FoundProblem {
  readonly inspection: InspectionId; readonly number: number; readonly theme: string; readonly unit: UnitId; readonly at: ProblemAt
  readonly description: string; readonly measure: string; readonly dueOn: Day; readonly resolvedOn: Day | null
}

/** A page of the 整改台账: what the viewer's units have to put right, and what his agencies found; what is due first comes first. Nobody's problem is here before it was handed out. */
export async function findProblems(db: Db, viewer: Viewer, { filter: { state = 'open', unit }, after, limit }: Asked<LedgerFilter>): Promise<readonly FoundProblem[]> {
  const { whole } = waysOf(viewer)
  const { units } = reachOf(viewer)
  const [, day, last, number] = /^(\d{4}-\d\d-\d\d)\.([\w-]{1,64})\.(\d{1,6})$/.exec(after ?? '') ?? []
  const wanted = sql.join([
    sql`r.handed_out_on is not null`, sql`(${isParty(whole, sql`r.inspection`)} or r.unit = any(${units}::text[]))`,
    ...(unit ? [sql`r.unit = ${unit}`] : []), ...(state === 'all' ? [] : [sql`r.at = any(${state === 'open' ? openLedgerStates : ['resolved']}::text[])`]),
    ...(day ? [sql`(r.due_on, r.inspection, r.number) > (${day}::date, ${last}, ${Number(number)}::int)`] : []),
  ], sql` and `)
  const { rows } = await sql<FoundProblem>`
    select r.inspection, r.number, i.theme, r.unit, r.at, r.description, r.measure, r.due_on as "dueOn", r.resolved_on as "resolvedOn"
    from inspections_problems r join inspections_inspections i on i.id = r.inspection where ${wanted} order by r.due_on, r.inspection, r.number limit ${limit}`.execute(db)
  return rows
}

export const problemCursorOf = ({ dueOn, inspection, number }: Pick<FoundProblem, 'dueOn' | 'inspection' | 'number'>): string => `${dueOn}.${inspection}.${number}`
