import type { FileId, PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Definition, HandlingMode, StepId } from './definition.ts'

/** A person as taking part in a case, with the unit in which they did so; kept even when they later move. */
export interface Participant { readonly person: PersonId; readonly unit: UnitId }

/** What someone said: typed words, handwriting, or a bare mark (圈阅). The system never makes up words. */
export type Opinion =
  | { readonly form: 'words'; readonly text: string }
  | { readonly form: 'ink'; readonly image: FileId; readonly text?: string }
  | { readonly form: 'circle' }

/** The form's fields as far as the flow needs them. */
export type CaseData = Readonly<Record<string, unknown>>
export type Choices = Readonly<Record<StepId, readonly Participant[]>>
/** Back through every step again, or straight back to the one who returned it. */
export type ReturnWay = 'rerun' | 'straightBack'
/** How a manned step ended, for conditions and the chart. */
export type StepResult = 'agreed' | 'disagreed'

/** Who really did it, for whom, when, under which idempotency key. `actor` is null for the clock. */
export interface Act {
  readonly actor: PersonId | null
  readonly onBehalfOf: PersonId | null
  readonly at: Instant
  readonly key: string | null
}

// ---------------------------------------------------------------- state

export type CaseState = { readonly at: 'unopened' } | RunningCase | EndedCase
export interface RunningCase extends CaseBody { readonly at: 'running' }
export interface EndedCase extends CaseBody { readonly at: 'ended'; readonly result: CaseResult; readonly endedAt: Instant }
export type CaseResult = 'completed' | 'rejected' | 'terminated'

export interface CaseBody {
  readonly definition: { readonly name: string; readonly version: number }
  readonly drafter: Participant
  readonly openedAt: Instant
  readonly data: CaseData
  readonly chosen: Choices
  /** Every step entered, in order; `visits[n - 1].number === n`. */
  readonly visits: readonly Visit[]
  /** Every task ever given, in order; `tasks[n - 1].number === n`. */
  readonly tasks: readonly Task[]
  readonly branches: readonly Branch[]
  readonly signatures: readonly Signature[]
  /** The record (流转记录): every act, in order, never changed. */
  readonly acts: readonly ActRecord[]
}

/** One entering of one step. */
export type Visit = VisitEntry & (
  | { readonly at: 'current' }
  | { readonly at: 'left'; readonly leftAt: Instant; readonly result: VisitResult })
export type VisitResult = StepResult | 'passed' | 'returned' | 'retracted' | 'cancelled'
interface VisitEntry {
  readonly number: number
  readonly step: StepId
  readonly name: string
  readonly kind: Definition['steps'][number]['kind']
  /** Null for a step without tasks that block. */
  readonly mode: HandlingMode | null
  /** 1 for the first entering of this step in this case, 2 for the second … */
  readonly round: number
  readonly branch: string | null
  /** The step before it on the line walked; null when entered by going back. */
  readonly via: StepId | null
  /** The visit whose handling led here; null for the first. */
  readonly from: number | null
  /** The earlier visit that this one takes up again, whose finished tasks still count. */
  readonly resumes: number | null
  /** Whom to go straight back to when this visit is done. */
  readonly backTo: BackTo | null
  /** Sequential mode: those whose turn has not come. */
  readonly queue: readonly Participant[]
  readonly enteredAt: Instant
  /** A later return made it void as a passed step; what was said in it stands in the record. */
  readonly superseded: boolean
}
export interface BackTo { readonly visit: number; readonly people: readonly Participant[] }

