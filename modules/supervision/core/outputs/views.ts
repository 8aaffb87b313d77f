import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { Source } from '../sources.ts'
import type { AssignmentAt, ItemId } from '../types.ts'
import type { Appeal, Assessment, AssessmentAt, AssessmentId, Revision } from './assessing.ts'
import type { Figures } from './measures.ts'
import type { Output, OutputAt, OutputId, OutputKind } from './outputs.ts'
import type { Month, Period } from './periods.ts'
import type { Suggestion } from './suggestions.ts'

export interface UnitFigures extends NamedUnit { readonly figures: Figures }
export interface SourceFigures { readonly source: Source; readonly figures: Figures }
export interface MonthFigures { readonly month: Month; readonly figures: Figures }

/** 批示件 of one leader: shown to 督查室 and to himself. */
export interface InstructionFigures { readonly leader: string; readonly name: string; readonly count: number; readonly closed: number; readonly onTime: number; readonly read: number }

/** One instruction behind the figures of its leader. */
export interface InstructionLine { readonly item: ItemId; readonly number: string; readonly title: string; readonly leaderName: string; readonly on: Day; readonly isClosed: boolean; readonly isOnTime: boolean; readonly isRead: boolean }

export interface StatisticsView {
  readonly period: Period
  readonly today: Day
  /** `organ`: everything of an office; `units`: only what the viewer's own units do. */
  readonly scope: 'organ' | 'units' | 'none'
  /** Whether instructions of leaders are among the figures; a list with the same condition has the same rows. */
  readonly instructions: 'all' | 'without'
  readonly total: Figures
  /** In protocol order, unless the office has its ranking shown. */
  readonly units: readonly UnitFigures[]
  readonly isRanked: boolean
  readonly sources: readonly SourceFigures[]
  /** Twelve months, the last of the period at the end. */
  readonly months: readonly MonthFigures[]
  /** Items registered in the year of the period's end, by source (R38). */
  readonly shares: { readonly year: number; readonly sources: readonly { readonly source: Source; readonly n: number }[] }
  /** Null for whoever is neither of 督查室 nor a leader who instructed. */
  readonly leaders: readonly InstructionFigures[] | null
  readonly may: { readonly makeOutputs: boolean; readonly seeOutputs: boolean }
}

/** A part behind a figure. */
export interface PartLine {
  readonly item: ItemId
  readonly assignment: number
  readonly number: string
  readonly title: string
  readonly unit: UnitId
  readonly unitName: string
  readonly source: Source
  readonly at: AssignmentAt
  readonly dueOn: Day
  readonly handedInAt: Instant | null
  readonly isOnTime: boolean
  readonly reworks: number
  readonly isReopened: boolean
  readonly extensions: number
  /** How often it was urged. */
  readonly urges: number
  readonly quality: number | null
  /** 虚假反馈, with the reason. */
  readonly falseReport: string | null
}

export interface SuggestionView extends Suggestion {
  readonly itemTitle: string
  readonly itemNumber: string | null
  readonly version: number
  readonly may: readonly ('sort' | 'study' | 'adopt' | 'reject' | 'link')[]
}

export interface OutputLine { readonly id: OutputId; readonly kind: OutputKind; readonly at: OutputAt; readonly title: string; readonly period: Period; readonly cutOff: Instant; readonly madeAt: Instant; readonly madeByName: string }
export interface OutputView {
  readonly version: number
  readonly output: Output
  /** Whether the words still have the hash that was taken when they were frozen. */
  readonly isUnchanged: boolean | null
  readonly may: readonly ('refresh' | 'edit' | 'freeze' | 'send')[]
}

export interface AssessmentLine { readonly id: AssessmentId; readonly at: AssessmentAt; readonly period: Period; readonly madeAt: Instant; readonly appealUntil: Day | null; readonly openAppeals: number }
export interface AssessedLine extends NamedUnit { readonly revisions: readonly Revision[]; readonly appeals: readonly Appeal[]; readonly mayAppeal: boolean; /** Whether the rows behind its figures are the viewer's to see. */ readonly isOpen: boolean }
export interface AssessmentView extends Omit<Assessment, 'units' | 'appeals'> {
  readonly version: number
  /** All of them for 督查室 and after publication; else the viewer's own. */
  readonly units: readonly AssessedLine[]
  readonly isWhole: boolean
  /** Whether the paper that publishes it may be opened. */
  readonly seesPapers: boolean
  readonly may: readonly ('recompute' | 'notice' | 'answer' | 'publish')[]
}
