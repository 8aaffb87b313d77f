import type { Kysely } from 'kysely'
import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { ItemId } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'
import type { Circular, CircularAt, CircularId } from '../../core/scores/circular.ts'
import type { CorrectionFact, EmergencyFact, OutputFact, Quarter, ScoreId, ScoreKind, UnansweredFact } from '../../core/scores/facts.ts'
import type { RuleVersion } from '../../core/scores/rules.ts'
import type { ReportingTables } from '../tables.ts'

/** Facts that are kept here because no other table of the house holds them. */
export type KeptFact = UnansweredFact | OutputFact | EmergencyFact | CorrectionFact
export interface ScoreTableRow {
  id: ScoreId; key: string; kind: ScoreKind; evidence: string; point: PointId; item: ItemId | null; source: ItemId | null; on_day: Day; quarter: Quarter; points: number; veto: number; rule: number
  words: string; is_correction: boolean; made_at: Instant; by_name: string
}
type ScoreTables = ReportingTables & {
  reporting_score_rules: { number: number; from_on: Day; version: RuleVersion }
  reporting_score_facts: { id: string; kind: KeptFact['kind']; point: PointId; on_day: Day; fact: KeptFact }
  reporting_scores: ScoreTableRow
  reporting_score_tallies: { quarter: Quarter; point: PointId; kind: ScoreKind; points: number; vetoes: number }
  reporting_circulars: { id: CircularId; version: number; state: Circular; at: CircularAt; organ: UnitId; quarter: Quarter; made_at: Instant; document: string | null }
  reporting_circular_scores: { score: ScoreId; circular: CircularId; is_granted: boolean }
}

/** The view of the database in this room: scores read what items left. */
export const inScores = (db: Db): Kysely<ScoreTables> => db.withTables<ScoreTables>()
