import type { FileId, Id, PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit, Signatory } from '#lib/signatory'

export type InspectionId = Id<'inspection'>
/** Made where the entry was written down, so that a phone may send it again and it is taken once. */
export type EntryKey = string & { readonly '~entry': true }

/** 实地督查, 联合督查, 专项督查 (A5). */
export type Method = 'onSite' | 'joint' | 'special'

/** What an inspection rests on: a matter under supervision, an entry of the annual plan, the plan of a special inspection, or a paper. */
export interface Basis {
  readonly kind: 'item' | 'annualPlan' | 'specialPlan' | 'paper'
  /** `supervision:ID` and the like, as the owner calls it; null for a paper. */
  readonly subject: string | null
  readonly title: string
  /** The page that shows it, beginning with `/`. */
  readonly link: string | null
}

/** Somebody who goes, for one of the agencies. */
export interface TeamMember extends NamedPerson { readonly agency: UnitId }

/** 督查方案: who goes where, when, and what is looked at. */
export interface Plan {
  readonly method: Method
  /** 暗访（四不两直）: the units are told nothing before. */
  readonly isCovert: boolean
  readonly theme: string
  readonly basis: Basis
  /** The agency that leads, and those that go along. */
  readonly lead: NamedUnit
  readonly members: readonly NamedUnit[]
  readonly from: Day
  readonly to: Day
  readonly place: string
  readonly targets: readonly NamedUnit[]
  readonly team: readonly TeamMember[]
  readonly checklist: readonly string[]
  /** What the units are asked to prepare; printed on the notice. */
  readonly demand: string
}

/** A photograph; the time is that of taking it, never that of sending it. */
export interface Photo {
  readonly file: FileId
  readonly takenAt: Instant
  /** `exif`: written by the camera into the picture; `device`: the moment at which it was put to the entry. */
  readonly clock: 'exif' | 'device'
}

/** What is asked of a unit when something is not as it should be. */
export interface Defect { readonly description: string; readonly measure: string; readonly dueOn: Day }

/** One finding as written down on the spot. */
export interface Entry {
  readonly key: EntryKey
  readonly unit: UnitId
  /** The line of the checklist; null for what is not on it. */
  readonly item: string | null
  readonly text: string
  readonly place: string
  readonly notedAt: Instant
  readonly photos: readonly Photo[]
  /** Null where all was well. */
  readonly defect: Defect | null
}
export interface Finding extends Entry { readonly by: Signatory; readonly sentAt: Instant; readonly problem: number | null }

/** 整改台账: 待整改 → 整改中 → 已整改待核 → 已销号, or 退回 and once more. */
export type ProblemAt = 'listed' | 'rectifying' | 'rectified' | 'returned' | 'resolved'
export interface Evidence { readonly text: string; readonly files: readonly FileId[]; readonly by: Signatory; readonly at: Instant }
export interface Check { readonly text: string; readonly by: Signatory; readonly at: Instant }
/** 整改延期, as for matters under supervision: asked before the day, with a reason, and granted by somebody else. */
export interface ExtensionAsked { readonly to: Day; readonly reason: string; readonly by: Signatory; readonly at: Instant }
export interface Extension { readonly from: Day; readonly to: Day; readonly reason: string; readonly askedAt: Instant; readonly grantedBy: Signatory; readonly grantedAt: Instant }
/** A line of the 问题清单 in the hands of its unit. `dueOn` is the day in force. */
export interface Problem extends Defect {
  readonly number: number
  readonly at: ProblemAt
  readonly unit: NamedUnit
  readonly entry: EntryKey
  /** The unit's own plan of rectification, once it has begun. */
  readonly plan: string
  readonly evidence: Evidence | null
  /** Why it was sent back last. */
  readonly returned: Check | null
  readonly resolved: Check | null
  readonly returns: number
  /** Reminders up to and including this day were given; null until it is handed out. */
  readonly remindedThrough: Day | null
  /** An extension that waits to be decided on; not there while none does. */
  readonly asked?: ExtensionAsked
  /** Those granted, in order: the first keeps the original day. Not there while there are none. */
  readonly extensions?: readonly Extension[]
}

export interface Notice { readonly unit: NamedUnit; readonly number: number; readonly at: Instant }
export interface Report { readonly text: string; readonly by: Signatory; readonly at: Instant }
/** 会签: on behalf of an agency where agencies sign, else as one of the team. */
export interface Signature { readonly by: Signatory; readonly person: PersonId; readonly agency: UnitId; readonly at: Instant }
export interface Reading { readonly words: string; readonly by: Signatory; readonly at: Instant }
export interface Ending { readonly reason: string; readonly by: Signatory; readonly at: Instant }

interface Drafted {
  readonly id: InspectionId
  readonly plan: Plan
  /** The organs of lead and members; the first is that of the lead. */
  readonly organs: readonly UnitId[]
  readonly planner: Signatory
  readonly draftedAt: Instant
}
interface Approved extends Drafted {
  /** ×督查〔年〕n号. */
  readonly number: string
  readonly approver: Signatory
  readonly approvedAt: Instant
}
interface Begun extends Approved {
  readonly begunAt: Instant
  /** One to each unit; none where it is covert. */
  readonly notices: readonly Notice[]
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
  readonly signatures: readonly Signature[]
}
interface Reported extends Begun { readonly report: Report }
interface HandedOut extends Reported { readonly handedOutAt: Instant; readonly read: Reading | null }

