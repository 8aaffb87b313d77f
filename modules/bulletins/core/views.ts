import type { UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import type { PresentOffer } from './offers.ts'
import type { PresentBulletin } from './profile.ts'
import type { PresentReceipt } from './receipts.ts'
import type { BulletinId, BulletinKind, Entry, IssueAt, IssueCommand, IssueEvent, IssueId, KeptFile, OfferId, Period, Present } from './types.ts'

export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** One line of a list of issues. */
export interface IssueLine {
  readonly id: IssueId
  readonly bulletin: BulletinId
  readonly at: IssueAt
  /** 临江信息2026年第12期 */
  readonly name: string
  readonly total: number | null
  readonly publishedAt: Instant | null
  readonly isInternal: boolean
  readonly titles: readonly string[]
  /** Whether the viewer sees it at every stage, as its office. */
  readonly isWork: boolean
}
export interface IssueFilter { readonly bulletin?: BulletinId | undefined; readonly scope?: 'out' | 'work' | undefined; readonly year?: number | undefined }

/** One bulletin on the page of all. */
export interface BulletinCard {
  readonly id: BulletinId
  readonly name: string
  readonly kind: BulletinKind
  readonly period: Period
  readonly editorOrgan: string
  readonly isInternal: boolean
  readonly isActive: boolean
  readonly newest: readonly IssueLine[]
  /** Being worked on; empty for readers. */
  readonly atWork: readonly IssueLine[]
  readonly mayEdit: boolean
  readonly mayKeep: boolean
}
export interface BulletinsView { readonly bulletins: readonly BulletinCard[]; readonly mayFound: boolean; readonly mayEdit: boolean }

/** A bulletin's settings with what they choose from. */
export interface SettingsView { readonly bulletin: PresentBulletin | null; readonly version: number; readonly isNumbered: boolean; readonly sections: readonly NamedUnit[] }

/** The tray. */
export interface OfferLine { readonly offer: PresentOffer; readonly issueName: string | null }

export interface ThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: ThreadEvent }
/** What happened, without the whole words of each keeping. */
export type ThreadEvent = { readonly type: IssueEvent['type']; readonly text: string }
export type ActName = Exclude<IssueCommand['type'], 'draft'>

/** The page of one issue, for its office. */
export interface IssueView {
  readonly id: IssueId
  readonly version: number
  readonly issue: Present
  readonly name: string
  readonly thread: readonly ThreadEntry[]
  readonly may: readonly ActName[]
  readonly receipts: readonly PresentReceipt[]
  /** How often it was opened; by whom is not kept. */
  readonly reads: number
  readonly mayUrge: boolean
  readonly isUnchanged: boolean | null
}

/** The board: the words in hand, their originals, and what else is offered. */
export interface BoardView { readonly id: IssueId; readonly issue: Present; readonly name: string; readonly mayEdit: boolean; readonly offers: readonly OfferLine[]; readonly columns: readonly string[] }

/** An issue as it is read. */
export interface ReadingView {
  readonly id: IssueId
  readonly at: 'published' | 'withdrawn'
  readonly name: string
  readonly masthead: string
  readonly number: number
  readonly total: number
  readonly editorOrgan: string
  readonly publishedAt: Instant
  readonly isInternal: boolean
  readonly editorNote: string
  /** Empty once it was withdrawn. */
  readonly columns: readonly { readonly name: string; readonly entries: readonly Omit<Entry, 'sources' | 'key'>[] }[]
  readonly files: readonly KeptFile[]
  readonly reads: number
  readonly withdrawn: { readonly reason: string; readonly at: Instant } | null
  /** Leads its office to the page of the issue. */
  readonly isWork: boolean
}

/** One piece found in the archive. */
export interface Found {
  readonly issue: IssueId
  readonly name: string
  readonly publishedAt: Instant
  readonly place: number
  readonly column: string
  readonly title: string
  readonly snippet: string
}

/** What a person types in: an own contribution. */
export interface Contribution { readonly kind: string; readonly title: string; readonly text: string; readonly credit: string; readonly column: string | null; readonly href: string | null }
export type OfferAct = { readonly type: 'decline'; readonly reason: string } | { readonly type: 'reopen' } | { readonly type: 'takeBack'; readonly reason: string }
export type { NamedPerson, NamedUnit, OfferId, UnitId }