/** One person's to-do: `handle` blocks the case, `read` never does. */
export type Task = OpenTask | ClosedTask | WithdrawnTask
export interface OpenTask extends TaskEntry { readonly at: 'open' }
export interface ClosedTask extends TaskEntry { readonly at: 'closed'; readonly how: ClosedHow; readonly by: Act }
export interface WithdrawnTask extends TaskEntry { readonly at: 'withdrawn'; readonly why: WithdrawnWhy; readonly withdrawnAt: Instant }
export type ClosedHow = 'approved' | 'disagreed' | 'returned' | 'transferred' | 'autoPassed' | 'read'
/** Someone else's act was enough; the case went back; the handing-over was taken back; a branch or the case ended; recalled. */
export type WithdrawnWhy = 'others-acted' | 'returned' | 'retracted' | 'branch-cancelled' | 'case-ended' | 'recalled'
interface TaskEntry {
  readonly number: number
  readonly kind: 'handle' | 'read'
  /** The visit it belongs to; for a reading task, the visit from which it was sent. */
  readonly visit: number
  readonly to: Participant
  /** Who sent it to read; null when a step gave it. */
  readonly sentBy: PersonId | null
  readonly givenAt: Instant
  readonly dueAt: Instant | null
  readonly openedAt: Instant | null
  /** The task handed over into this one. */
  readonly replaces: number | null
  readonly urges: readonly { readonly number: number; readonly at: Instant; readonly by: PersonId; readonly channel: UrgeChannel }[]
  /** When the due moment was acted upon by the clock. */
  readonly overdueAt: Instant | null
}
export type UrgeChannel = 'inApp' | 'phone' | 'sms' | 'inPerson'

export interface Branch {
  readonly id: string
  readonly name: string
  /** The visit of the split that opened it; branches of one visit are siblings. */
  readonly split: number
  readonly parent: string | null
  readonly at: 'open' | 'arrived' | 'cancelled'
}

/** An approval that signed the content with this hash. It stands until the case goes back behind it. */
export interface Signature {
  readonly task: number
  readonly visit: number
  readonly person: PersonId
  readonly by: Act
  readonly hash: string
  readonly standing: boolean
}

/** A row of the record. */
export interface ActRecord extends Act {
  readonly number: number
  readonly operation: Operation
  readonly step: StepId | null
  readonly round: number | null
  readonly task: number | null
  readonly unit: UnitId | null
  readonly opinion: Opinion | null
  /** The step gone back to. */
  readonly toStep: StepId | null
  /** Those it was handed, sent or passed up to. */
  readonly toPeople: readonly Participant[]
}
export type Operation =
  | 'begin' | 'approve' | 'disagree' | 'return' | 'retract' | 'transfer' | 'circulate' | 'read' | 'recall' | 'urge'
  | 'remind' | 'escalate' | 'autoPass' | 'terminate' | 'reopenSigning'

// ---------------------------------------------------------------- commands and facts

/** What someone asks for. `actor` is who really does it; for whom is found from the task and the standing proxies. */
export type CaseCommand = { readonly actor: PersonId; readonly key: string | null } & (
  | { readonly type: 'begin'; readonly drafter: Participant; readonly data: CaseData; readonly choose?: Choices }
  | { readonly type: 'open'; readonly task: number }
  | { readonly type: 'approve'; readonly task: number; readonly opinion?: Opinion; readonly data?: CaseData; readonly choose?: Choices }
  | { readonly type: 'disagree'; readonly task: number; readonly opinion?: Opinion; readonly choose?: Choices }
  | { readonly type: 'return'; readonly task: number; readonly to: StepId; readonly way: ReturnWay; readonly opinion?: Opinion }
  | { readonly type: 'retract'; readonly task: number }
  | { readonly type: 'transfer'; readonly task: number; readonly to: Participant; readonly opinion?: Opinion }
  | { readonly type: 'circulate'; readonly readers: readonly Participant[] }
  | { readonly type: 'read'; readonly task: number; readonly opinion?: Opinion }
  | { readonly type: 'recall'; readonly tasks: readonly number[] | 'all' }
  | { readonly type: 'urge'; readonly task: number; readonly channel: UrgeChannel }
  | { readonly type: 'terminate'; readonly reason: string }
) | { readonly type: 'timeout'; readonly actor: null; readonly key: string | null; readonly task: number }

