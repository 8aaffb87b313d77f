import type { FileId, Id, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { Ending } from '../types.ts'

export type CallId = Id<'supervision-call'>

/** What is asked besides words: a named field of the small form. */
export type CallFieldKind = 'text' | 'number' | 'percent' | 'day'
export interface CallField {
  readonly name: string
  readonly kind: CallFieldKind
  /** 计量单位 of a number; empty for others. */
  readonly measure: string
  readonly isRequired: boolean
}

/** 催报通知: who reports what until when (R44). */
export interface CallBrief {
  readonly theme: string
  readonly demand: string
  readonly fields: readonly CallField[]
  readonly dueAt: Instant
  /** In protocol order; groups are expanded before they come here. */
  readonly units: readonly NamedUnit[]
  readonly files: readonly FileId[]
}

/** What a unit reports: words, and a value for each field in the order of the form; null where it left one empty. */
export interface CallReply {
  readonly text: string
  readonly values: readonly (string | number | null)[]
  readonly files: readonly FileId[]
}

export type CalledAt = 'awaited' | 'signing' | 'replied'

/** A unit that was called. Its words stand in the events and in its row, not here. */
export interface Called extends NamedUnit {
  readonly at: CalledAt
  /** The deadline in force, and the one it was called with. */
  readonly dueAt: Instant
  readonly originalDueAt: Instant
  readonly handedInAt: Instant | null
  /** Once late is late, also when it is handed in again. */
  readonly wasLate: boolean
  /** 退回重报 by the office, and sent back by its own head. */
  readonly returns: number
  readonly sentBacks: number
  readonly returned: { readonly reason: string; readonly by: Signatory; readonly at: Instant } | null
  readonly remindedThrough: Day
  readonly urges: number
  readonly urgedAt: Instant | null
}

interface Drafted {
  readonly id: CallId
  readonly brief: CallBrief
  /** Everybody who wrote on it: none of them approves it. */
  readonly authors: readonly Signatory[]
  readonly draftedAt: Instant
  readonly office: UnitId
  readonly organ: UnitId
}
interface Sent extends Drafted {
  readonly number: string
  readonly approver: Signatory
  readonly sentAt: Instant
  /** Whether a unit's head signs what it reports, as the setting was when the call went out. */
  readonly headSigns: boolean
  readonly called: readonly Called[]
}

/** A call for reports (催报). */
export type Call =
  | { readonly at: 'absent' }
  | (Drafted & { readonly at: 'drafted' })
  | (Drafted & { readonly at: 'returned'; readonly returned: Ending })
  | (Sent & { readonly at: 'sent' })
  | (Sent & { readonly at: 'closed'; readonly conclusion: Ending })
  | (Drafted & { readonly at: 'withdrawn'; readonly ending: Ending; readonly number: string | null; readonly called: readonly Called[] })
export type CallStage = Call['at']
export type PresentCall = Exclude<Call, { at: 'absent' }>

export type CallCommand =
  | { readonly type: 'draft'; readonly id: CallId; readonly brief: CallBrief; readonly office: UnitId; readonly organ: UnitId }
  | { readonly type: 'amend'; readonly brief: CallBrief }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'fill'; readonly unit: UnitId; readonly reply: CallReply }
  | { readonly type: 'sign'; readonly unit: UnitId }
  | { readonly type: 'send-back'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'rework'; readonly unit: UnitId; readonly reason: string; readonly dueAt: Instant | null }
  | { readonly type: 'extend'; readonly units: readonly UnitId[]; readonly dueAt: Instant; readonly reason: string }
  | { readonly type: 'urge' }
  | { readonly type: 'close'; readonly conclusion: string }
  | { readonly type: 'tick' }

export type CallReminder = 'oneBefore' | 'onTheDay' | 'overdue'

/** What became true. Kept for ever. */
export type CallEvent =
  | { readonly type: 'call-drafted'; readonly id: CallId; readonly brief: CallBrief; readonly office: UnitId; readonly organ: UnitId; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-amended'; readonly brief: CallBrief; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-returned'; readonly returned: Ending }
  | { readonly type: 'call-sent'; readonly number: string; readonly headSigns: boolean; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-withdrawn'; readonly ending: Ending }
  | { readonly type: 'reply-filled'; readonly unit: UnitId; readonly reply: CallReply; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reply-handed-in'; readonly unit: UnitId; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reply-sent-back'; readonly unit: UnitId; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'reply-returned'; readonly unit: UnitId; readonly reason: string; readonly dueAt: Instant; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-extended'; readonly units: readonly UnitId[]; readonly dueAt: Instant; readonly reason: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-urged'; readonly units: readonly UnitId[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'call-reminded'; readonly kind: CallReminder; readonly on: Day; readonly units: readonly UnitId[]; readonly at: Instant }
  | { readonly type: 'call-closed'; readonly conclusion: Ending; readonly missing: readonly NamedUnit[] }
