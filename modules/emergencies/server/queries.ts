import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../core/access.ts'
import type { EmergencyId } from '../core/types.ts'
import type { EmergencyFilter } from '../core/views.ts'

export interface Asked<Filter> { readonly filter: Filter; readonly after: string | null; readonly limit: number }
export interface Found { readonly id: EmergencyId; readonly receivedAt: Instant }

const partsOf = ({ people, units }: ReturnType<typeof reachOf>) => [{ party: 'person', keys: people }, { party: 'unit', keys: units }].filter(({ keys }) => keys.length > 0)

/** Whether the viewer may know of an emergency, asked of the database: the SQL twin of `sightOf` not being `none`. */
export async function isVisible(db: Db, viewer: Viewer, id: EmergencyId): Promise<boolean> {
  const reach = reachOf(viewer)
  const ways = partsOf(reach).map(({ party, keys }) => sql`(p.party = ${party} and p.key = any(${keys}::text[]))`)
  const isParty = ways.length === 0 ? sql`false` : sql`exists (select from emergencies_parties p where p.emergency = e.id and (${sql.join(ways, sql` or `)}))`
  const { rows } = await sql`select 1 from emergencies_emergencies e where e.id = ${id} and (${reach.whole} or ${isParty})`.execute(db)
  return rows.length > 0
}

/** A page of emergencies, the latest first. Each way of seeing reads its index in the order of the list and no further than one page. */
export async function findEmergencies(db: Db, viewer: Viewer, { filter: { scope = 'open' }, after, limit }: Asked<EmergencyFilter>): Promise<readonly Found[]> {
  const reach = reachOf(viewer)
  const isOpen = scope === 'all' ? null : scope === 'open'
  if (reach.whole) {
    const { rows } = await sql<Found>`select e.id, e.received_at as "receivedAt" from emergencies_emergencies e where ${wanted(isOpen, after, { at: sql`e.received_at`, id: sql`e.id`, open: sql`e.is_open` })} order by e.received_at desc, e.id desc limit ${limit}`.execute(db)
    return rows
  }
  const parts = partsOf(reach).map(({ party, keys }) => sql`(select f.id, f.at from unnest(${keys}::text[]) k (key) cross join lateral (
    select p.emergency as id, p.received_at as at from emergencies_parties p where p.party = ${party} and p.key = k.key and ${wanted(isOpen, after, { at: sql`p.received_at`, id: sql`p.emergency`, open: sql`p.is_open` })}
    order by p.received_at desc, p.emergency desc limit ${limit}) f)`)
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`select id, at as "receivedAt" from (${sql.join(parts, sql` union `)}) found order by at desc, id desc limit ${limit}`.execute(db)
  return rows
}

interface Columns { readonly at: RawBuilder<unknown>; readonly id: RawBuilder<unknown>; readonly open: RawBuilder<unknown> }
function wanted(isOpen: boolean | null, after: string | null, { at, id, open }: Columns): RawBuilder<unknown> {
  const [, time, last] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)_([\w-]{1,64})$/.exec(after ?? '') ?? []
  return sql.join([...(isOpen === null ? [sql`true`] : [sql`${open} = ${isOpen}`]), ...(time ? [sql`(${at}, ${id}) < (${time}::timestamptz, ${last})`] : [])], sql` and `)
}

/** Where a further page goes on. */
export const cursorOf = ({ receivedAt, id }: Found): string => `${receivedAt}_${id}`

/** Emergencies taken over from a thing of another module (`duty:ID`). */
export async function emergenciesFrom(db: Db, subject: string): Promise<readonly EmergencyId[]> {
  const { rows } = await sql<{ id: EmergencyId }>`select id from emergencies_emergencies where subject = ${subject} order by received_at, id limit 20`.execute(db)
  return rows.map(({ id }) => id)
}
