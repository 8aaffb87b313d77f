import { sql, type Kysely } from 'kysely'
import type { Id, PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { DayKind, DutyPool, DutyRole, Member, Month, Roster, RosterAt } from '../core/types.ts'

export interface ShiftRow { day: Day; role: DutyRole; seat: 1 | 2; person: PersonId; name: string; kind: DayKind; is_published: boolean }
export type AbsenceId = Id<'duty-absence'>
export type PeriodId = Id<'duty-period'>

type DutyTables = {
  duty_members: { pool: DutyPool; person: PersonId; name: string; from_on: Day; until_on: Day | null; base: Member['base']; position: number }
  duty_absences: { id: AbsenceId; person: PersonId; name: string; from_on: Day; to_on: Day; reason: string }
  duty_periods: { id: PeriodId; name: string; from_on: Day; to_on: Day }
  duty_rosters: { month: Month; version: number; at: RosterAt; state: Roster }
  duty_shifts: ShiftRow
  duty_alerts: { day: Day; told_at: Instant }
}

/** The tables of 值班. */
export const inDuty = (db: Db): Kysely<DutyTables> => db.withTables<DutyTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const asJson = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
