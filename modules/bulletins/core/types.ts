import type { OfficeRole } from '#lib/contract'
import type { FileId, Id, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit, Signatory } from '#lib/signatory'

export type BulletinId = Id<'bulletin'>
export type IssueId = Id<'issue'>
export type OfferId = Id<'offer'>
/** Names an entry within its issue, made where it was put in. */
export type EntryKey = Id<'entry'>

/** 信息刊物, 简报, 内部期刊. */
export type BulletinKind = 'information' | 'brief' | 'journal'
export type Period = 'weekly' | 'tenDays' | 'halfMonthly' | 'monthly' | 'irregular'

/** 报、送、发 as printed at the end, without labels and closing full stop. */
export interface Lists { readonly reportTo: string; readonly sendTo: string; readonly issueTo: string }
/** To whom an issue is sent within the system; a unit stands for everybody in it. */
export interface Readers { readonly units: readonly NamedUnit[]; readonly people: readonly NamedPerson[] }

/** What a bulletin is: everything about it that the office decides once. */
export interface Profile {
  /** 报头. */
  readonly name: string
  readonly kind: BulletinKind
  /** 编发机关 as printed. */
  readonly editorOrgan: string
  readonly columns: readonly string[]
  readonly period: Period
  /** 内部资料: read by its sending list and the office alone. */
  readonly isInternal: boolean
  readonly copies: number
  readonly lists: Lists
  readonly readers: Readers
  /** The section that edits it. */
  readonly editing: NamedUnit
  readonly reviewRole: OfficeRole
  readonly signRole: OfficeRole
  /** The last numbers given on paper before it came here: 本期 of that year, 总期 ever. */
  readonly numbered: { readonly year: number; readonly number: number; readonly total: number }
}

/** One piece in an issue: its words as edited; the originals stay with the offers. */
export interface Entry {
  readonly key: EntryKey
  /** One offer, or several that were combined (综合). */
  readonly sources: readonly OfferId[]
  readonly title: string
  /** Paragraphs, one a line. */
  readonly text: string
  /** Who wrote it as printed in brackets: 区财政局供稿. */
  readonly credit: string
  readonly editorNote: string
}
export interface Column { readonly name: string; readonly entries: readonly Entry[] }
/** Everything of an issue that its editors decide. */
export interface Content {
  readonly editorNote: string
  readonly hasContents: boolean
  readonly columns: readonly Column[]
  readonly copies: number
  readonly lists: Lists
  readonly readers: Readers
}

/** What of the bulletin is printed on an issue, as it was when the words were last kept. */
export interface Masthead { readonly name: string; readonly editorOrgan: string; readonly isInternal: boolean }
/** Who reviews and who signs. */
export interface Route { readonly editing: NamedUnit; readonly organ: UnitId; readonly reviewRole: OfficeRole; readonly signRole: OfficeRole }

export interface Stamp { readonly by: Signatory; readonly at: Instant }
export interface Word extends Stamp { readonly reason: string }
/** 上报: to whom it was sent up, and what was said with it. */
export interface SentUp extends Stamp { readonly to: string; readonly remark: string }

/** One kept file of a published issue. */
export interface KeptFile { readonly kind: 'pdf' | 'ofd' | 'docx'; readonly file: FileId }
/** What publishing fixes for ever. */
export interface Publication {
  readonly number: number
  readonly total: number
  readonly year: number
  /** Digest of masthead, numbers and words; the same words give the same. */
  readonly hash: string
  readonly files: readonly KeptFile[]
}

interface Begun {
  readonly id: IssueId
  readonly bulletin: BulletinId
  readonly masthead: Masthead
  readonly route: Route
  readonly content: Content
  /** Counts how often its words were kept: who edits an older revision is told. */
  readonly revision: number
  /** Everybody whose words are in it: none of them reviews or signs it. */
  readonly editors: readonly Signatory[]
  readonly draftedAt: Instant
  readonly returned: Word | null
}
interface Submitted extends Begun { readonly submitted: Stamp }
interface Reviewed extends Submitted { readonly reviewed: Stamp }
interface Signed extends Reviewed { readonly signed: Stamp }
interface Out extends Signed {
  readonly published: Stamp
  readonly publication: Publication
  /** 上报 */
  readonly sentUp: readonly SentUp[]
}

/** One issue, from the first word to the archive. */
export type Issue =
  | { readonly at: 'absent' }
  | (Begun & { readonly at: 'drafted' })
  | (Submitted & { readonly at: 'reviewing' })
  | (Reviewed & { readonly at: 'signing' })
  | (Signed & { readonly at: 'signed' })
  | (Out & { readonly at: 'published' })
  | (Out & { readonly at: 'withdrawn'; readonly withdrawn: Word })
  | (Begun & { readonly at: 'discarded'; readonly discarded: Word })
export type Present = Exclude<Issue, { at: 'absent' }>
export type Published = Extract<Issue, { publication: Publication }>
export type IssueAt = Issue['at']

export type IssueCommand =
  | { readonly type: 'draft'; readonly id: IssueId; readonly bulletin: BulletinId; readonly masthead: Masthead; readonly route: Route; readonly content: Content }
  | { readonly type: 'amend'; readonly base: number; readonly content: Content; readonly masthead: Masthead }
  | { readonly type: 'submit' }
  | { readonly type: 'pass' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'sign' }
  | { readonly type: 'publish' }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'discard'; readonly reason: string }
  | { readonly type: 'send-up'; readonly to: string; readonly remark: string }
  | { readonly type: 'send-down'; readonly readers: Readers }

export type IssueEvent =
  | ({ readonly type: 'drafted'; readonly id: IssueId; readonly bulletin: BulletinId; readonly masthead: Masthead; readonly route: Route; readonly content: Content } & Stamp)
  | ({ readonly type: 'amended'; readonly content: Content; readonly masthead: Masthead } & Stamp)
  | ({ readonly type: 'submitted' } & Stamp)
  | ({ readonly type: 'passed' } & Stamp)
  | ({ readonly type: 'returned'; readonly reason: string } & Stamp)
  | ({ readonly type: 'signed' } & Stamp)
  | ({ readonly type: 'published'; readonly publication: Publication } & Stamp)
  | ({ readonly type: 'withdrawn'; readonly reason: string } & Stamp)
  | ({ readonly type: 'discarded'; readonly reason: string } & Stamp)
  | ({ readonly type: 'sent-up'; readonly to: string; readonly remark: string } & Stamp)
  | ({ readonly type: 'sent-down'; readonly readers: Readers } & Stamp)

export const isOut = (issue: Issue): issue is Published => issue.at === 'published' || issue.at === 'withdrawn'
export const entriesOf = ({ columns }: Content): readonly Entry[] => columns.flatMap(({ entries }) => entries)
export const sourcesOf = (content: Content): readonly OfferId[] => entriesOf(content).flatMap(({ sources }) => sources)
/** 单条 or 综合. */
export const formOf = ({ sources }: Entry): 'single' | 'combined' => (sources.length > 1 ? 'combined' : 'single')
