import type { Id, PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import type { Related } from '#lib/related'
import type { Check } from './checks.ts'
import type { Handover } from './handovers.ts'
import type { Entry, Closing, Matter } from './log.ts'
import type { RosterAct } from './roster.ts'
import type { Swap, SwapAct } from './swaps.ts'
import type { DayKind, DutyPool, Month, Roster, SensitivePeriod, Shift } from './types.ts'

export type AbsenceId = Id<'duty-absence'>
export type PeriodId = Id<'duty-period'>

export interface RosterDay { readonly day: Day; readonly kind: DayKind; readonly period: string | null }
/** What somebody has in the month, and from when turns are counted. */
export interface TallyLine extends NamedPerson { readonly pool: DutyPool; readonly post: string; readonly inMonth: Readonly<Record<DayKind, number>>; readonly inAll: Readonly<Record<DayKind, number>> }

/** A month as it hangs on the wall. */
export interface MonthView {
  readonly month: Month
  readonly officeName: string
  readonly handoverAt: string
  readonly today: Day
  readonly roster: Roster | null
  readonly version: number
  readonly days: readonly RosterDay[]
  readonly shifts: readonly Shift[]
  readonly empty: number
  /** Those who keep the roster arrange from these; to others there is nothing but names on it. */
  readonly tally: readonly TallyLine[]
  readonly swaps: readonly SwapView[]
  readonly may: readonly RosterAct[]
  /** The viewer's own shifts of the month, which he may ask to swap. */
  readonly mine: readonly Shift[]
  /** Holidays of the year were never entered, so that they would count as work. */
  readonly isCalendarMissing: boolean
}
export interface SwapView { readonly swap: Swap; readonly may: readonly SwapAct[] }
/** With whom somebody may swap a shift: the shifts of his group to come. */
export interface SwapOptions { readonly shifts: readonly Shift[]; readonly people: readonly NamedPerson[] }

export interface PeopleView {
  readonly mayKeep: boolean
  readonly members: readonly { readonly pool: DutyPool; readonly person: PersonId; readonly name: string; readonly post: string; readonly fromOn: Day; readonly untilOn: Day | null }[]
  readonly absences: readonly { readonly id: AbsenceId; readonly person: PersonId; readonly name: string; readonly from: Day; readonly to: Day; readonly reason: string }[]
  readonly periods: readonly (SensitivePeriod & { readonly id: PeriodId })[]
}

export interface EntryView { readonly entry: Entry; readonly corrections: readonly Entry[] }
export interface LogView { readonly day: Day; readonly today: Day; readonly onDuty: readonly Shift[]; readonly entries: readonly EntryView[]; readonly closing: Closing | null; readonly mayWrite: boolean; readonly mayClose: boolean; readonly mayCorrect: boolean }
export interface LogPage { readonly lines: readonly Entry[]; readonly next: string | null }
export interface RecordView { readonly view: EntryView; readonly related: Related; readonly mayCorrect: boolean }

export interface HandoverView {
  readonly day: Day
  readonly dueAt: Instant
  readonly isLate: boolean
  readonly leaving: readonly Shift[]
  readonly coming: readonly Shift[]
  readonly handover: Handover | null
  readonly matters: readonly Matter[]
  readonly may: readonly ('hand-over' | 'take-over')[]
}
export interface CheckView { readonly check: Check; readonly mayAnswer: boolean; readonly mayNote: boolean }
export interface ChecksView { readonly checks: readonly CheckView[]; readonly onDuty: readonly Shift[]; readonly mayCheck: boolean; readonly answerMinutes: number }

/** 今日值班: who is on now, what is unfinished, what was written down. */
export interface NowView {
  readonly day: Day
  readonly handoverAt: string
  readonly onDuty: readonly Shift[]
  readonly next: readonly Shift[]
  readonly log: LogView
  readonly matters: readonly Matter[]
  readonly handover: HandoverView
  readonly toAnswer: readonly Check[]
  readonly mayWork: boolean
}
/** What everybody of the office sees of today's duty. */
export interface DutyToday { readonly day: Day; readonly onDuty: readonly Shift[] }
export type RosterReading = { readonly accepted: true; readonly shifts: number } | { readonly accepted: false; readonly issues: readonly { readonly row: number; readonly column: string; readonly text: string }[]; readonly marked: string }
