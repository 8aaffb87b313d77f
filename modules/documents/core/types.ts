import type { FileId, Id, PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { DocumentId } from './content.ts'
import type { DocKind } from './kinds.ts'

/** Stages on the desks before the signature; the case says who acts, the document says what must hold. */
export type UnsignedStage = 'drafting' | 'unitCheck' | 'consulting' | 'countersigning' | 'officeReview' | 'signing'
/** Stages after it, each opened by the fact before it: signature, recheck, number, proofs, seal. */
export type SignedStage = 'recheck' | 'numbering' | 'proofreading' | 'sealing' | 'dispatching'
/** Every stage that a step of a flow may stand for. */
export type Stage = UnsignedStage | SignedStage

/** What was said: written words, 圈阅, or a bare name. The system never invents words (条例 第二十二条). */
export type OpinionKind = 'opinion' | 'circle' | 'nameOnly'
export type Stance = 'agree' | 'comments' | 'disagree'

/** One signature under a text: opinion, name, full date, and the hash of what was before the eyes. */
export interface Mark {
  readonly id: Id<'mark'>
  readonly stage: Stage
  /** The flow's step, where two steps are of one stage. */
  readonly step: string
  readonly by: Signatory
  readonly kind: OpinionKind
  readonly stance: Stance
  readonly text: string
  readonly at: Instant
  readonly hash: string
  /** The picture of a hand-written opinion, if one was drawn. */
  readonly handwriting: FileId | null
  /** The picture of the signatory's own signature, if he chose to sign with it: a copy, which stays as it was. */
  readonly signature?: FileId
}

/** What became of an opinion that was not plain consent (采纳情况). */
export interface Settlement {
  readonly mark: Id<'mark'>
  readonly adopted: 'adopted' | 'partly' | 'notAdopted'
  readonly reason: string
}

/** The words that a signature is about. */
export interface ContentMark {
  readonly revision: number
  readonly hash: string
  readonly kind: DocKind
  readonly title: string
}

/** A number allotted from the counter of its organ and prefix. */
export interface AllottedNumber {
  readonly rule: string
  readonly text: string
  readonly year: number
  readonly sequence: number
  /** Of a 令号: the day on which the term began in which it counts. */
  readonly since?: Day
}

/** One typographical change made after the signature. */
export interface Edit {
  readonly stage: 'recheck' | 'proofreading'
  readonly place: string
  readonly before: string
  readonly after: string
  readonly by: Signatory
  readonly at: Instant
}

export type ChecklistPoint = 'basis' | 'policy' | 'consulted' | 'form' | 'drafting' | 'burden'
export interface ChecklistAnswer { readonly answer: 'yes' | 'no' | 'notApplicable'; readonly remark: string }
export type Checklist = Readonly<Partial<Record<ChecklistPoint, ChecklistAnswer>>>

/** What every document has. */
interface Sheet {
  readonly id: DocumentId
  readonly drafter: Signatory
  readonly draftedAt: Instant
  readonly content: ContentMark
  readonly submittedAt: Instant | null
  readonly marks: readonly Mark[]
  readonly settlements: readonly Settlement[]
  readonly checklist: Checklist
  /** The version that the office's review passed, null while none did. */
  readonly reviewed: { readonly hash: string; readonly at: Instant } | null
  /** The last return that is still being dealt with. */
  readonly returned: Returned | null
}
/** Where a document may be sent back to. */
export type ReturnStage = UnsignedStage | 'recheck' | 'proofreading'
export interface Returned { readonly from: Stage; readonly by: Signatory; readonly reason: string; readonly at: Instant }

interface Signed extends Sheet {
  readonly signature: Mark
  /** 成文日期, written at the signature (条例 第九条第十二项). */
  readonly docDate: Day
  readonly edits: readonly Edit[]
  /** A number kept while the document went back to its signer (复审). */
  readonly keptNumber: AllottedNumber | null
}
interface Numbered extends Omit<Signed, 'keptNumber'> { readonly number: AllottedNumber; readonly proofs: readonly Mark[] }
/** 用印. The sealed pages carry the 印发日期 (day of sending to print), so it is set here. */
export interface SealUse {
  readonly seal: string
  readonly by: Signatory
  readonly at: Instant
  readonly hash: string
  readonly copies: number
  readonly printDate: Day
  /** Also spread over the edges of the pages (骑缝章). */
  readonly straddle?: true
}
/** The seal of another organ that issues the document too: each organ seals its own name. */
export interface JointSeal {
  readonly organ: UnitId
  readonly seal: string
  readonly by: Signatory
  readonly at: Instant
  readonly hash: string
  /** Pressed by its keeper in the presence of the lead organ's, who vouches for it here. */
  readonly inPerson?: true
}
interface Sealed extends Numbered { readonly seal: SealUse; readonly jointSeals?: readonly JointSeal[] }
export interface Issuing { readonly at: Instant; readonly by: Signatory; readonly copies: number; readonly receivers: number }
interface Issued extends Sealed { readonly issued: Issuing }
export interface Ending { readonly by: Signatory; readonly at: Instant; readonly reason: string }

/** A document going out. A stage without the facts it rests on cannot be written down. */
export type OutDocument =
  | { readonly at: 'absent' }
  | (Sheet & { readonly at: UnsignedStage; readonly keptNumber: AllottedNumber | null })
  | (Signed & { readonly at: 'recheck' })
  | (Signed & { readonly at: 'numbering'; readonly rechecked: Mark })
  | (Numbered & { readonly at: 'proofreading' })
  | (Numbered & { readonly at: 'sealing'; readonly jointSeals?: readonly JointSeal[] })
  | (Sealed & { readonly at: 'dispatching' })
  | (Issued & { readonly at: 'dispatched' })
  | (Issued & { readonly at: 'archiveReady'; readonly readyAt: Instant })
  | (Sheet & { readonly at: 'withdrawn'; readonly ending: Ending })
  | (Sheet & { readonly at: 'voided'; readonly ending: Ending; readonly number: AllottedNumber })
  | (Issued & { readonly at: 'recalled'; readonly ending: Ending })
export type At = OutDocument['at']

/** What a person may ask. `mark` comes with every act of consent or dissent. */
export type DocumentCommand =
  | { readonly type: 'draft'; readonly id: DocumentId; readonly content: ContentMark }
  | { readonly type: 'save'; readonly content: ContentMark; readonly from: number }
  | { readonly type: 'submit'; readonly mark: MarkInput }
  | { readonly type: 'mark'; readonly mark: MarkInput }
  | { readonly type: 'settle'; readonly settlement: Settlement }
  | { readonly type: 'answer-checklist'; readonly answers: Checklist }
  | { readonly type: 'sign'; readonly mark: MarkInput }
  | { readonly type: 'recheck'; readonly mark: MarkInput }
  | { readonly type: 'correct'; readonly edits: readonly Pick<Edit, 'place' | 'before' | 'after'>[]; readonly content: ContentMark; readonly from: number }
  | { readonly type: 'allot-number'; readonly number: AllottedNumber }
  | { readonly type: 'proofread'; readonly mark: MarkInput }
  | { readonly type: 'seal-jointly'; readonly organs: readonly UnitId[] }
  | { readonly type: 'seal'; readonly seal: string; readonly copies: number; readonly printDate: Day; readonly straddle?: boolean; readonly inPerson?: readonly UnitId[] }
  | { readonly type: 'dispatch'; readonly copies: number; readonly receivers: number }
  | { readonly type: 'dispatch-further'; readonly receivers: number }
  | { readonly type: 'move'; readonly to: Stage }
  | { readonly type: 'return'; readonly to: Stage; readonly way: 'rerun' | 'straightBack'; readonly reason: string }
  | { readonly type: 'retract'; readonly to: Stage }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'recall'; readonly reason: string }
  | { readonly type: 'make-archive-ready' }
