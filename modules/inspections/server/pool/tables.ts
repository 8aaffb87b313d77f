import { sql, type Kysely } from 'kysely'
import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { Db } from '#platform/act'
import type { Agency, AgencyKind } from '../../core/agencies.ts'
import type { OccasionSource } from '../../core/collisions.ts'
import type { LibraryKey, ProblemKind, ProblemSource } from '../../core/library.ts'
import type { OccasionKind, PlanAt, PlanEntryEvent, PlanId, PresentPlan } from '../../core/plans-types.ts'
import type { PresentTransfer, TransferAt, TransferEvent, TransferId, TransferKind } from '../../core/transfers.ts'
import type { ProblemAt } from '../../core/types.ts'

export interface OccasionRow {
  key: string; unit: UnitId; unit_name: string; source: OccasionSource; kind: OccasionKind; theme: string; agencies: readonly NamedUnit[]; from_on: Day; to_on: Day; is_held: boolean
}
export interface LibraryRow {
  key: LibraryKey; version: number; agency: UnitId; agencies: UnitId[]; names: readonly NamedUnit[]; unit: UnitId; unit_name: string; source: ProblemSource; kind: ProblemKind; at: ProblemAt
  text: string; measure: string; due_on: Day | null; listed_on: Day; is_shared: boolean; link: string | null
}
type PoolTables = {
  inspections_agencies: { unit: UnitId; version: number; name: string; kind: AgencyKind; staff: Agency['staff']; retired: boolean; position: number }
  inspections_plans: { id: PlanId; version: number; state: PresentPlan; at: PlanAt; year: number; agency: UnitId; from_on: Day; to_on: Day }
  inspections_transfers: { id: TransferId; version: number; state: PresentTransfer; at: TransferAt; kind: TransferKind; from_agency: UnitId; to_agency: UnitId; sent_at: Instant }
  inspections_pool_thread: { stream: string; number: number; at: Instant; by_name: string; unit_name: string; event: PlanEntryEvent | TransferEvent }
  inspections_occasions: OccasionRow
  inspections_library: LibraryRow
}

/** The pool's view of the database. */
export const pool = (db: Db): Kysely<PoolTables> => db.withTables<PoolTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const asJson = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
