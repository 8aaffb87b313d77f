import type { Body } from '#engines/typesetting'
import type { Day, Instant } from '#lib/instants'
import type { PointId, PointLevel } from '../network/three.ts'
import type { Circular, CircularAppeal, CircularAt, CircularId, CircularLine } from './circular.ts'
import type { Quarter, ScoreId, ScoreKind } from './facts.ts'
import type { RuleVersion } from './rules.ts'

export interface ScoreLine { readonly point: PointId; readonly name: string; readonly level: PointLevel; readonly byKind: Readonly<Partial<Record<ScoreKind, number>>>; readonly points: number; readonly vetoes: number }
/** What the points of the viewer have in a quarter; in the order of the organisation unless ranking is shown. */
export interface ScoresView {
  readonly quarter: Quarter
  /** Quarters in which there is anything, the latest first, this one always. */
  readonly quarters: readonly Quarter[]
  readonly isWhole: boolean
  readonly isRanked: boolean
  readonly lines: readonly ScoreLine[]
  readonly may: { readonly correct: boolean; readonly makeCircular: boolean }
}

/** One row of a point with what it rests on. */
export interface ScoreRowView { readonly id: ScoreId; readonly kind: ScoreKind; readonly on: Day; readonly points: number; readonly isVeto: boolean; readonly words: string; readonly isCorrection: boolean; readonly rule: number; readonly madeAt: Instant; readonly byName: string; readonly href: string | null }
export interface PointScoresView { readonly point: PointId; readonly name: string; readonly quarter: Quarter; readonly points: number; readonly vetoes: number; readonly rows: readonly ScoreRowView[]; readonly next: string | null; readonly mayCorrect: boolean }

export interface RulesView { readonly today: Day; readonly inForce: number; readonly versions: readonly RuleVersion[]; readonly mayDecide: boolean }

export interface CircularSummary { readonly id: CircularId; readonly quarter: Quarter; readonly at: CircularAt; readonly cutOff: Instant; readonly appealUntil: Day | null; readonly openAppeals: number }
export interface CircularView extends Omit<Circular, 'lines' | 'appeals'> {
  readonly version: number
  /** All of them for the office and once it is sent; else the viewer's own points. */
  readonly lines: readonly (CircularLine & { readonly now: number; readonly rank: number | null; readonly mayAppeal: boolean })[]
  readonly appeals: readonly CircularAppeal[]
  readonly isWhole: boolean
  /** What would be sent into 办文 now; for the office alone. */
  readonly draft: { readonly title: string; readonly body: Body } | null
  /** Whether table and rows are still those of the cut-off. */
  readonly isUnchanged: boolean
  /** By the clock of the office, not of the reader's computer. */
  readonly today: Day
  readonly may: readonly ('discard' | 'notice' | 'answer' | 'send')[]
}