export type MarkInput = Pick<Mark, 'step' | 'kind' | 'stance' | 'text' | 'handwriting' | 'signature'>

/** What became true. Kept for ever. */
export type DocumentEvent =
  | { readonly type: 'drafted'; readonly id: DocumentId; readonly by: Signatory; readonly at: Instant; readonly content: ContentMark }
  | { readonly type: 'saved'; readonly content: ContentMark; readonly by: PersonId }
  | { readonly type: 'submitted'; readonly mark: Mark }
  | { readonly type: 'marked'; readonly mark: Mark }
  | { readonly type: 'settled'; readonly settlement: Settlement; readonly by: PersonId }
  | { readonly type: 'checklist-answered'; readonly answers: Checklist; readonly by: PersonId }
  | { readonly type: 'reviewed'; readonly hash: string; readonly at: Instant }
  | { readonly type: 'signed'; readonly mark: Mark; readonly docDate: Day }
  | { readonly type: 'rechecked'; readonly mark: Mark }
  | { readonly type: 'corrected'; readonly edits: readonly Edit[]; readonly content: ContentMark }
  | { readonly type: 'numbered'; readonly number: AllottedNumber }
  | { readonly type: 'proofread'; readonly mark: Mark; readonly isLast: boolean }
  | { readonly type: 'sealed-jointly'; readonly seal: JointSeal }
  | { readonly type: 'sealed'; readonly seal: SealUse }
  | { readonly type: 'dispatched'; readonly issued: Issuing }
  | { readonly type: 'dispatched-further'; readonly receivers: number; readonly by: PersonId }
  | { readonly type: 'moved'; readonly to: UnsignedStage }
  | { readonly type: 'returned'; readonly to: ReturnStage; readonly returned: Returned }
  | { readonly type: 'retracted'; readonly to: UnsignedStage; readonly by: PersonId }
  | { readonly type: 'withdrawn'; readonly ending: Ending }
  | { readonly type: 'voided'; readonly ending: Ending }
  | { readonly type: 'recalled'; readonly ending: Ending }
  | { readonly type: 'made-archive-ready'; readonly at: Instant }

/** Facts that only the server can fetch, as plain data. */
export interface DocumentFacts {
  readonly now: Instant
  readonly actor: Signatory
  readonly newMark: Id<'mark'>
  /** Issues at the moment of this act that are still open, the written reasons considered. */
  readonly openIssues: readonly { readonly code: string; readonly text: string }[]
  /** The hash of the words as they are stored now. */
  readonly storedHash: string
  /** Who saved the words last, and when. */
  readonly lastSaved: { readonly name: string; readonly at: Instant }
  /** Whether the signature must be the principal head's, and whether the signer (or the one stood in for) is that, or at all a head of the organ. */
  readonly signing: { readonly principalNeeded: boolean; readonly isPrincipal: boolean; readonly isHead: boolean; readonly adoptedOn: Day | null }
  /** What the seal says, what is printed as 署名 of the lead organ, and the other organs that seal their own names. */
  readonly seal: { readonly organ: string; readonly issuerSign: string; readonly joint: readonly { readonly unit: UnitId; readonly name: string }[] } | null
}
