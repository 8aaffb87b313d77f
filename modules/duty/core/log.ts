import { refuse, type Refused } from '#lib/decision'
import type { Day, Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import { dutyDayOf } from './duty-day.ts'
import type { EntryId, MatterId } from './types.ts'

/** 值班日志: what is written down, as what. */
export const entryKinds = ['call', 'fax', 'visit', 'event', 'instruction', 'handling', 'weather', 'other'] as const
export type EntryKind = (typeof entryKinds)[number]
export const entryKindWords: Readonly<Record<EntryKind, string>> = { call: '来电', fax: '传真', visit: '来访', event: '事件', instruction: '指示', handling: '处置', weather: '天气', other: '其他' }

/** Who was told, and when. */
export interface Informed { readonly name: string; readonly at: Instant }
export interface EntryContent {
  /** When it happened, to the minute. */
  readonly at: Instant
  readonly kind: EntryKind
  readonly text: string
  readonly caller: string
  readonly unit: string
  readonly phone: string
  /** What was ordered upon it. */
  readonly instructions: string
  readonly informed: readonly Informed[]
}
export interface Entry extends EntryContent {
  readonly id: EntryId
  /** The duty day it belongs to. */
  readonly day: Day
  readonly by: Signatory
  readonly madeAt: Instant
  /** The entry that this one puts right; what was written stays. */
  readonly corrects: EntryId | null
}

export interface Closing { readonly by: Signatory; readonly at: Instant }
/** 未办结事项: carried until somebody says that it is done. */
export interface Matter {
  readonly id: MatterId
  readonly day: Day
  readonly text: string
  readonly by: Signatory
  readonly at: Instant
  readonly done: { readonly by: Signatory; readonly at: Instant; readonly words: string } | null
}

/** What becomes true in the book of the duty room; nothing of it is ever taken back. */
export type LogEvent =
  | { readonly type: 'entry-written'; readonly entry: Entry }
  | { readonly type: 'log-closed'; readonly day: Day; readonly closing: Closing }
  | { readonly type: 'matter-opened'; readonly matter: Matter }
  | { readonly type: 'matter-done'; readonly id: MatterId; readonly words: string; readonly by: Signatory; readonly at: Instant }

export type LogRefusal = 'not-for-duty-people' | 'log-in-future' | 'log-day-closed' | 'log-day-running' | 'matter-done-already'

interface Writing { readonly now: Instant; readonly handoverMinute: number; readonly isClosed: boolean; readonly mayWrite: boolean }

/** Whether an entry may be added: nothing is added to a closed day but what puts right what stands there. */
export function mayAdd({ at }: Pick<EntryContent, 'at'>, corrects: Entry | null, { now, isClosed, mayWrite }: Writing): Refused<LogRefusal> | null {
  if (!mayWrite) return refuse('not-for-duty-people')
  if (at > now) return refuse('log-in-future')
  return isClosed && corrects === null ? refuse('log-day-closed') : null
}

/** 日清: a day is closed once, when its people have been relieved. */
export function mayClose(day: Day, { now, handoverMinute, isClosed, mayWrite }: Writing): Refused<LogRefusal> | null {
  if (!mayWrite) return refuse('not-for-duty-people')
  if (dutyDayOf(now, handoverMinute) <= day) return refuse('log-day-running')
  return isClosed ? refuse('log-day-closed') : null
}

/** Everything in an entry that can be looked for. */
export const wordsOf = ({ text, caller, unit, phone, instructions, informed }: EntryContent): string => [text, caller, unit, phone, instructions, ...informed.map(({ name }) => name)].filter(Boolean).join('\n')
