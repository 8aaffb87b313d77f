import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import type { Standing } from './access.ts'
import type { Clocks } from './clocks.ts'
import type { Suggestion } from './grading.ts'
import type { LimitRow } from './settings.ts'
import type { Category, EmergencyAt, EmergencyCommand, EmergencyEvent, EmergencyId, Fault, Grade, Present, ReportKind } from './types.ts'

export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** One line of the list of emergencies. */
export interface EmergencyLine {
  readonly id: EmergencyId
  readonly at: EmergencyAt
  readonly number: string
  readonly name: string
  readonly category: Category
  readonly grade: Grade | null
  readonly unit: string | null
  readonly receivedAt: Instant
  /** Reports sent so far, the last by name; null for none and for a unit. */
  readonly lastReport: string | null
  readonly clocks: Pick<Clocks, 'unit' | 'phone' | 'written'> | null
  readonly faults: readonly Fault[]
}
export interface EmergencyFilter { readonly scope?: 'open' | 'closed' | 'all' | undefined }

export interface ThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: EmergencyEvent }
/** An act that the viewer may do now; `report` tells the kinds of report and the signatures apart. */
export interface MayDo { readonly act: Exclude<EmergencyCommand['type'], 'receive' | 'tick'>; readonly report: ReportKind | number | null }

/** The page of one emergency. */
export interface EmergencyView {
  readonly id: EmergencyId
  readonly version: number
  readonly sight: 'whole' | 'own'
  readonly emergency: Present
  readonly clocks: Clocks
  readonly suggested: Suggestion | null
  readonly thread: readonly ThreadEntry[]
  readonly may: readonly MayDo[]
  /** Alerts that wait for a leader's yes. */
  readonly waiting: number
  /** What came of it elsewhere, and what may be begun from a leader's words. */
  readonly outcomes: readonly { readonly relation: string; readonly title: string; readonly href: string }[]
  readonly beginnings: readonly { readonly label: string; readonly href: string; readonly instruction: number }[]
  /** The server's clock: countdowns run along it. */
  readonly now: Instant
}

/** What the forms choose from. */
export interface EmergencyOptions {
  readonly standing: Standing
  readonly units: readonly NamedUnit[]
  /** Leaders whose approval counts; the leader on duty first. */
  readonly approvers: readonly NamedPerson[]
  readonly onDuty: NamedPerson | null
  /** District leaders to whom reports go. */
  readonly leaders: readonly NamedPerson[]
  /** To whom classified matters are handed. */
  readonly keepers: readonly NamedPerson[]
  readonly limits: LimitRow
  readonly now: Instant
}
/** A telephone record of the duty log, as far as it fills the form. */
export interface CallTaken { readonly caller: string; readonly phone: string; readonly unit: NamedUnit | null; readonly receivedAt: Instant | null; readonly content: string }

export type Seat = 'emergencyInfoOfficer' | 'inChargeLeader'
export interface SeatHolder { readonly person: PersonId; readonly name: string; readonly phone: string; readonly from: Day }
/** One township of the emergency network. */
export interface NetworkLine {
  readonly unit: UnitId
  readonly name: string
  readonly officer: SeatHolder | null
  readonly leader: SeatHolder | null
  /** What is lacking, as a sentence that says what to do; null when complete. */
  readonly fault: string | null
  readonly mayRegister: boolean
}
export interface NetworkView { readonly lines: readonly NetworkLine[]; readonly complete: number; readonly mayTest: boolean; readonly today: Day }

export interface RoundLine { readonly id: string; readonly words: string; readonly startedAt: Instant; readonly closedAt: Instant | null; readonly asked: number; readonly answered: number }
export interface AnswerLine {
  readonly unit: UnitId
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly answeredAt: Instant | null
  readonly how: 'app' | 'phone' | null
  /** Whole minutes from the call to the answer. */
  readonly minutes: number | null
  readonly note: string
  readonly isOwn: boolean
}
export interface RoundView { readonly id: string; readonly words: string; readonly byName: string; readonly startedAt: Instant; readonly closedAt: Instant | null; readonly answers: readonly AnswerLine[]; readonly mayRecord: boolean; readonly now: Instant }

/** A bare row of the ledger of what was sent the classified way (N-03): no title, no content. */
export interface DiversionLine { readonly number: number; readonly at: Instant; readonly keeper: string; readonly byName: string }
