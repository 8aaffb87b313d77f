import { sql, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Party } from '../core/rows.ts'
import type { InspectionAt, InspectionEvent, InspectionId, Method, Present, ProblemAt } from '../core/types.ts'

/** A row of `inspections_inspections`. */
export interface InspectionRow {
  id: InspectionId
  version: number
  state: Present
  at: InspectionAt
  method: Method
  is_covert: boolean
  theme: string
  number: string | null
  lead: UnitId
  basis: string | null
  from_on: Day
  to_on: Day
  problems: number
  problems_open: number
  sort_key: number
  created_at: Instant
  wake_at: Instant | null
}

/** A row of `inspections_problems`. */
export interface ProblemRow {
  inspection: InspectionId; number: number; unit: UnitId; lead: UnitId; at: ProblemAt; description: string; measure: string
  due_on: Day; handed_out_on: Day | null; resolved_on: Day | null; returns: number
}

export type InspectionTables = {
  inspections_inspections: InspectionRow
  inspections_parties: { inspection: InspectionId; party: Party['party']; key: string; sort_key: number }
  inspections_targets: { inspection: InspectionId; unit: UnitId; from_on: Day; to_on: Day }
  inspections_problems: ProblemRow
  inspections_thread: { inspection: InspectionId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: InspectionEvent['type']; event: InspectionEvent }
  inspections_counters: { year: number; last: number }
  inspections_clock: { only_one: boolean; mark: string }
}

/** The inspections' view of the database. */
export const own = (db: Db): Kysely<InspectionTables> => db.withTables<InspectionTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
