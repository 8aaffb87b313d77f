import { sql, type Kysely } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Check } from '../core/checks.ts'
import type { Handover } from '../core/handovers.ts'
import type { Closing, Entry, EntryKind, Matter } from '../core/log.ts'
import type { Swap, SwapAt } from '../core/swaps.ts'
import type { CheckId, DayKind, DutyPool, DutyRole, EntryId, MatterId, Member, Month, Roster, RosterAt, SwapId } from '../core/types.ts'
import type { AbsenceId, PeriodId } from '../core/views.ts'

type DutyTables = {
  duty_members: { pool: DutyPool; person: PersonId; name: string; from_on: Day; until_on: Day | null; base: Member['base']; position: number }
  duty_absences: { id: AbsenceId; person: PersonId; name: string; from_on: Day; to_on: Day; reason: string }
  duty_periods: { id: PeriodId; name: string; from_on: Day; to_on: Day }
  duty_rosters: { month: Month; version: number; at: RosterAt; state: Roster }
  duty_shifts: { day: Day; role: DutyRole; seat: 1 | 2; person: PersonId; name: string; kind: DayKind; is_published: boolean }
  duty_swaps: { id: SwapId; version: number; state: Swap; at: SwapAt; month: Month; asked_at: Instant }
  duty_entries: { id: EntryId; day: Day; at: Instant; made_at: Instant; kind: EntryKind; state: Entry; words: string; corrects: EntryId | null }
  duty_closings: { day: Day; closed: Closing }
  duty_matters: { id: MatterId; version: number; day: Day; state: Matter; is_open: boolean }
  duty_handovers: { day: Day; version: number; state: Handover; is_done: boolean }
  duty_alerts: { day: Day; told_at: Instant }
  duty_checks: { id: CheckId; version: number; state: Check; asked_at: Instant }
}

/** The tables of 值班. */
export const inDuty = (db: Db): Kysely<DutyTables> => db.withTables<DutyTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const asJson = <Value>(value: Value): Value => sql<Value>`${JSON.stringify(value)}::jsonb` as unknown as Value
