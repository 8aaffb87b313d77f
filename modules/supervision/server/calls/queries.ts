import { sql, type RawBuilder } from 'kysely'
import type { UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import { reachOf, type Viewer } from '../../core/access.ts'
import type { CalledAt, CallId, CallStage } from '../../core/calls/types.ts'

export type CallScope = 'open' | 'closed'
const STAGES: Readonly<Record<CallScope, readonly CallStage[]>> = { open: ['drafted', 'returned', 'sent'], closed: ['closed', 'withdrawn'] }

export interface CallQuestion { readonly scope: CallScope; readonly q: string; readonly after: string | null; readonly limit: number }
export interface FoundCall {
  readonly id: CallId; readonly at: CallStage; readonly number: string | null; readonly theme: string; readonly dueAt: Instant; readonly called: number; readonly replied: number; readonly onTime: number
  readonly sortKey: number; readonly isWhole: boolean; readonly own: CalledAt | null
}

/**
 * A page of calls, what falls due first at the top: from each organ and stage whose table the viewer sees, and from each of his units,
 * an index is read no further than one page; then the few are merged. The SQL twin of `callSightOf`.
 */
export async function findCalls(db: Db, viewer: Viewer, question: CallQuestion): Promise<readonly FoundCall[]> {
  const { whole, overseen, units } = reachOf(viewer)
  const organs = [...whole, ...overseen]
  const parts = [...(organs.length > 0 ? [ofOrgans(organs, question)] : []), ...(units.length > 0 ? [ofUnits(units, question)] : [])]
  if (parts.length === 0) return []
  const { rows } = await sql<FoundCall>`
    select c.id, c.at, c.number, c.theme, c.due_at as "dueAt", c.called, c.replied, c.on_time as "onTime", c.sort_key as "sortKey", c.organ = any(${organs}::text[]) as "isWhole",
      (select u.at from supervision_call_units u where u.call = c.id and u.unit = any(${units}::text[]) order by u.position limit 1) as own
    from (${sql.join(parts, sql` union `)}) found join supervision_calls c on c.id = found.id order by c.sort_key, c.id limit ${question.limit}`.execute(db)
  return rows
}

function ofOrgans(organs: readonly UnitId[], { scope, q, after, limit }: CallQuestion): RawBuilder<unknown> {
  const wanted = sql.join([...wordsOf(q), ...afterOf(after, 'i.id', 'i'), sql`true`], sql` and `)
  return sql`(select p.id, p.sort_key from unnest(${organs}::text[]) o (organ) cross join unnest(${STAGES[scope]}::text[]) s (at)
    cross join lateral (select i.id, i.sort_key from supervision_calls i where i.organ = o.organ and i.at = s.at and ${wanted} order by i.sort_key, i.id limit ${limit}) p)`
}

function ofUnits(units: readonly UnitId[], { scope, q, after, limit }: CallQuestion): RawBuilder<unknown> {
  const words = wordsOf(q)
  const wanted = sql.join([...words, ...afterOf(after, 'u.call', 'u'), sql`true`], sql` and `)
  return sql`(select p.call as id, p.sort_key from unnest(${units}::text[]) k (unit) cross join unnest(${STAGES[scope]}::text[]) s (at)
    cross join lateral (select u.call, u.sort_key from supervision_call_units u ${words.length > 0 ? sql`join supervision_calls i on i.id = u.call` : sql``}
      where u.unit = k.unit and u.call_at = s.at and ${wanted} order by u.sort_key, u.call limit ${limit}) p)`
}

const wordsOf = (q: string) => q.trim().split(/\s+/).filter(Boolean).map((word) => sql`(strpos(i.theme, ${word}) > 0 or strpos(coalesce(i.number, ''), ${word}) > 0)`)

const afterOf = (after: string | null, id: 'i.id' | 'u.call', alias: 'i' | 'u') => {
  const [, key, last] = /^(-?\d+)\.([\w-]{1,64})$/.exec(after ?? '') ?? []
  return key ? [sql`(${sql.raw(`${alias}.sort_key`)}, ${sql.raw(id)}) > (${Number(key)}::int, ${last})`] : []
}

/** Where a further page goes on. */
export const callCursorOf = ({ sortKey, id }: FoundCall): string => `${sortKey}.${id}`

/** Whether the viewer may know of a call; of one unit's reply, where one is named. */
export async function isCallVisible(db: Db, viewer: Viewer, { call, unit }: { readonly call: CallId; readonly unit: string | null }): Promise<boolean> {
  const { whole, overseen, units } = reachOf(viewer)
  const { rows } = await sql`
    select 1 from supervision_calls c where c.id = ${call} and (c.organ = any(${[...whole, ...overseen]}::text[])
      or exists (select from supervision_call_units u where u.call = c.id and u.unit = any(${units}::text[]) and (${unit}::text is null or u.unit = ${unit})))`.execute(db)
  return rows.length > 0
}
