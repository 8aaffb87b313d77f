import { sql, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import type { PointId, PointLevel, PointRole } from '../core/network/three.ts'

/** Rows of the network of points. */
export interface PointRow { id: PointId; unit: UnitId; level: PointLevel; is_active: boolean; from_on: Day; until_on: Day | null }
export interface RoleRow { point: PointId; person: PersonId; role: PointRole; is_substitute: boolean; phone: string; from_on: Day; until_on: Day | null }

export type ReportingTables = {
  reporting_points: PointRow
  reporting_roles: RoleRow
}

/** This module's view of the database. */
export const own = (db: Db): Kysely<ReportingTables> => db.withTables<ReportingTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
