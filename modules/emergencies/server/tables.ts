import { sql, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Party } from '../core/rows.ts'
import type { EmergencyAt, EmergencyEvent, EmergencyId, Present } from '../core/types.ts'
import type { Seat } from '../core/views.ts'

/** A row of `emergencies_emergencies`. */
export interface EmergencyRow {
  id: EmergencyId
  version: number
  state: Present
  at: EmergencyAt
  is_open: boolean
  number: string
  unit: UnitId | null
  subject: string | null
  received_at: Instant
  wake_at: Instant | null
}
export interface ContactRow { id: string; unit: UnitId; seat: Seat; person: PersonId; name: string; phone: string; from_on: Day; until_on: Day | null }
export interface AnswerRow { round: string; unit: UnitId; unit_name: string; person: PersonId; contact: string; phone: string; answered_at: Instant | null; how: 'app' | 'phone' | null; note: string }

export type EmergencyTables = {
  emergencies_emergencies: EmergencyRow
  emergencies_parties: { emergency: EmergencyId; party: Party['party']; key: string; is_open: boolean; received_at: Instant }
  emergencies_thread: { emergency: EmergencyId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: EmergencyEvent['type']; event: EmergencyEvent }
  emergencies_counters: { year: number; last: number }
  emergencies_clock: { only_one: boolean; mark: string }
  emergencies_contacts: ContactRow
  emergencies_rounds: { id: string; words: string; by_name: string; started_at: Instant; closed_at: Instant | null }
  emergencies_answers: AnswerRow
  emergencies_diversions: { number: number; at: Instant; keeper: PersonId; keeper_name: string; by_name: string }
}

/** The emergencies' view of the database. */
export const own = (db: Db): Kysely<EmergencyTables> => db.withTables<EmergencyTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
