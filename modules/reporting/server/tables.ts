import { sql, type ColumnType, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Adoption, AdoptionLevel, Channel, Fate, InstructionLevel, ItemAt, ItemEvent, ItemId, ItemKind, Present } from '../core/items/types.ts'
import type { PointId } from '../core/network/three.ts'
import type { LikenessTables } from './likeness/tables.ts'
import type { NetworkTables } from './network/tables.ts'

/** A row of `reporting_items`; `first_report` and `cluster` are kept by likeness. */
export interface ItemRow {
  id: ItemId; version: number; state: Present; at: Exclude<ItemAt, 'absent'>; point: PointId | null; unit: UnitId; author: PersonId; channel: Channel; kind: ItemKind; title: string; text: string
  event_at: Instant | null; learned_at: Instant | null; created_at: Instant; submitted_at: Instant | null; decision: Fate | 'return' | null; merged_into: ItemId | null; published_at: Instant | null; origin: string | null
  first_report: ColumnType<boolean, boolean | undefined>; cluster: ColumnType<string | null, string | null | undefined>
}

export type ReportingTables = NetworkTables & LikenessTables & {
  reporting_items: ItemRow
  reporting_contributors: { item: ItemId; source: ItemId; point: PointId; share: number }
  reporting_adoptions: { id: string; item: ItemId; level: AdoptionLevel; vehicle: string; issue: string; form: Adoption['form']; at: Instant; evidence: string }
  reporting_instructions: { id: string; item: ItemId; level: InstructionLevel; leader: string; text: string; instructed_on: Day }
  reporting_thread: { item: ItemId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: ItemEvent['type']; event: ItemEvent }
}

/** This module's view of the database. */
export const own = (db: Db): Kysely<ReportingTables> => db.withTables<ReportingTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
