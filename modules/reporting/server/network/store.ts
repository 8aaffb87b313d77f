import { sql } from 'kysely'
import { dayOf } from '#lib/instants'
import type { Db, Work } from '#platform/act'
import type { PointId } from '../../core/network/three.ts'
import type { Point, PointEvent, PointState } from '../../core/network/types.ts'
import { json } from '../tables.ts'
import { inNetwork } from './tables.ts'

export interface StoredPoint { readonly version: number; readonly state: Point }

/** A point as it stands; null when there is none. Asks nobody's leave. */
export const pointOf = async (db: Db, id: PointId): Promise<StoredPoint | null> =>
  (await inNetwork(db).selectFrom('reporting_points').select(['version', 'state']).where('id', '=', id).executeTakeFirst()) ?? null

/** A point for changing: no other command changes it before this one has committed. */
export const lockPoint = async (db: Db, id: PointId): Promise<StoredPoint | null> =>
  (await inNetwork(db).selectFrom('reporting_points').select(['version', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

/** Writes what happened to a point: its row, its roles by days, the change, and the journal. */
export async function savePoint(work: Work, { before, after, version, events }: { readonly before: PointState; readonly after: Point; readonly version: number; readonly events: readonly PointEvent[] }): Promise<void> {
  const { id, level, unit, name, parent, at, fromOn, untilOn } = after
  const row = { version: version + events.length, state: json(after) as never, level, unit, name, parent, is_active: at === 'active', from_on: fromOn, until_on: untilOn }
  if (before.at === 'absent') await inNetwork(work.db).insertInto('reporting_points').values({ id, ...row }).execute()
  else await inNetwork(work.db).updateTable('reporting_points').set(row).where('id', '=', id).execute()
  for (const event of events) await saveRole(work, id, event)
  await inNetwork(work.db).insertInto('reporting_network_changes').values(events.map((event, index) => ({
    point: id, number: version + index + 1, at: event.at, by_person: event.by.person, by_name: event.by.name, unit_name: event.by.unitName, type: event.type, event: json(event) as never,
  }))).execute()
  work.record({ stream: `reporting-point:${id}`, from: version, events, before: auditOf(before), after: auditOf(after) })
}

const auditOf = (state: PointState) => (state.at === 'absent' ? null : { at: state.at, name: state.name, level: state.level, holdings: state.holdings.map(({ role, isSubstitute, name }) => ({ role, isSubstitute, name })) })

async function saveRole(work: Work, point: PointId, event: PointEvent): Promise<void> {
  const open = (db: Db) => inNetwork(db).updateTable('reporting_roles').where('point', '=', point).where('until_on', 'is', null)
  switch (event.type) {
    case 'role-given': {
      const { role, isSubstitute: is_substitute, person, phone, on: from_on } = event
      await open(work.db).set({ until_on: from_on }).where('role', '=', role).where('is_substitute', '=', is_substitute).execute()
      // Whoever gives up a seat and takes it again on one day has held it without a break.
      await inNetwork(work.db).insertInto('reporting_roles').values({ point, person, role, is_substitute, phone, from_on, until_on: null })
        .onConflict((conflict) => conflict.columns(['point', 'role', 'is_substitute', 'person', 'from_on']).doUpdateSet({ phone, until_on: sql`null` })).execute()
      return
    }
    case 'role-phone-changed': return void await open(work.db).set({ phone: event.phone }).where('role', '=', event.role).where('is_substitute', '=', event.isSubstitute).execute()
    case 'role-ended': return void await open(work.db).set({ until_on: event.on }).where('role', '=', event.role).where('is_substitute', '=', event.isSubstitute).execute()
    case 'point-closed': return void await open(work.db).set({ until_on: sql`greatest(${event.on}::date, from_on)` }).execute()
    case 'point-registered': case 'point-renamed':
  }
}

/** Every point that stands today, with its people. A district has some hundred, so that they are read whole. */
export const standingPoints = async (db: Db, now: Work['now']): Promise<readonly Point[]> =>
  (await inNetwork(db).selectFrom('reporting_points').select('state').where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', dayOf(now))])).orderBy('id').execute()).map(({ state }) => state)
