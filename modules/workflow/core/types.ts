import type { CaseData, CaseEvent, CaseState, Chart, ChoiceAsked, Definition, FieldRight, Operation, Opinion, Participant, ReturnTarget, ReturnWay, StepId, TraceRow, UrgeChannel } from '#engines/workflow'
import type { CaseId, Id, PersonId, TaskId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'

export type DefinitionId = Id<'definition'>
/** 2 特急, 1 加急, 0 not urgent. */
export type Urgency = 0 | 1 | 2

/** A case as stored: what it is about, and where it stands. */
export interface StoredCase {
  readonly id: CaseId
  /** The name of its definition, `owner.kind`. */
  readonly kind: string
  readonly definition: DefinitionId
  /** What it is about, as its owner calls it. */
  readonly subject: string
  /** The page to open, beginning with `/`. */
  readonly link: string
  readonly title: string
  readonly urgency: Urgency
  /** 工作秘密: only those who have to do with it may know of it, the flow administrator not among them. */
  readonly workSecret: boolean
  readonly state: CaseState
  /** Events so far; the version of the stream `case:ID`. */
  readonly version: number
}

/** What an owner asks for when a case is to begin. */
export interface NewCase extends Pick<StoredCase, 'subject' | 'link' | 'title' | 'urgency'> {
  /** Not a working secret unless told. */
  readonly workSecret?: boolean
  /** Name of the definition; the latest version published is taken. */
  readonly definition: string
  readonly data: CaseData
  /** The one who acts, in their main unit, unless told. */
  readonly drafter?: Participant
  readonly choose?: Chosen
}
/** People named for steps; their units are looked up. */
export type Chosen = Readonly<Record<StepId, readonly PersonId[]>>

/** What someone does to a case; who and under which key is known from the call. */
export type CaseAct =
  | { readonly type: 'open'; readonly task: number }
  | { readonly type: 'approve'; readonly task: number; readonly opinion?: Opinion; readonly data?: CaseData; readonly choose?: Chosen }
  | { readonly type: 'disagree'; readonly task: number; readonly opinion?: Opinion; readonly choose?: Chosen }
  | { readonly type: 'return'; readonly task: number; readonly to: StepId; readonly way: ReturnWay; readonly opinion?: Opinion }
  | { readonly type: 'retract'; readonly task: number }
  | { readonly type: 'transfer'; readonly task: number; readonly to: PersonId; readonly opinion?: Opinion }
  | { readonly type: 'circulate'; readonly readers: readonly PersonId[] }
  | { readonly type: 'read'; readonly task: number; readonly opinion?: Opinion }
  | { readonly type: 'recall'; readonly tasks: readonly number[] | 'all' }
  | { readonly type: 'urge'; readonly task: number; readonly channel: UrgeChannel }
  | { readonly type: 'terminate'; readonly reason: string }
  | { readonly type: 'timeout'; readonly task: number }

/** A case after an act, and what the act made happen. */
export interface ActedCase extends StoredCase { readonly events: readonly CaseEvent[] }

/** One person's task as kept for lists; everything in it follows from the state of the case. */
export interface TaskRow {
  readonly number: number
  readonly kind: 'handle' | 'read'
  readonly step: StepId
  readonly stepName: string
  readonly person: PersonId
  readonly unit: UnitId
  readonly status: 'open' | 'done' | 'withdrawn'
  readonly outcome: string | null
  /** Who did it, when that was a proxy. */
  readonly doneBy: PersonId | null
  readonly receivedAt: Instant
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly closedAt: Instant | null
  readonly urged: number
  /** The last of the tasks that this person did in the case. */
  readonly isLast: boolean
  readonly caseEndedAt: Instant | null
}

// ---------------------------------------------------------------- what is shown

/** 待办, 待阅, 已办 (still running), 办结 (ended, taken part in), 我发起. */
export type InboxTab = 'todo' | 'toRead' | 'done' | 'closed' | 'started'
export const inboxTabs: readonly InboxTab[] = ['todo', 'toRead', 'done', 'closed', 'started']

/** One line of the inbox. In 我发起 a line is a case and has no task. */
export interface InboxItem {
  readonly case: CaseId
  readonly task: TaskId | null
  readonly number: number | null
  readonly kind: string
  readonly title: string
  readonly link: string
  readonly urgency: Urgency
  /** The step of the task; for 已办, 办结 and 我发起, where the case stands now. */
  readonly stepName: string
  /** Whose task it is. */
  readonly person: PersonId
  readonly personName: string
  /** It is not the reader's own: they stand in for `person`. */
  readonly isForAnother: boolean
  readonly sentByName: string | null
  readonly receivedAt: Instant
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly due: { readonly light: 'normal' | 'near' | 'overdue' | 'suspended'; readonly glyph: string; readonly words: string } | null
  readonly closedAt: Instant | null
  readonly outcome: string | null
  readonly urged: number
  /** Its owner leads it by rules of its own: there is no flow chart to show, and all is done on its page. */
  readonly isLed: boolean
}
export interface InboxPage { readonly items: readonly InboxItem[]; readonly next: string | null }

/** How many lines each tab has; none is counted beyond `COUNTED`. `near` and `overdue` are parts of `todo`. */
export type InboxCounts = Readonly<Record<InboxTab | 'near' | 'overdue', number>>
export const COUNTED = 200

/** Whether one may do something, and the sentence why not. */
export interface MayDo { readonly operation: Operation | 'open'; readonly allowed: boolean; readonly reason: string | null }

/** A task of the viewer's, or of someone they stand in for. */
export interface OwnTask {
  readonly task: TaskId
  readonly number: number
  readonly kind: 'handle' | 'read'
  readonly step: StepId
  readonly stepName: string
  readonly isOpen: boolean
  readonly onBehalfOf: PersonId | null
  readonly may: readonly MayDo[]
  readonly returnTargets: readonly ReturnTarget[]
  readonly choices: readonly ChoiceAsked[]
  readonly fields: Readonly<Record<string, FieldRight>>
}

/** A task still open, and whether the viewer may urge it. */
export interface OpenTaskView extends Pick<TaskRow, 'number' | 'kind' | 'step' | 'stepName' | 'person' | 'unit' | 'receivedAt' | 'openedAt' | 'dueAt' | 'urged'> {
  readonly task: TaskId
  readonly mayUrge: boolean
  readonly whyNotUrge: string | null
}

/** A case as its page shows it. People and units are ids; their names stand in `names`. */
export interface CaseView extends Omit<StoredCase, 'state' | 'definition'> {
  readonly at: 'running' | 'ended'
  readonly result: 'completed' | 'rejected' | 'terminated' | null
  readonly definition: { readonly name: string; readonly version: number; readonly title: string }
  readonly drafter: Participant
  readonly openedAt: Instant
  readonly endedAt: Instant | null
  readonly data: CaseData
  readonly chart: Chart
  readonly trace: readonly TraceRow[]
  readonly open: readonly OpenTaskView[]
  readonly mine: readonly OwnTask[]
  readonly names: { readonly people: Readonly<Record<PersonId, string>>; readonly units: Readonly<Record<UnitId, string>> }
}

// ---------------------------------------------------------------- definitions

/** What happens to the flow of one name; the stream `flow:NAME`. */
export type FlowEvent = { readonly type: 'flow-published'; readonly definition: DefinitionId; readonly version: number }

export interface DefinitionRow {
  readonly id: DefinitionId
  readonly name: string
  readonly version: number
  readonly title: string
  readonly publishedAt: Instant
  readonly publishedBy: string
  /** Cases of this version still running. */
  readonly running: number
}
export interface DefinitionView extends DefinitionRow { readonly definition: Definition }

