import type { FileId, Id, PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit, Signatory } from '#lib/signatory'
import type { LightChange } from './lights.ts'
import type { CategoryCode, Pace, Source } from './sources.ts'

export type ItemId = Id<'supervision-item'>

/** What caused an item: a page of this platform, or a paper that is only described. */
export interface Origin {
  readonly kind: 'document' | 'instruction' | 'minutes' | 'list' | 'superior' | 'paper'
  /** `document:ID` and the like, as the other module calls it; null for a paper. */
  readonly subject: string | null
  readonly title: string
  readonly number: string | null
  /** The page that shows it, beginning with `/`. */
  readonly link: string | null
}

/** 领导批示: the words as written. One instruction is one item. */
export interface Instruction {
  /** Null for a leader who is not in this house, e.g. of the city. */
  readonly leader: PersonId | null
  readonly leaderName: string
  readonly on: Day
  /** On what paper it was written. */
  readonly paper: string
  readonly text: string
}

/** What an item is about, as proposed and approved. */
export interface Matter {
  readonly title: string
  readonly source: Source
  readonly category: CategoryCode
  readonly pace: Pace
  readonly demand: string
  readonly origin: Origin
  readonly instruction: Instruction | null
  /** 上级督查机构转办 carries the superior's number; null otherwise. */
  readonly superiorNumber: string | null
  /** Fixed from above or by the proposer; else the term of category and pace counts from 交办. */
  readonly dueOn: Day | null
  /** 责任领导 of the whole item. */
  readonly leader: NamedPerson | null
  /** The key-work list it was imported with. */
  readonly list: string | null
}

export interface Milestone { readonly name: string; readonly dueOn: Day; readonly doneOn: Day | null }
/** One part of an item as decomposed: exactly one lead unit. */
export interface Planned {
  readonly content: string
  /** The measure by which it is done (量化目标). */
  readonly target: string
  readonly lead: NamedUnit
  readonly cooperating: readonly NamedUnit[]
  readonly leader: NamedPerson | null
  readonly milestones: readonly Omit<Milestone, 'doneOn'>[]
  readonly dueOn: Day | null
}

export type AssignmentAt = 'planned' | 'assigned' | 'objected' | 'doing' | 'signing' | 'reported' | 'closed'
export interface Extension { readonly from: Day; readonly to: Day; readonly reason: string; readonly askedAt: Instant; readonly grantedAt: Instant }
export interface ExtensionAsked { readonly to: Day; readonly reason: string; readonly by: Signatory; readonly at: Instant }
/** 催办 rises by itself: 提醒, then 催办单, then 督办函. Numbered within the assignment; papers carry a serial of the year. */
export type UrgeLevel = 'reminder' | 'slip' | 'letter'
export interface Urge { readonly number: number; readonly level: UrgeLevel; readonly serial: string | null; readonly at: Instant; readonly by: Signatory; readonly text: string }

/** A part of an item in the hands of a unit. */
export interface Assignment extends Omit<Planned, 'milestones' | 'dueOn'> {
  readonly number: number
  readonly at: AssignmentAt
  readonly light: Light
  readonly milestones: readonly Milestone[]
  /** The deadline in force, and the one fixed at 交办, which never changes. */
  readonly dueOn: Day | null
  readonly originalDueOn: Day | null
  readonly assignedAt: Instant | null
  /** Until when it should be signed for. */
  readonly signInDueAt: Instant | null
  readonly acceptedAt: Instant | null
  /** 退回改派 is possible once; whoever it is given to afterwards does it. */
  readonly objection: { readonly reason: string; readonly by: Signatory; readonly at: Instant; readonly from: NamedUnit } | null
  readonly mayObject: boolean
  /** 0 to 1. */
  readonly progress: number
  /** The next regular report is due on this day; null where none is asked. */
  readonly reportDueOn: Day | null
  readonly extensions: readonly Extension[]
  readonly asked: ExtensionAsked | null
  readonly urges: readonly Urge[]
  readonly isSignInUrged: boolean
  /** Reminders up to and including this day were given. */
  readonly remindedThrough: Day | null
  /** How often it was sent back by the review. */
  readonly reworks: number
  /** Working days during which the clock stood still. */
  readonly stoppedWorkdays: number
  /** When its result was handed in under the head's signature; null again once it is sent back. */
  readonly handedInAt: Instant | null
  readonly closedAt: Instant | null
  readonly quality: number | null
}

