import type { Id, PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { PointId, PointRole } from '../network/three.ts'

export type ItemId = Id<'report'>
/** 动态、经验、问题建议、社情民意、综合调研, and what answers a 约稿 (B1). */
export type ItemKind = 'development' | 'experience' | 'problem' | 'publicOpinion' | 'survey' | 'commission'
/** R26: by which way it came. */
export type Channel = 'web' | 'phone' | 'import' | 'mail' | 'dutyLog' | 'letter' | 'hotline'
export type AdoptionLevel = 'district' | 'city' | 'province' | 'stateCouncil' | 'central'
/** 市委办, 省委办公厅, 国办, 中办. */
export type Superior = Exclude<AdoptionLevel, 'district'>
export type InstructionLevel = 'district' | 'cityOffice' | 'city' | 'province' | 'central'

/** What is said. */
export interface Content {
  readonly title: string
  readonly text: string
  readonly kind: ItemKind
  /** When it happened and when the unit learned of it; null where that means nothing, as for experience. */
  readonly eventAt: Instant | null
  readonly learnedAt: Instant | null
}

/** Where it comes from. */
export interface Source {
  /** Null for what came from no point: a letter, the hotline, the duty log. */
  readonly point: PointId | null
  readonly unit: NamedUnit
  readonly channel: Channel
  /** `duty:ID` or `commission:ID`, what it was made from or answers. */
  readonly origin: string | null
}

export interface Mark { readonly by: Signatory; readonly at: Instant }
/** R31: 采集、筛选、加工、上报 of the 信息员, then the two gates above him. */
export type Stage = 'collect' | 'select' | 'process' | 'report' | 'headGate' | 'leaderGate'
/** A step as it stands on the item: who did it and when; why it was done to one's own draft in an emergency. */
export interface Step extends Mark { readonly stage: Stage; readonly emergency: string | null }

export interface Contributor { readonly source: ItemId; readonly point: PointId; readonly unit: NamedUnit }
export interface Upload extends Mark { readonly to: Superior }
/** 采用 by a vehicle; `issue` tells one appearance in it from another. */
export interface Adoption {
  readonly level: AdoptionLevel
  readonly vehicle: string
  readonly issue: string
  readonly form: 'single' | 'combined'
  readonly adoptedAt: Instant
  readonly evidence: string
}
/** 批示; `person` where the leader is one of the house, so that what he wrote can be followed up in his name. */
export interface Instruction { readonly level: InstructionLevel; readonly person: PersonId | null; readonly leader: string; readonly text: string; readonly on: Day }
export interface Outcome { readonly uploads: readonly Upload[]; readonly adoptions: readonly Adoption[]; readonly instructions: readonly Instruction[] }

export type Fate = 'adopt' | 'merge' | 'reserve' | 'decline'
/** 初筛: what the office decided, and why. */
export interface Screening extends Mark { readonly fate: Fate; readonly reason: string; readonly into: ItemId | null }
/** Sent back to be done again, and from where. */
export interface Returned extends Mark { readonly reason: string; readonly from: 'officeHead' | 'leader' | 'office' }
export interface Ending extends Mark { readonly reason: string }
export interface Publication { readonly name: string; readonly issue: string; readonly at: Instant }

interface Noted {
  readonly id: ItemId
  readonly source: Source
  /** As the point wrote it: what the office edits never changes it. */
  readonly content: Content
  readonly author: Signatory
  readonly draftedAt: Instant
  /** When it first left the unit: the reporting time. A rework keeps it, for the office knew from then on. */
  readonly submittedAt: Instant | null
  /** R28, where the setting lets an incomplete point report: the roles that nobody carried. */
  readonly lacks: readonly PointRole[]
  readonly steps: readonly Step[]
  readonly contributors: readonly Contributor[]
  readonly outcome: Outcome
}
interface Received extends Noted { readonly submittedAt: Instant }
interface Screened extends Received { readonly screening: Screening }
interface Edited extends Screened { readonly edited: Content; readonly editor: Signatory }
interface Signed extends Edited { readonly reviewed: Mark; readonly signed: Mark }

/** An item. A stage without the facts it rests on cannot be written down. */
export type Item =
  | { readonly at: 'absent' }
  | (Noted & { readonly at: 'drafted'; readonly returned: Returned | null })
  | (Noted & { readonly at: 'atOfficeHead' })
  | (Noted & { readonly at: 'atLeader' })
  | (Received & { readonly at: 'submitted' })
  | (Screened & { readonly at: 'screened' })
  | (Edited & { readonly at: 'editing'; readonly sentBack: Ending | null })
  | (Edited & { readonly at: 'reviewing'; readonly sent: Mark; readonly reviewed: Mark | null })
  | (Signed & { readonly at: 'signed' })
  | (Signed & { readonly at: 'published'; readonly publication: Publication })
  | (Noted & { readonly at: 'archived'; readonly edited: Content | null; readonly ending: Ending })
export type ItemAt = Item['at']
export type Present = Exclude<Item, { at: 'absent' }>

export type PointCommand =
  | { readonly type: 'draft'; readonly id: ItemId; readonly source: Source; readonly content: Content }
  | { readonly type: 'select' }
  | { readonly type: 'amend'; readonly content: Content }
  | { readonly type: 'discard'; readonly reason: string }
  | { readonly type: 'hand-in' }
  | { readonly type: 'withdraw' }
  | { readonly type: 'pass'; readonly emergency: string }
  | { readonly type: 'approve'; readonly emergency: string }
  | { readonly type: 'return'; readonly reason: string }
export type DeskCommand =
  | { readonly type: 'receive'; readonly id: ItemId; readonly source: Source; readonly content: Content }
  | { readonly type: 'screen'; readonly fate: Fate | 'return'; readonly reason: string; readonly into: ItemId | null }
  | { readonly type: 'take-in'; readonly from: ItemId; readonly title: string; readonly contributors: readonly Contributor[] }
  | { readonly type: 'edit'; readonly content: Content }
  | { readonly type: 'send-to-review'; readonly isVerified: boolean }
  | { readonly type: 'review' }
  | { readonly type: 'sign' }
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'archive'; readonly reason: string }
export type OutcomeCommand =
  | { readonly type: 'upload'; readonly to: Superior }
  | { readonly type: 'adopt'; readonly adoption: Adoption }
  | { readonly type: 'instruct'; readonly instruction: Instruction }
  | { readonly type: 'publish'; readonly publication: Publication; readonly adoption: Adoption }
