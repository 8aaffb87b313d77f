import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../../core/items/access.ts'
import type { ItemId } from '../../core/items/types.ts'
import type { OwnFilter, TrayFilter, TrayView } from '../../core/items/views.ts'

export interface Asked<Filter> { readonly filter: Filter; readonly after: string | null; readonly limit: number }
export interface Found { readonly id: ItemId; readonly at: Instant }

/** Whether the viewer may know of an item, asked of the database: the SQL twin of `sightOf` not being `none`. */
export async function isVisible(db: Db, viewer: Viewer, id: ItemId): Promise<boolean> {
  const { rows } = await sql`select 1 from reporting_items i where i.id = ${id} and ${visibleTo(viewer)}`.execute(db)
  return rows.length > 0
}

/** The condition on `i` under which the viewer may know of an item. */
export function visibleTo(viewer: Viewer): RawBuilder<boolean> {
  const { people, points, isDesk } = reachOf(viewer)
  return sql`(i.author = any(${people}::text[]) or i.point = any(${points}::text[])${isDesk ? sql` or i.submitted_at is not null` : sql``})`
}

/** A page of what the viewer and his points wrote, the latest first. Each way is read along its index and no further than one page. */
export async function findOwn(db: Db, viewer: Viewer, { filter, after, limit }: Asked<OwnFilter>): Promise<readonly Found[]> {
  const { people, points } = reachOf(viewer)
  const wanted = sql.join([...scopeOf(filter.scope ?? 'open'), ...wordsIn(filter.q), ...afterOf(after, sql`i.created_at`), sql`true`], sql` and `)
  const along = (column: RawBuilder<unknown>, keys: readonly string[]) => sql`(select f.id, f.at from unnest(${keys}::text[]) k (key) cross join lateral (
    select i.id, i.created_at as at from reporting_items i where ${column} = k.key and ${wanted} order by i.created_at desc, i.id desc limit ${limit}) f)`
  const { rows } = await sql<Found>`select id, at from (${along(sql`i.author`, people)} union ${along(sql`i.point`, points)}) found order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

const scopeOf = (scope: NonNullable<OwnFilter['scope']>): readonly RawBuilder<unknown>[] =>
  (scope === 'all' ? [] : [scope === 'open' ? sql`i.at in ('drafted', 'atOfficeHead', 'atLeader')` : sql`i.submitted_at is not null`])

/** A page of what has reached the office; nothing for whoever is not of it. */
export async function findInTray(db: Db, viewer: Viewer, { filter, after, limit }: Asked<TrayFilter>): Promise<readonly Found[]> {
  if (!reachOf(viewer).isDesk) return []
  const { view = 'new', kind, channel, q } = filter
  const wanted = sql.join([
    sql`i.submitted_at is not null`, ...viewOf(view), ...(kind ? [sql`i.kind = ${kind}`] : []), ...(channel ? [sql`i.channel = ${channel}`] : []), ...wordsIn(q), ...afterOf(after, sql`i.submitted_at`),
  ], sql` and `)
  const { rows } = await sql<Found>`select i.id, i.submitted_at as at from reporting_items i where ${wanted} order by i.submitted_at desc, i.id desc limit ${limit}`.execute(db)
  return rows
}

function viewOf(view: TrayView): readonly RawBuilder<unknown>[] {
  switch (view) {
    case 'new': return [sql`i.at = 'submitted'`]
    case 'editing': return [sql`(i.at = 'editing' or (i.at = 'screened' and i.decision = 'adopt'))`]
    case 'reviewing': return [sql`i.at = 'reviewing'`]
    case 'done': return [sql`i.at in ('signed', 'published')`]
    case 'reserve': return [sql`i.at = 'screened'`, sql`i.decision = 'reserve'`]
    case 'other': return [sql`(i.at in ('drafted', 'atOfficeHead', 'atLeader', 'archived') or (i.at = 'screened' and i.decision in ('merge', 'decline')))`]
    case 'all': return []
  }
}

/** How many lie in each of the views that ask for something. */
export async function countTray(db: Db, viewer: Viewer): Promise<Readonly<Record<'new' | 'editing' | 'reviewing', number>>> {
  if (!reachOf(viewer).isDesk) return { new: 0, editing: 0, reviewing: 0 }
  const { rows: [row] } = await sql<{ new: number; editing: number; reviewing: number }>`
    select (select count(*)::int from reporting_items i where i.submitted_at is not null and ${viewOf('new')[0]}) as new,
      (select count(*)::int from reporting_items i where i.submitted_at is not null and ${viewOf('editing')[0]}) as editing,
      (select count(*)::int from reporting_items i where i.submitted_at is not null and ${viewOf('reviewing')[0]}) as reviewing`.execute(db)
  return row!
}

const wordsIn = (q: string | undefined): readonly RawBuilder<unknown>[] => (q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => sql`(strpos(i.title, ${word}) > 0 or strpos(i.text, ${word}) > 0)`)

const afterOf = (after: string | null, column: RawBuilder<unknown>) => {
  const [, at, last] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  return at ? [sql`(${column}, i.id) < (${at}::timestamptz, ${last})`] : []
}

/** Where a further page goes on. */
export const cursorOf = ({ at, id }: Found): string => `${at}_${id}`
