import { sql, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { OutputTables } from './outputs/tables.ts'
import type { FacetKind } from '../core/rows.ts'
import type { Category, Pace, Rhythm, Source } from '../core/sources.ts'
import type { AssignmentAt, Item, ItemAt, ItemEvent, ItemId, Light } from '../core/types.ts'

/** A row of `supervision_items`. */
export interface ItemRow {
  id: ItemId
  version: number
  state: Exclude<Item, { at: 'absent' }>
  at: ItemAt
  title: string
  number: string | null
  year: number
  source: Source
  category: string
  pace: Pace
  office: UnitId
  organ: UnitId
  light: Light
  due_on: Day | null
  progress: number
  origin: string | null
  list: string | null
  sort_key: number
  created_at: Instant
  closed_on: Day | null
  wake_at: Instant | null
}

/** A row of `supervision_assignments`. */
export interface AssignmentRow {
  item: ItemId; number: number; lead: UnitId; leader: PersonId | null; organ: UnitId; source: Source; category: string; at: AssignmentAt; light: Light; progress: number
  due_on: Day | null; original_due_on: Day | null; assigned_at: Instant | null; accepted_at: Instant | null; handed_in_at: Instant | null; closed_at: Instant | null
  extensions: number; urges: number; reworks: number; quality: number | null; counts: boolean; on_time: boolean; reopened: boolean
}

type SupervisionTables = OutputTables & {
  supervision_items: ItemRow
  supervision_assignments: AssignmentRow
  supervision_facets: { facet: FacetKind; key: string; item: ItemId; organ: UnitId; source: Source; light: Light; sort_key: number }
  supervision_counts: { organ: UnitId; facet: 'source' | 'unit' | 'leader'; key: string; is_instruction: boolean; year: number; light: Light; n: number }
  supervision_thread: { item: ItemId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: ItemEvent['type']; event: ItemEvent }
  supervision_counters: { series: string; organ: UnitId; year: number; last: number }
  supervision_categories: { code: string; version: number; source: Source; name: string; terms: Category['terms']; rhythm: Rhythm; retired: boolean; position: number }
  supervision_clock: { only_one: boolean; mark: string }
}

/** The module's view of the database. */
export const own = (db: Db): Kysely<SupervisionTables> => db.withTables<SupervisionTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
