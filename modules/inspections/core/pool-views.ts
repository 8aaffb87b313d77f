import type { FileId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { Agency, AgencyKind } from './agencies.ts'
import type { UnitBurden } from './burden.ts'
import type { Collision, OccasionSource } from './collisions.ts'
import type { LibraryLine } from './library.ts'
import type { OccasionKind, PlanAct, PlanAt, PlanEntryEvent, PlanId, PresentPlan } from './plans-types.ts'
import type { PresentTransfer, TransferAct, TransferAt, TransferEvent, TransferId, TransferKind } from './transfers.ts'

/** What the pages of 大督查 show; made by the server, never by a page. */
export interface PoolPage<Line> { readonly lines: readonly Line[]; readonly next: string | null }

export interface PoolOptions {
  readonly agencies: readonly NamedUnit[]
  readonly kinds: Readonly<Record<string, AgencyKind>>
  /** Agencies in whose name the viewer acts. */
  readonly mine: readonly NamedUnit[]
  /** Whether he keeps the pool (督查室). */
  readonly mayKeepPool: boolean
  readonly units: readonly (NamedUnit & { readonly isTownship: boolean })[]
  readonly annualUntil: string
  readonly collisionWorkdays: number
}

export interface AgencyView extends Omit<Agency, 'staff'> {
  readonly unitName: string
  readonly staff: readonly (Agency['staff'][number] & { readonly post: string })[]
  /** Plans of this year, and on how many of this month's working days somebody is out. */
  readonly plans: number
}

/** One line of the calendar. Of other agencies only the fact: who, when, how far (R51). */
export interface PlanLine {
  readonly id: PlanId | null
  readonly agency: NamedUnit
  readonly members: readonly NamedUnit[]
  readonly at: PlanAt
  readonly from: Day
  readonly to: Day
  readonly theme: string | null
  readonly kind: OccasionKind | null
  readonly isAnnual: boolean
  readonly targets: readonly NamedUnit[]
  readonly collisions: number
}

export interface ThreadLine<Event> { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: Event }
export interface PlanMay { readonly act: PlanAct['type']; readonly offer: number | null }
export interface PlanView {
  readonly id: PlanId
  readonly version: number
  readonly plan: PresentPlan
  readonly collisions: readonly (Collision & { readonly standing: 'open' | 'kept' | 'offered'; readonly mayMerge: boolean; readonly reason: string })[]
  /** Units that would receive more than in the whole of last year. */
  readonly burdened: readonly UnitBurden[]
  readonly thread: readonly ThreadLine<PlanEntryEvent>[]
  readonly may: readonly PlanMay[]
}

/** A problem as this viewer sees it: where he sees only the fact, there are no words. */
export type LibraryShown =
  | ({ readonly sight: 'full'; readonly isMine: boolean } & LibraryLine)
  | { readonly sight: 'fact'; readonly key: string; readonly unit: NamedUnit; readonly agencies: readonly NamedUnit[]; readonly listedOn: Day }
export interface LibraryFilter {
  readonly unit?: UnitId | undefined
  readonly agency?: UnitId | undefined
  readonly source?: LibraryLine['source'] | undefined
  readonly kind?: LibraryLine['kind'] | undefined
  readonly at?: LibraryLine['at'] | undefined
  readonly q?: string | undefined
}

/** Of transfers between others: from whom, to whom, what kind, how far. */
export interface TransferLine {
  readonly id: TransferId | null
  readonly number: string | null
  readonly title: string | null
  readonly unit: NamedUnit | null
  readonly kind: TransferKind
  readonly at: TransferAt
  readonly from: NamedUnit
  readonly to: NamedUnit
  readonly sentAt: Instant
}
export interface TransferPaper { readonly id: FileId; readonly name: string }
export interface TransferView {
  readonly id: TransferId
  readonly version: number
  readonly transfer: PresentTransfer
  readonly papers: readonly TransferPaper[]
  readonly problems: readonly LibraryShown[]
  readonly thread: readonly ThreadLine<TransferEvent>[]
  readonly may: readonly TransferAct['type'][]
}

export interface BurdenView {
  readonly year: number
  readonly today: Day
  readonly reduction: number
  readonly units: readonly UnitBurden[]
}
/** One occasion at a unit; the theme only to those who may know it. */
export interface BurdenRow {
  readonly key: string
  readonly source: OccasionSource
  readonly kind: OccasionKind
  readonly agencies: readonly NamedUnit[]
  readonly from: Day
  readonly to: Day
  readonly isHeld: boolean
  readonly theme: string | null
  readonly link: string | null
}
