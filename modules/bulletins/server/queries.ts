import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../core/access.ts'
import { EVERYBODY, partyToken, type Party } from '../core/rows.ts'
import { gramsOf } from '../core/search.ts'
import type { BulletinId, IssueId } from '../core/types.ts'
import type { IssueFilter } from '../core/views.ts'

interface Way { readonly party: Party['party']; readonly keys: readonly string[] }

/** By which parties a viewer comes to see issues: at every stage as their office, and what is out as a reader. */
function waysOf(viewer: Viewer): { readonly work: readonly Way[]; readonly read: readonly Way[] } {
  const { editing, organs, units, people, isStaff } = reachOf(viewer)
  const given = (ways: readonly Way[]) => ways.filter(({ keys }) => keys.length > 0)
  return {
    work: given([{ party: 'editing', keys: editing }, { party: 'organ', keys: organs }]),
    read: given([{ party: 'unit', keys: units }, { party: 'person', keys: people }, { party: 'all', keys: isStaff ? [EVERYBODY] : [] }]),
  }
}

/** The condition on an issue under which it has one of these parties. */
const isParty = (ways: readonly Way[], issue: RawBuilder<unknown>): RawBuilder<boolean> => (ways.length === 0 ? sql`false`
  : sql`exists (select from bulletins_parties p where p.issue = ${issue} and (${sql.join(ways.map(({ party, keys }) => sql`(p.party = ${party} and p.key = any(${keys}::text[]))`), sql` or `)}))`)

/** How far the viewer sees an issue, asked of the database: the SQL twin of `sightOf`. */
export async function sightIn(db: Db, viewer: Viewer, id: IssueId): Promise<'work' | 'read' | 'none'> {
  const { work, read } = waysOf(viewer)
  const { rows: [row] } = await sql<{ work: boolean; read: boolean }>`select ${isParty(work, sql`i.id`)} as work, ${isParty(read, sql`i.id`)} as read from bulletins_issues i where i.id = ${id}`.execute(db)
  return row?.work ? 'work' : row?.read ? 'read' : 'none'
}

export interface Asked<Filter> { readonly filter: Filter; readonly after: string | null; readonly limit: number }
export interface Listed { readonly id: IssueId; readonly sortKey: number }

/** A page of issues, the newest first. Under each party the index is read in the order of the list and no further than one page; then the few are merged. */
export async function findIssues(db: Db, viewer: Viewer, { filter, after, limit }: Asked<IssueFilter>): Promise<readonly Listed[]> {
  const found = newest(viewer, { filter, after: sortedAfter(after), limit })
  return found ? (await sql<Listed>`select id, sort_key as "sortKey" from (${found}) newest order by sort_key, id`.execute(db)).rows : []
}

interface From { readonly filter: IssueFilter; readonly after: readonly RawBuilder<unknown>[]; readonly limit: number }

function newest(viewer: Viewer, { filter: { bulletin, scope = 'out', year }, after, limit }: From): RawBuilder<unknown> | null {
  const { work, read } = waysOf(viewer)
  const wanted = sql.join([
    scope === 'out' ? sql`i.number is not null` : sql`i.number is null and i.at <> 'discarded'`, ...(bulletin ? [sql`p.bulletin = ${bulletin}`] : []), ...(year ? [sql`i.year = ${year}`] : []), ...after,
  ], sql` and `)
  const parts = [...work, ...(scope === 'out' ? read : [])].map(({ party, keys }) => sql`(select f.id, f.sort_key from unnest(${keys}::text[]) k (key) cross join lateral (
    select p.issue as id, p.sort_key from bulletins_parties p join bulletins_issues i on i.id = p.issue where p.party = ${party} and p.key = k.key and ${wanted} order by p.sort_key, p.issue limit ${limit}) f)`)
  return parts.length === 0 ? null : sql`select id, sort_key from (${sql.join(parts, sql` union `)}) merged order by sort_key, id limit ${limit}`
}

