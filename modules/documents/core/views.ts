import type { FileVerdict } from '#engines/typesetting'
import type { Chart, ReturnTarget, TraceRow } from '#engines/workflow'
import type { CaseId, PersonId, TaskId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { Related } from '#lib/related'
import type { Content, DocumentId } from './content.ts'
import type { ParagraphChange } from '#lib/text-changes'
import type { DocKind, Urgency, Way } from './kinds.ts'
import type { MarkedFinding } from '#lib/findings'
import type { NumberRule, NumberRuleId } from './numbers.ts'
import type { LineSeen } from './proofread.ts'
import type { PaperFacts } from './paper.ts'
import type { ReceiptId, Urge } from './receipts.ts'
import type { At, OutDocument } from './types.ts'

/** One line of a list of documents. */
export interface DocumentLine {
  readonly id: DocumentId
  readonly at: At
  readonly kind: DocKind
  readonly title: string
  readonly urgency: Urgency
  readonly number: string | null
  readonly docDate: Day | null
  readonly drafterName: string
  readonly draftingUnitName: string
  readonly issuingOrganName: string | null
  readonly returned: boolean
  readonly changedAt: Instant
  readonly issuedAt: Instant | null
}
/** A page of a list; `next` is handed back to get the one after it. */
export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** A document as its page shows it. */
export interface DocumentView {
  readonly id: DocumentId
  readonly version: number
  readonly state: Exclude<OutDocument, { at: 'absent' }>
  readonly content: Content
  readonly savedBy: string
  readonly savedAt: Instant
  /** 上行、平行、下行, as computed from the tree. */
  readonly way: Way
  readonly caseId: CaseId | null
  readonly draftingUnit: UnitId
  readonly handlingOrgan: UnitId
  readonly organs: readonly { readonly id: UnitId; readonly name: string }[]
  readonly names: { readonly units: Readonly<Record<string, string>>; readonly people: Readonly<Record<string, string>> }
  readonly may: { readonly edit: boolean; readonly correct: boolean; readonly keepSendRoom: boolean; readonly undoIssue: boolean }
  readonly receipts: { readonly total: number; readonly signed: number } | null
  /** What is printed for organs, for a preview in the browser. */
  readonly paper: PaperFacts
  /** The sealed pages as kept in the store of files. */
  readonly frozen: { readonly id: string; readonly name: string } | null
}

/** What other modules have to do with a document; `instructions` are the acts of its case in which leaders wrote something. */
export interface RelatedView extends Related { readonly instructions: readonly number[] }

/** A sealed file and what its signatures say now. */
export interface SealedFileView { readonly kind: 'PDF' | 'OFD'; readonly file: { readonly id: string; readonly name: string }; readonly verdict: FileVerdict }

export interface CheckView {
  readonly issues: readonly Issue[]
  readonly open: readonly Issue[]
  /** What a proofreader finds, from the top of the first page down; every one is among the issues too. */
  readonly findings: readonly MarkedFinding[]
  /** What is printed for organs by the words that were checked. */
  readonly paper: PaperFacts
}

/** A version in the list of versions. */
export interface VersionLine { readonly revision: number; readonly source: string; readonly stage: string; readonly authorName: string; readonly since: Instant; readonly savedAt: Instant; readonly hash: string }
export interface DiffView { readonly from: VersionLine; readonly to: VersionLine; readonly changes: readonly ParagraphChange[] }

/** A copy and its receipt as the sender sees it. */
export interface ReceiptLine {
  readonly id: ReceiptId
  readonly receiver: UnitId
  readonly receiverName: string
  readonly copyNumber: number
  readonly at: 'sent' | 'received' | 'recalled'
  readonly sentAt: Instant
  readonly openedAt: Instant | null
  readonly openedByName: string | null
  readonly receivedAt: Instant | null
  readonly receivedByName: string | null
  readonly urges: readonly Urge[]
}

/** A paper waiting for the viewer's unit to sign for it (待签收), or signed for. */
export interface IncomingLine {
  readonly receipt: ReceiptId
  readonly document: DocumentId
  readonly at: 'sent' | 'received' | 'recalled'
  readonly title: string
  readonly number: string | null
  readonly urgency: Urgency
  readonly issuingOrganName: string
  readonly receiver: UnitId
  readonly receiverName: string
  readonly sentAt: Instant
  readonly receivedAt: Instant | null
  readonly receivedByName: string | null
  readonly urges: number
}

/** A number ever allotted; a voided one is a gap with its reason. */
export interface NumberLine { readonly text: string; readonly sequence: number; readonly document: DocumentId; readonly title: string; readonly allottedAt: Instant; readonly voidedAt: Instant | null; readonly voidReason: string | null }
export interface NumberRuleView extends NumberRule { readonly version: number; readonly organName: string; readonly next: string }
export interface NumberChoice { readonly rule: NumberRuleId; readonly prefix: string; readonly next: string }

/** A line of the register of seal uses (用印登记). */
export interface SealLine { readonly document: DocumentId; readonly title: string; readonly number: string | null; readonly seal: string; readonly copies: number; readonly keeperName: string; readonly sealedAt: Instant }

/** What was recognised in an imported file, and what was not. */
export interface ImportedView {
  readonly content: Pick<Content, 'body' | 'annexes'> & { readonly elements: Partial<Content['elements']> }
  /** `line` tells where it stands in a file that has pages. */
  readonly notUnderstood: readonly { readonly paragraph: number; readonly text: string; readonly reason: string; readonly line?: LineSeen }[]
  /** The pages of an .ofd or .pdf as SVG, and how many there are in all; null of a file without pages. */
  readonly original: { readonly pages: readonly string[]; readonly count: number } | null
  /** Things the file says that the system fills in itself (number, dates, signer), so that nothing is lost unseen. */
  readonly setAside: readonly { readonly label: string; readonly text: string }[]
}

/** Where a person may write and what for. */
export interface DraftOptions {
  readonly units: readonly { readonly id: UnitId; readonly name: string; readonly organs: readonly { readonly id: UnitId; readonly name: string }[] }[]
  readonly signers: readonly { readonly person: PersonId; readonly name: string; readonly title: string; readonly isPrincipal: boolean }[]
}

/** The document's case as its page shows it: chart, record, who holds it now, and what the viewer may do. */
export interface DocumentCase {
  readonly id: CaseId
  readonly at: 'running' | 'ended'
  readonly result: 'completed' | 'rejected' | 'terminated' | null
  readonly definition: { readonly name: string; readonly version: number; readonly title: string }
  readonly chart: Chart
  readonly trace: readonly TraceRow[]
  readonly open: readonly OpenTaskShown[]
  readonly mine: readonly OwnTaskShown[]
  readonly names: { readonly people: Readonly<Record<PersonId, string>>; readonly units: Readonly<Record<UnitId, string>> }
}
export interface OpenTaskShown {
  readonly number: number
  readonly kind: 'handle' | 'read'
  readonly step: string
  readonly stepName: string
  readonly person: PersonId
  readonly unit: UnitId
  readonly receivedAt: Instant
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly urged: number
  readonly mayUrge: boolean
  readonly whyNotUrge: string | null
}
/** Who has a draft open for writing just now. */
export interface WriterLine { readonly person: PersonId; readonly name: string }

export interface OwnTaskShown {
  readonly task: TaskId
  readonly number: number
  readonly kind: 'handle' | 'read'
  readonly step: string
  readonly stepName: string
  readonly isOpen: boolean
  readonly onBehalfOf: PersonId | null
  readonly may: readonly { readonly operation: string; readonly allowed: boolean; readonly reason: string | null }[]
  readonly returnTargets: readonly ReturnTarget[]
}
