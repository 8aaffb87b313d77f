import type { Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { CalledAt, CallEvent, CallId, CallReply, CallStage, PresentCall } from '../../core/calls/types.ts'

/** A row of `supervision_calls`. */
export interface CallRow {
  id: CallId; version: number; state: PresentCall; at: CallStage; theme: string; number: string | null; office: UnitId; organ: UnitId; due_at: Instant; sent_at: Instant | null
  called: number; replied: number; on_time: number; sort_key: number; wake_at: Instant | null
}

/** A row of `supervision_call_units`: what one unit was asked and what it answered. */
export interface CallUnitRow {
  call: CallId; unit: UnitId; position: number; call_at: CallStage; sort_key: number; sent_on: Day; at: CalledAt; due_at: Instant; handed_in_at: Instant | null; was_late: boolean; returns: number; urges: number
  reply: CallReply | null; filled_by: string; signed_by: string
}

type CallTables = {
  supervision_calls: CallRow
  supervision_call_units: CallUnitRow
  supervision_call_thread: { call: CallId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: CallEvent['type']; event: CallEvent }
}

/** The tables of calls for reports. */
export const inCalls = (db: Db): Kysely<CallTables> => db.withTables<CallTables>()
