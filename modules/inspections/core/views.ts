import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { InspectionAt, InspectionCommand, InspectionEvent, InspectionId, Method, Present, ProblemAt } from './types.ts'

export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** One line of the list of inspections. */
export interface InspectionLine {
  readonly id: InspectionId
  readonly at: InspectionAt
  readonly method: Method
  readonly isCovert: boolean
  readonly theme: string
  readonly number: string | null
  readonly lead: string
  readonly members: readonly string[]
  readonly from: Day
  readonly to: Day
  /** A unit reads itself here and nobody else. */
  readonly targets: readonly string[]
  readonly problems: number
  readonly problemsOpen: number
}
export interface InspectionFilter { readonly scope?: 'open' | 'closed' | 'all' | undefined; readonly method?: Method | undefined; readonly q?: string | undefined }

/** One line of the 整改台账. */
export interface LedgerLine {
  readonly inspection: InspectionId
  readonly number: number
  readonly theme: string
  readonly unit: NamedUnit
  readonly at: ProblemAt
  readonly description: string
  readonly measure: string
  readonly dueOn: Day
  /** 剩 3 个工作日, 超期 2 天; empty once it is struck off. */
  readonly dueWords: string
  readonly isOverdue: boolean
  readonly resolvedOn: Day | null
}
export interface LedgerFilter { readonly state?: 'open' | 'resolved' | 'all' | undefined; readonly unit?: UnitId | undefined }

export interface ThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: InspectionEvent }
/** An act and whether the viewer may do it now. */
export type ActName = Exclude<InspectionCommand['type'], 'draft' | 'tick'>
export interface MayDo { readonly act: ActName; readonly problem: number | null }

/** The page of one inspection. */
export interface InspectionView {
  readonly id: InspectionId
  readonly version: number
  /** `own`: the viewer's units are visited, and this is their part of it. */
  readonly sight: 'whole' | 'own'
  readonly inspection: Present
  readonly thread: readonly ThreadEntry[]
  readonly may: readonly MayDo[]
  /** Whose signature is still awaited, by name. */
  readonly awaited: readonly string[]
  readonly due: readonly { readonly problem: number; readonly words: string; readonly isOverdue: boolean }[]
  /** The server's clock, for forms and for what was written down without it. */
  readonly now: Instant
}

/** What the form of a plan chooses from. */
export interface InspectionOptions {
  readonly mayPlan: boolean
  /** Agencies for which the viewer may plan. */
  readonly leads: readonly NamedUnit[]
  readonly units: readonly NamedUnit[]
  readonly today: Day
}
export interface AgencyPerson { readonly person: PersonId; readonly name: string; readonly title: string }