export type Conclusion = 'done' | 'mostlyDone' | 'longTerm' | 'notDone'
export interface Proposal { readonly conclusion: Conclusion; readonly text: string; readonly by: Signatory; readonly at: Instant }
/** 呈领导阅: the leader's word on the result of an instruction; noted from paper by the office where he signs on paper. */
export interface LeaderRead { readonly leader: string; readonly verdict: 'satisfied' | 'continue'; readonly words: string; readonly by: Signatory; readonly at: Instant }
export interface Closing extends Proposal { readonly approvedBy: Signatory; readonly approvedAt: Instant }
export interface FollowUp { readonly number: number; readonly dueOn: Day; readonly plannedBy: Signatory; readonly result: 'held' | 'relapsed' | null; readonly text: string; readonly checkedAt: Instant | null }
export interface Ending { readonly by: Signatory; readonly at: Instant; readonly reason: string }

interface Proposed {
  readonly id: ItemId
  readonly matter: Matter
  readonly proposer: Signatory
  readonly proposedAt: Instant
  /** 督查室, and the organ to which it belongs. */
  readonly office: UnitId
  readonly organ: UnitId
}
interface Registered extends Proposed {
  readonly number: string
  readonly approver: Signatory
  readonly registeredAt: Instant
  readonly assignments: readonly Assignment[]
  readonly light: Light
}
interface Assigned extends Registered {
  readonly assignedAt: Instant
  readonly proposal: Proposal | null
  readonly read: LeaderRead | null
  readonly followUps: readonly FollowUp[]
  /** How often it was taken up again after it had been closed. */
  readonly reopened: number
}

/** The light of an item as lists know it; `none` until it is assigned, `ended` where it came to nothing. */
export type Light = 'green' | 'yellow' | 'red' | 'suspended' | 'done' | 'none' | 'ended'

/** A matter under supervision. A stage without the facts it rests on cannot be written down. */
export type Item =
  | { readonly at: 'absent' }
  | (Proposed & { readonly at: 'proposed' })
  | (Proposed & { readonly at: 'declined'; readonly ending: Ending })
  | (Registered & { readonly at: 'registered' })
  | (Assigned & { readonly at: 'running' })
  | (Assigned & { readonly at: 'closing'; readonly proposal: Proposal })
  | (Assigned & { readonly at: 'suspended'; readonly stopped: Ending })
  | (Assigned & { readonly at: 'closed' | 'archived'; readonly closing: Closing })
  | (Registered & { readonly at: 'terminated'; readonly ending: Ending })
export type ItemAt = Item['at']

/** A regular report, or the result when it is the last (反馈). Texts stand in the events only. */
export interface Report {
  readonly text: string
  readonly progress: number
  readonly files: readonly FileId[]
  readonly milestonesDone: readonly string[]
  /** 存在问题、原因、意见建议、需上级协调事项. */
  readonly problem: string
  readonly cause: string
  readonly suggestion: string
  readonly coordination: string
}

/** What a person, or the clock, may ask. */
export type ItemCommand =
  | { readonly type: 'propose'; readonly id: ItemId; readonly matter: Matter; readonly office: UnitId; readonly organ: UnitId }
  | { readonly type: 'amend'; readonly matter: Matter }
  | { readonly type: 'approve' }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'plan'; readonly parts: readonly Planned[] }
  | { readonly type: 'assign' }
  | AssignmentCommand
  | { readonly type: 'suspend'; readonly reason: string }
  | { readonly type: 'resume' }
  | { readonly type: 'terminate'; readonly reason: string }
  | { readonly type: 'propose-closing'; readonly conclusion: Conclusion; readonly text: string }
  | { readonly type: 'note-read'; readonly verdict: 'satisfied' | 'continue'; readonly words: string }
  | { readonly type: 'approve-closing' }
  | { readonly type: 'refuse-closing'; readonly reason: string; readonly reopen: readonly number[] }
  | { readonly type: 'plan-follow-up'; readonly dueOn: Day }
  | { readonly type: 'check-follow-up'; readonly result: 'held' | 'relapsed'; readonly text: string; readonly reopen: readonly number[]; readonly dueOn: Day | null }
  | { readonly type: 'archive' }
  | { readonly type: 'tick' }