/** An inspection. A stage without the facts it rests on cannot be written down. */
export type Inspection =
  | { readonly at: 'absent' }
  | (Drafted & { readonly at: 'drafted'; readonly returned: Ending | null })
  | (Drafted & { readonly at: 'submitted' })
  | (Approved & { readonly at: 'approved' })
  | (Begun & { readonly at: 'visiting' })
  | (Reported & { readonly at: 'signing' })
  | (HandedOut & { readonly at: 'rectifying' })
  | (HandedOut & { readonly at: 'closed'; readonly read: Reading; readonly closedBy: Signatory; readonly closedAt: Instant })
  | (Drafted & { readonly at: 'cancelled'; readonly ending: Ending })
export type InspectionAt = Inspection['at']
export type Present = Exclude<Inspection, { at: 'absent' }>

export type PlanCommand =
  | { readonly type: 'draft'; readonly id: InspectionId; readonly plan: Plan; readonly organs: readonly UnitId[] }
  | { readonly type: 'amend'; readonly plan: Plan; readonly organs: readonly UnitId[] }
  | { readonly type: 'submit' }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'cancel'; readonly reason: string }
export type VisitCommand =
  | { readonly type: 'notify' }
  | { readonly type: 'begin' }
  | { readonly type: 'record'; readonly entry: Entry }
  | { readonly type: 'report'; readonly text: string }
  | { readonly type: 'revise'; readonly reason: string }
  | { readonly type: 'sign' }
  | { readonly type: 'note-read'; readonly words: string }
  | { readonly type: 'close' }
export type ProblemCommand = { readonly problem: number } & (
  | { readonly type: 'begin-rectifying'; readonly plan: string }
  | { readonly type: 'submit-rectified'; readonly text: string; readonly files: readonly FileId[] }
  | { readonly type: 'verify'; readonly text: string }
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'ask-extension'; readonly to: Day; readonly reason: string }
  | { readonly type: 'grant-extension' }
  | { readonly type: 'refuse-extension'; readonly reason: string })
/** What a person, or the clock, may ask. */
export type InspectionCommand = PlanCommand | VisitCommand | ProblemCommand | { readonly type: 'tick' }

export type ReminderKind = 'near' | 'onTheDay' | 'overdue'
interface Stamp { readonly by: Signatory; readonly at: Instant }
/** What became true. Kept for ever. */
export type InspectionEvent =
  | ({ readonly type: 'drafted'; readonly id: InspectionId; readonly plan: Plan; readonly organs: readonly UnitId[] } & Stamp)
  | ({ readonly type: 'amended'; readonly plan: Plan; readonly organs: readonly UnitId[] } & Stamp)
  | ({ readonly type: 'submitted' } & Stamp)
  | ({ readonly type: 'approved'; readonly number: string } & Stamp)
  | ({ readonly type: 'returned'; readonly reason: string } & Stamp)
  | ({ readonly type: 'cancelled'; readonly reason: string } & Stamp)
  | ({ readonly type: 'notified'; readonly notices: readonly Notice[] } & Stamp)
  | ({ readonly type: 'begun' } & Stamp)
  | ({ readonly type: 'recorded'; readonly entry: Entry; readonly problem: number | null; readonly unit: NamedUnit } & Stamp)
  | ({ readonly type: 'reported'; readonly text: string } & Stamp)
  | ({ readonly type: 'revised'; readonly reason: string } & Stamp)
  | ({ readonly type: 'signed'; readonly person: PersonId; readonly agency: UnitId } & Stamp)
  | { readonly type: 'handed-out'; readonly at: Instant; readonly on: Day }
  | ({ readonly type: 'read'; readonly words: string } & Stamp)
  | ({ readonly type: 'closed' } & Stamp)
  | ({ readonly type: 'rectifying-begun'; readonly problem: number; readonly plan: string } & Stamp)
  | ({ readonly type: 'rectified'; readonly problem: number; readonly text: string; readonly files: readonly FileId[] } & Stamp)
  | ({ readonly type: 'verified'; readonly problem: number; readonly text: string } & Stamp)
  | ({ readonly type: 'sent-back'; readonly problem: number; readonly reason: string } & Stamp)
  | ({ readonly type: 'extension-asked'; readonly problem: number; readonly to: Day; readonly reason: string } & Stamp)
  | ({ readonly type: 'extension-granted'; readonly problem: number; readonly from: Day; readonly to: Day } & Stamp)
  | ({ readonly type: 'extension-refused'; readonly problem: number; readonly reason: string } & Stamp)
  | { readonly type: 'reminded'; readonly problem: number; readonly kind: ReminderKind; readonly on: Day; readonly dueOn: Day; readonly at: Instant }
