import type { Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { PointId, PointLevel, PointRole } from '../../core/network/three.ts'
import type { Point, PointEvent } from '../../core/network/types.ts'

/** Rows of the network of points. */
export interface PointRow { id: PointId; unit: UnitId; level: PointLevel; is_active: boolean; from_on: Day; until_on: Day | null; name: string; parent: PointId | null; version: number; state: Point }
export interface RoleRow { point: PointId; person: PersonId; role: PointRole; is_substitute: boolean; phone: string; from_on: Day; until_on: Day | null }
export type NetworkTables = {
  reporting_points: PointRow
  reporting_roles: RoleRow
  reporting_network_changes: { point: PointId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: PointEvent['type']; event: PointEvent }
}

/** The network's view of the database. */
export const inNetwork = (db: Db): Kysely<NetworkTables> => db.withTables<NetworkTables>()