export type AssignmentCommand = { readonly assignment: number } & (
  | { readonly type: 'accept' }
  | { readonly type: 'object'; readonly reason: string }
  | { readonly type: 'reassign'; readonly lead: NamedUnit }
  | { readonly type: 'uphold'; readonly reason: string }
  | { readonly type: 'report'; readonly report: Report }
  | { readonly type: 'submit'; readonly report: Report }
  | { readonly type: 'sign' }
  | { readonly type: 'send-back'; readonly reason: string }
  | { readonly type: 'pass'; readonly quality: number; readonly remark: string }
  | { readonly type: 'rework'; readonly reason: string }
  | { readonly type: 'urge'; readonly text: string }
  | { readonly type: 'ask-extension'; readonly to: Day; readonly reason: string }
  | { readonly type: 'grant-extension' }
  | { readonly type: 'refuse-extension'; readonly reason: string })

/** What became true. Kept for ever. */
export type ItemEvent =
  | { readonly type: 'proposed'; readonly id: ItemId; readonly matter: Matter; readonly office: UnitId; readonly organ: UnitId; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'amended'; readonly matter: Matter; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'registered'; readonly number: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'declined'; readonly ending: Ending }
  | { readonly type: 'planned'; readonly parts: readonly Planned[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'assigned'; readonly assignments: readonly Dated[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'accepted'; readonly assignment: number; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'objected'; readonly assignment: number; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reassigned'; readonly assignment: number; readonly from: NamedUnit; readonly lead: NamedUnit; readonly dated: Dated; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'upheld'; readonly assignment: number; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reported'; readonly assignment: number; readonly report: Report; readonly nextOn: Day | null; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'submitted'; readonly assignment: number; readonly report: Report; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'signed'; readonly assignment: number; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'sent-back'; readonly assignment: number; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'passed'; readonly assignment: number; readonly quality: number; readonly remark: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reworked'; readonly assignment: number; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'urged'; readonly assignment: number; readonly urge: Urge }
  | { readonly type: 'sign-in-urged'; readonly assignment: number; readonly at: Instant }
  | { readonly type: 'reminded'; readonly assignment: number; readonly kind: ReminderKind; readonly on: Day; readonly dueOn: Day; readonly at: Instant }
  | { readonly type: 'extension-asked'; readonly assignment: number; readonly asked: ExtensionAsked }
  | { readonly type: 'extension-granted'; readonly assignment: number; readonly extension: Extension; readonly by: Signatory }
  | { readonly type: 'extension-refused'; readonly assignment: number; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'light-changed'; readonly change: LightChange; readonly at: Instant }
  | { readonly type: 'suspended'; readonly stopped: Ending }
  | { readonly type: 'resumed'; readonly workdays: number; readonly moved: readonly { readonly assignment: number; readonly dueOn: Day }[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'terminated'; readonly ending: Ending }
  | { readonly type: 'closing-proposed'; readonly proposal: Proposal }
  | { readonly type: 'leader-read'; readonly read: LeaderRead }
  | { readonly type: 'closing-refused'; readonly reason: string; readonly reopen: readonly number[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'closed'; readonly closing: Closing }
  | { readonly type: 'follow-up-planned'; readonly number: number; readonly dueOn: Day; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'follow-up-checked'; readonly number: number; readonly result: 'held' | 'relapsed'; readonly text: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reopened'; readonly assignments: readonly Dated[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'archived'; readonly by: Signatory; readonly at: Instant }

/** The dates an assignment is given at 交办. */
export interface Dated { readonly assignment: number; readonly dueOn: Day; readonly signInDueAt: Instant; readonly reportDueOn: Day | null }
export type ReminderKind = 'threeBefore' | 'oneBefore' | 'onTheDay' | 'overdue'