/** What a person, or the news of a bulletin, may ask. */
export type ItemCommand = PointCommand | DeskCommand | OutcomeCommand

interface Begun { readonly id: ItemId; readonly source: Source; readonly content: Content }
/** What became true. Kept for ever. */
export type ItemEvent =
  | ({ readonly type: 'drafted' } & Begun & Mark)
  | ({ readonly type: 'received' } & Begun & Mark)
  | ({ readonly type: 'selected' } & Mark)
  | ({ readonly type: 'amended'; readonly content: Content } & Mark)
  | ({ readonly type: 'discarded'; readonly reason: string } & Mark)
  | ({ readonly type: 'handed-in'; readonly to: 'atOfficeHead' | 'atLeader' | 'submitted'; readonly lacks: readonly PointRole[] } & Mark)
  | ({ readonly type: 'withdrawn' } & Mark)
  | ({ readonly type: 'passed'; readonly to: 'atLeader' | 'submitted'; readonly emergency: string | null } & Mark)
  | ({ readonly type: 'approved'; readonly emergency: string | null } & Mark)
  | ({ readonly type: 'returned'; readonly reason: string; readonly from: Returned['from'] } & Mark)
  | ({ readonly type: 'screened'; readonly fate: Fate; readonly reason: string; readonly into: ItemId | null } & Mark)
  | ({ readonly type: 'taken-in'; readonly from: ItemId; readonly title: string; readonly contributors: readonly Contributor[] } & Mark)
  | ({ readonly type: 'edited'; readonly content: Content } & Mark)
  | ({ readonly type: 'sent-to-review' } & Mark)
  | ({ readonly type: 'reviewed' } & Mark)
  | ({ readonly type: 'signed' } & Mark)
  | ({ readonly type: 'sent-back'; readonly reason: string } & Mark)
  | ({ readonly type: 'archived'; readonly reason: string } & Mark)
  | ({ readonly type: 'uploaded'; readonly to: Superior } & Mark)
  | ({ readonly type: 'instructed'; readonly instruction: Instruction } & Mark)
  // A bulletin that appears tells of it by itself: there is nobody who did it here.
  | { readonly type: 'adopted'; readonly adoption: Adoption; readonly by: Signatory | null; readonly at: Instant }
  | { readonly type: 'published'; readonly publication: Publication; readonly by: Signatory | null; readonly at: Instant }