/** What the caller knows and the case does not. Plain data. */
export interface Facts {
  readonly now: Instant
  /** The version the case began with. */
  readonly definition: Definition
  /** People found by the rules of the steps that may be entered now (`stepsAhead`). */
  readonly participants: Readonly<Record<StepId, readonly Participant[]>>
  /** When a task given now in a step falls due. */
  readonly dueAt: Readonly<Record<StepId, Instant>>
  /** Those to be told when the task at hand is overdue and its step escalates. */
  readonly escalateTo: readonly Participant[]
  /** People for whom the actor stands in now, in cases of this kind. */
  readonly standsInFor: readonly PersonId[]
  /** Whether the actor may end this case for good. */
  readonly mayTerminate: boolean
  /** Hash of the content as it is now; null when the case has no content to sign. */
  readonly contentHash: string | null
}

// ---------------------------------------------------------------- events

type Acted<Type extends string, Rest = object> = Rest & { readonly type: Type; readonly act: Act }
type ActedOn<Type extends string, Rest = object> = Acted<Type, Rest & { readonly task: number }>
type Followed<Type extends string, Rest> = Rest & { readonly type: Type; readonly at: Instant }

/** What someone did. */
export type ActEvent =
  | Acted<'case-begun', { readonly definition: { readonly name: string; readonly version: number }; readonly drafter: Participant; readonly data: CaseData; readonly chosen: Choices }>
  | ActedOn<'task-opened'>
  | ActedOn<'approved', { readonly opinion: Opinion | null; readonly data: CaseData; readonly chosen: Choices; readonly signed: string | null }>
  | ActedOn<'disagreed', { readonly opinion: Opinion; readonly chosen: Choices }>
  | ActedOn<'returned', { readonly to: StepId; readonly way: ReturnWay; readonly opinion: Opinion }>
  | ActedOn<'retracted'>
  | ActedOn<'transferred', { readonly to: Participant; readonly opinion: Opinion | null }>
  | Acted<'circulated', { readonly readers: readonly Participant[] }>
  | ActedOn<'read', { readonly opinion: Opinion }>
  | Acted<'recalled', { readonly readers: readonly Participant[] }>
  | ActedOn<'urged', { readonly number: number; readonly channel: UrgeChannel }>
  | ActedOn<'reminded'>
  | ActedOn<'escalated', { readonly to: readonly Participant[] }>
  | ActedOn<'auto-passed'>
  | Acted<'signing-reopened', { readonly to: StepId; readonly people: readonly Participant[]; readonly lapsed: readonly number[] }>
  | Acted<'terminated', { readonly reason: string }>

/** What followed from it. */
export type ConsequenceEvent =
  | Followed<'step-entered', Omit<VisitEntry, 'enteredAt' | 'superseded'>>
  /** A step without people, entered and left at once. */
  | Followed<'step-passed', Pick<VisitEntry, 'number' | 'step' | 'name' | 'kind' | 'round' | 'branch' | 'via' | 'from'>>
  | Followed<'step-left', { readonly visit: number; readonly result: VisitResult }>
  | Followed<'visits-superseded', { readonly visits: readonly number[] }>
  | Followed<'task-given', Pick<TaskEntry, 'number' | 'kind' | 'visit' | 'to' | 'sentBy' | 'dueAt' | 'replaces'>>
  | Followed<'task-withdrawn', { readonly task: number; readonly why: WithdrawnWhy }>
  | Followed<'branches-opened', { readonly branches: readonly Pick<Branch, 'id' | 'name' | 'split' | 'parent'>[] }>
  | Followed<'branch-arrived', { readonly branch: string }>
  | Followed<'branches-cancelled', { readonly branches: readonly string[] }>
  | Followed<'case-ended', { readonly result: CaseResult }>

export type CaseEvent = ActEvent | ConsequenceEvent
