import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/act'
import { reachOf, type Reach, type Viewer } from '../core/access.ts'
import { lightOrder } from '../core/lights.ts'
import { sources, type Source } from '../core/sources.ts'
import type { ItemId, Light } from '../core/types.ts'
import type { ItemFilter } from '../core/views.ts'

const CLOSED: readonly Light[] = ['done', 'ended']

/** Whether the viewer may know of an item, asked of the database: the SQL twin of `maySee`. */
export async function isVisible(db: Db, viewer: Viewer, id: ItemId): Promise<boolean> {
  const { rows } = await sql`select 1 from supervision_items i where i.id = ${id} and ${seenBy(reachOf(viewer), 'i', 'i.id')}`.execute(db)
  return rows.length > 0
}

/** The condition on a row `alias` (an item or one of its headings) under which a viewer of this reach sees it. */
export function seenBy({ whole, overseen, units, people, decides }: Reach, alias: 'i' | 'f', item: 'i.id' | 'f.item'): RawBuilder<boolean> {
  const row = sql.raw(alias)
  // `offset 0` has each row asked by itself: else all that a person ever had to do with is read to answer for twenty.
  const ways = [
    ...(whole.length ? [sql`${row}.organ = any(${whole}::text[])`] : []),
    // 批示件 (A6): leaders who oversee an office do not see the instructions of others.
    ...(overseen.length ? [sql`(${row}.organ = any(${overseen}::text[]) and ${row}.source <> 'leaderInstruction')`] : []),
    ...(units.length ? [sql`exists (select from supervision_facets a where a.item = ${sql.raw(item)} and a.facet in ('unit', 'cooperating') and a.key = any(${units}::text[]) offset 0)`] : []),
    ...(people.length ? [sql`exists (select from supervision_facets a where a.item = ${sql.raw(item)} and a.facet = 'person' and a.key = any(${people}::text[]) offset 0)`] : []),
    ...(decides.length ? [sql`exists (select from supervision_facets a where a.item = ${sql.raw(item)} and a.facet = 'awaiting' and a.key = any(${decides}::text[]) offset 0)`] : []),
  ]
  return ways.length ? sql`(${sql.join(ways, sql` or `)})` : sql`false`
}

export interface ListQuestion { readonly filter: ItemFilter; readonly after: string | null; readonly limit: number }
export interface Found { readonly id: ItemId; readonly sortKey: number }

/**
 * A page of items, what falls due first at the top. Under each heading, source and light the index is read in the order of the list and no further than one page;
 * then the few are merged, so that the size of the house does not matter.
 */
export async function findItems(db: Db, viewer: Viewer, question: ListQuestion): Promise<readonly Found[]> {
  const reach = reachOf(viewer)
  const parts = stretches(reach, question)
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`select id, sort_key as "sortKey" from (${sql.join(parts, sql` union `)}) found order by sort_key, id limit ${question.limit}`.execute(db)
  return rows
}

/** The stretches of indexes from which a list is made: those of the heading asked for, else every way by which the viewer comes to see items. */
function stretches(reach: Reach, question: ListQuestion): readonly RawBuilder<unknown>[] {
  const { filter } = question
  const under = (facet: string, keys: readonly string[], must: RawBuilder<unknown> | null) => (keys.length ? [ofHeading(facet, keys, { question, must })] : [])
  const heading = (['unit', 'cooperating', 'leader'] as const).find((name) => filter[name] !== undefined)
  if (heading) return isNothing(reach) ? [] : under(heading, [filter[heading]!], seenBy(reach, 'f', 'f.item'))
  if (filter.mine) return under('person', reach.people, null)
  const { whole, overseen, units, people, decides } = reach
  return [
    ...(whole.length ? [ofOrgans(whole, question, sourcesOf(filter))] : []),
    ...(overseen.length ? [ofOrgans(overseen, question, sourcesOf(filter).filter((source) => source !== 'leaderInstruction'))] : []),
    ...under('unit', units, null), ...under('cooperating', units, null), ...under('person', people, null), ...under('awaiting', decides, null),
  ]
}

const isNothing = ({ whole, overseen, units, people, decides }: Reach): boolean => whole.length + overseen.length + units.length + people.length + decides.length === 0

function ofOrgans(organs: readonly string[], { filter, after, limit }: ListQuestion, asked: readonly Source[]): RawBuilder<unknown> {
  const wanted = sql.join([...rest(filter), ...afterOf(after, 'i', 'id'), sql`true`], sql` and `)
  return sql`(select p.id, p.sort_key from unnest(${organs}::text[]) o (organ) cross join unnest(${asked}::text[]) s (source) cross join unnest(${lightsOf(filter)}::text[]) l (light)
    cross join lateral (select i.id, i.sort_key from supervision_items i where i.organ = o.organ and i.source = s.source and i.light = l.light and ${wanted} order by i.sort_key, i.id limit ${limit}) p)`
}

function ofHeading(facet: string, keys: readonly string[], { question: { filter, after, limit }, must }: { question: ListQuestion; must: RawBuilder<unknown> | null }): RawBuilder<unknown> {
  const narrowing = rest(filter)
  const wanted = sql.join([...narrowing, ...afterOf(after, 'f', 'item'), ...(must ? [must] : []), sql`true`], sql` and `)
  return sql`(select p.item as id, p.sort_key from unnest(${keys}::text[]) k (key) cross join unnest(${sourcesOf(filter)}::text[]) s (source) cross join unnest(${lightsOf(filter)}::text[]) l (light)
    cross join lateral (select f.item, f.sort_key from supervision_facets f ${narrowing.length ? sql`join supervision_items i on i.id = f.item` : sql``}
      where f.facet = ${facet} and f.key = k.key and f.source = s.source and f.light = l.light and ${wanted} order by f.sort_key, f.item limit ${limit}) p)`
}

const lightsOf = ({ light, scope = 'open' }: ItemFilter): readonly Light[] =>
  (light ? [light] : lightOrder.filter((one) => scope === 'all' || CLOSED.includes(one) === (scope === 'closed')))

const sourcesOf = ({ source, instructions = 'all' }: ItemFilter): readonly Source[] =>
  (source ? [source] : sources).filter((one) => instructions === 'all' || (one === 'leaderInstruction') === (instructions === 'only'))

const afterOf = (after: string | null, alias: 'i' | 'f', id: 'id' | 'item') => {
  const [, key, last] = /^(-?\d+)\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  return key ? [sql`(${sql.raw(alias)}.sort_key, ${sql.raw(`${alias}.${id}`)}) > (${Number(key)}::int, ${last})`] : []
}

/** Where a further page goes on. */
export const cursorOf = ({ sortKey, id }: Found): string => `${sortKey}.${id}`

/** What no index runs along; it is looked at on the way. */
function rest({ category, at, pace, year, list, q }: ItemFilter): readonly RawBuilder<unknown>[] {
  return [
    ...(category ? [sql`i.category = ${category}`] : []), ...(at ? [sql`i.at = ${at}`] : []), ...(pace ? [sql`i.pace = ${pace}`] : []), ...(year ? [sql`i.year = ${year}`] : []), ...(list ? [sql`i.list = ${list}`] : []),
    ...(q ?? '').trim().split(/\s+/).filter(Boolean).map((word) => sql`(strpos(i.title, ${word}) > 0 or strpos(coalesce(i.number, ''), ${word}) > 0)`),
  ]
}
