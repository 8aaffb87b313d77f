import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Assessment, AssessmentId } from '../../core/outputs/assessing.ts'
import type { Output, OutputId } from '../../core/outputs/outputs.ts'
import type { Fate, ProblemKind, Suggestion, SuggestionId } from '../../core/outputs/suggestions.ts'
import type { Source } from '../../core/sources.ts'
import type { ItemId } from '../../core/types.ts'

/** A row of `supervision_suggestions`. */
export interface SuggestionRow {
  id: SuggestionId
  version: number
  item: ItemId
  assignment: number
  organ: UnitId
  source: Source
  unit: UnitId
  unit_name: string
  raised_at: Instant
  raised_by: PersonId
  raised_by_name: string
  kind: ProblemKind
  fate: Fate
  words: Suggestion['words']
  decision: Suggestion['decision']
  change: Suggestion['change']
  digest: string
}

export type OutputTables = {
  supervision_instructions: { item: ItemId; organ: UnitId; leader: PersonId | null; leader_name: string; on_day: Day; is_closed: boolean; is_on_time: boolean; is_read: boolean }
  supervision_suggestions: SuggestionRow
  supervision_outputs: { id: OutputId; version: number; state: Output; at: Output['at']; kind: Output['kind']; organ: UnitId; title: string; made_at: Instant; document: string | null }
  supervision_assessments: { id: AssessmentId; version: number; state: Assessment; at: Assessment['at']; organ: UnitId; made_at: Instant }
  supervision_false_reports: { item: ItemId; assignment: number; reason: string; found_at: Instant; found_by: PersonId; found_by_name: string }
}