const sortedAfter = (after: string | null): readonly RawBuilder<unknown>[] => {
  const [, key, last] = /^(-?\d+)\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  return key ? [sql`(p.sort_key, p.issue) > (${Number(key)}::int, ${last})`] : []
}
/** Where a further page goes on. */
export const cursorOf = ({ sortKey, id }: Listed): string => `${sortKey}.${id}`

export interface FoundEntry { readonly issue: IssueId; readonly sortKey: number; readonly place: number; readonly column: string; readonly title: string; readonly body: string }
export interface Sought { readonly words: readonly string[]; readonly bulletin: BulletinId | undefined; readonly after: string | null; readonly limit: number }

/** How many issues are read through before the index is asked: common words stand in them, rare ones the index finds. */
const NEWEST = 120

/**
 * A page of what is found in the archive, the newest first; nobody finds an issue that he may not read.
 * A word that is common fills the page from the newest issues; one that is rare has a short list in the index. So neither grows with the archive.
 */
export async function search(db: Db, viewer: Viewer, sought: Sought): Promise<readonly FoundEntry[]> {
  const { words, bulletin, limit } = sought
  const after = entryAfter(sought.after)
  const recent = newest(viewer, { filter: { bulletin }, after: after ? [sql`(p.sort_key, p.issue) >= (${after.key}::int, ${after.issue})`] : [], limit: NEWEST })
  if (!recent || words.length === 0) return []
  const fits = sql.join([...words.map((word) => sql`strpos(e.words, ${word}) > 0`), ...(after ? [sql`(n.sort_key, e.issue, e.place) > (${after.key}::int, ${after.issue}, ${after.place}::int)`] : [])], sql` and `)
  const shown = sql`e.issue, n.sort_key as "sortKey", e.place, e.column_name as "column", e.title, e.body`
  const { rows } = await sql<FoundEntry>`with n as materialized (${recent}) select ${shown} from n join bulletins_entries e on e.issue = n.id where ${fits} order by n.sort_key, e.issue, e.place limit ${limit}`.execute(db)
  const grams = [...new Set(words.flatMap(gramsOf))]
  // A single letter has no pair: the newest issues are all that is looked through for it.
  if (rows.length >= limit || grams.length === 0) return rows
  const { work, read } = waysOf(viewer)
  // The index knows of whom a piece may be read too: a word that is common only where the viewer reads nothing costs him nothing.
  const tokens = [...work, ...read].flatMap(({ party, keys }) => keys.map((key) => partyToken(party, key)))
  return (await sql<FoundEntry>`
    with e as materialized (select * from bulletins_entries where grams @> ${grams}::text[] and grams && ${tokens}::text[])
    select ${shown} from e join bulletins_issues n on n.id = e.issue where ${fits} ${bulletin ? sql`and n.bulletin = ${bulletin}` : sql``} and ${isParty([...work, ...read], sql`e.issue`)}
    order by n.sort_key, e.issue, e.place limit ${limit}`.execute(db)).rows
}

function entryAfter(after: string | null): { readonly key: number; readonly issue: string; readonly place: number } | null {
  const [, key, issue, place] = /^(-?\d+)\.([\w-]{1,64})\.(\d{1,6})$/.exec(after ?? '') ?? []
  return key ? { key: Number(key), issue: issue!, place: Number(place) } : null
}
export const entryCursorOf = ({ sortKey, issue, place }: Pick<FoundEntry, 'sortKey' | 'issue' | 'place'>): string => `${sortKey}.${issue}.${place}`

/** Where a further page of the tray goes on: the newest offers come first. */
export const offerAfter = (after: string | null): RawBuilder<unknown> => {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  return at ? sql`(o.offered_at < ${at}::timestamptz or (o.offered_at = ${at}::timestamptz and o.id > ${id}))` : sql`true`
}
