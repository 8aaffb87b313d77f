import type { FileId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { CallTally, FieldSum } from './tally.ts'
import type { CalledAt, CallCommand, CallEvent, CallField, CallId, CallReply, CallStage } from './types.ts'

/** One line of the list. */
export interface CallLine {
  readonly id: CallId
  readonly at: CallStage
  readonly number: string | null
  readonly theme: string
  readonly dueAt: Instant
  readonly dueWords: string
  readonly called: number
  readonly replied: number
  readonly onTime: number
  /** How far the viewer's own unit is, where he sees the call for it. */
  readonly own: CalledAt | null
  /** Whether he sees the figures of all units. */
  readonly isWhole: boolean
}

export interface FileLink { readonly id: FileId; readonly name: string; readonly bytes: number }

/** What one unit was asked and answered. */
export interface CallUnitView {
  readonly unit: UnitId
  readonly name: string
  readonly at: CalledAt
  readonly dueAt: Instant
  readonly originalDueAt: Instant
  readonly handedInAt: Instant | null
  readonly wasLate: boolean
  readonly isOverdue: boolean
  readonly returns: number
  readonly urges: number
  readonly returned: { readonly reason: string; readonly byName: string; readonly at: Instant } | null
  readonly reply: CallReply | null
  readonly files: readonly FileLink[]
  readonly filledBy: string
  readonly signedBy: string
}

export type CallActName = Exclude<CallCommand['type'], 'draft' | 'tick'>
export interface CallMay { readonly act: CallActName; readonly unit: UnitId | null }
export interface CallThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: CallEvent }

/** The page of a call: the table for the office, the own report for a unit. */
export interface CallView {
  readonly id: CallId
  readonly version: number
  readonly at: CallStage
  readonly number: string | null
  readonly theme: string
  readonly demand: string
  readonly fields: readonly CallField[]
  readonly dueAt: Instant
  readonly dueWords: string
  readonly files: readonly FileLink[]
  readonly officeName: string
  readonly sentAt: Instant | null
  readonly headSigns: boolean
  /** Why it was returned, withdrawn, or how it was concluded. */
  readonly ending: { readonly reason: string; readonly byName: string; readonly at: Instant } | null
  /** Units as drafted; for the office only. */
  readonly units: readonly NamedUnit[]
  /** The table, in protocol order; null for whoever sees his own unit only. */
  readonly table: readonly CallUnitView[] | null
  readonly tally: CallTally | null
  readonly sums: readonly FieldSum[]
  readonly own: readonly CallUnitView[]
  readonly thread: readonly CallThreadEntry[]
  readonly may: readonly CallMay[]
}

/** 减负: what the units in mind were asked already, and what they report on anyhow. */
export interface AskedBefore {
  readonly days: number
  readonly calls: readonly { readonly id: CallId; readonly theme: string; readonly sentAt: Instant; readonly units: readonly string[]; readonly isAlike: boolean }[]
  readonly items: readonly { readonly id: string; readonly title: string; readonly units: readonly string[] }[]
}

export interface CallGroup { readonly id: string; readonly name: string; readonly units: readonly UnitId[] }
export interface CallOptions { readonly units: readonly NamedUnit[]; readonly groups: readonly CallGroup[]; readonly headSigns: boolean }
