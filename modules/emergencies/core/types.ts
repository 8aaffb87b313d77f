import type { Id, PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit, Signatory } from '#lib/signatory'

export type EmergencyId = Id<'emergency'>

/** 突发事件应对法 第二条: four classes, and what the office hears of besides. */
export type Category = 'naturalDisaster' | 'accident' | 'publicHealth' | 'socialSecurity' | 'otherSensitive'
/** Ⅰ特别重大, Ⅱ重大, Ⅲ较大, Ⅳ一般. */
export type Grade = 'gravest' | 'major' | 'larger' | 'ordinary'

/** 接报: what was said on the telephone, by whom and when. Never changed afterwards. */
export interface PhoneRecord {
  readonly caller: string
  readonly phone: string
  /** The unit in whose field it lies; null while nobody knows. */
  readonly unit: NamedUnit | null
  /** Whether it is that unit which calls; else the office heard of it before the unit said a word. */
  readonly isFromUnit: boolean
  readonly receivedAt: Instant
  /** When the unit learned of it, by its own account. */
  readonly learnedAt: Instant | null
  readonly content: string
  /** Who was told at once, and what he said. */
  readonly informed: string
  /** `duty:ID` where it was taken over from the duty log. */
  readonly subject: string | null
}

/** C3, in the order in which they are asked and printed. What is empty is 待核. */
export interface Elements {
  readonly occurredAt: Instant | null
  readonly place: string
  readonly nature: string
  readonly source: string
  readonly contact: string
  readonly contactPhone: string
  readonly cause: string
  readonly course: string
  readonly casualties: string
  readonly impact: string
  readonly trend: string
  readonly leaders: string
  readonly measures: string
  readonly next: string
  readonly coordination: string
}
/** What a grade is suggested from; null is 待核. Loss in 万元. */
export interface Figures { readonly deaths: number | null; readonly injured: number | null; readonly loss: number | null }
export interface Facts { readonly category: Category; readonly elements: Elements; readonly figures: Figures }

export type ReportKind = 'initial' | 'followUp' | 'final'
/** What a report says besides the facts as they stood. A 续报 says only what changed. */
export type ReportWords =
  | { readonly kind: 'initial' }
  | { readonly kind: 'followUp'; readonly changes: string }
  | { readonly kind: 'final'; readonly cause: string; readonly responsibility: string; readonly result: string; readonly lessons: string }
export interface Signature { readonly by: Signatory; readonly at: Instant }
/** 审签. Orally given by telephone, it was written down by whoever heard it, and the leader signs afterwards. */
export interface Approval {
  readonly leader: NamedPerson
  readonly isOral: boolean
  readonly at: Instant
  readonly words: string
  readonly recordedBy: Signatory
  readonly signature: Signature | null
}
interface Written {
  readonly words: ReportWords
  readonly facts: Facts
  /** 1 for the first 续报. */
  readonly ordinal: number
  readonly by: Signatory
  readonly at: Instant
}
export type Draft = Written & (
  | { readonly step: 'submitted'; readonly approver: NamedPerson | null }
  | { readonly step: 'returned'; readonly reason: string; readonly returnedBy: Signatory }
  | { readonly step: 'approved'; readonly approval: Approval })
export interface Recipients { readonly leaders: readonly NamedPerson[]; readonly city: boolean }
export interface SentReport extends Written { readonly approval: Approval; readonly to: Recipients; readonly sentAt: Instant; readonly sentBy: Signatory }

/** 电话上报: whom, when, what he said. */
export interface UpwardCall { readonly to: 'committee' | 'city'; readonly whom: string; readonly at: Instant; readonly words: string; readonly by: Signatory }
export interface Instruction { readonly number: number; readonly leader: NamedPerson; readonly words: string; readonly at: Instant }
export interface Note { readonly words: string; readonly by: Signatory; readonly at: Instant }
/** 迟报 and 漏报 follow from timestamps alone; 瞒报 and 谎报 are a person's decision, with its reason. */
export type Fault = 'late' | 'missed' | 'concealed' | 'falsified'
export interface Judgement { readonly fault: Fault; readonly reason: string; readonly by: Signatory | null; readonly at: Instant }

export type AlertKind = 'new' | 'phoneNear' | 'phonePassed' | 'writtenNear' | 'writtenPassed' | 'followUp' | 'signature'
/** How far the alerting of one matter has come. */
export interface Alert { readonly kind: AlertKind; readonly round: number; readonly acknowledged: Signature | null }

interface Received {
  readonly id: EmergencyId
  /** 紧急信息〔年〕n号. */
  readonly number: string
  readonly office: NamedUnit
  readonly clerk: Signatory
  readonly record: PhoneRecord
  readonly facts: Facts
  readonly grade: { readonly grade: Grade; readonly reason: string; readonly by: Signatory } | null
  readonly verified: Note | null
  /** When the unit itself told the office. */
  readonly unitReportedAt: Instant | null
  readonly calls: readonly UpwardCall[]
  readonly draft: Draft | null
  readonly reports: readonly SentReport[]
  readonly instructions: readonly Instruction[]
  readonly judgements: readonly Judgement[]
  readonly alerts: Readonly<Record<string, Alert>>
  /** Everybody who was alerted or to whom a report was sent: they may read it. */
  readonly people: readonly PersonId[]
}
interface Concluded extends Received { readonly concludedAt: Instant }
interface Evaluated extends Concluded { readonly evaluation: Note }

/** 紧急信息. A stage without the facts it rests on cannot be written down. */
export type Emergency =
  | { readonly at: 'absent' }
  | (Received & { readonly at: 'received' })
  | (Received & { readonly at: 'reported' })
  | (Concluded & { readonly at: 'concluded' })
  | (Evaluated & { readonly at: 'evaluated' })
  | (Evaluated & { readonly at: 'archived'; readonly archived: Signature })
  | (Received & { readonly at: 'dismissed'; readonly ending: Note })
export type EmergencyAt = Emergency['at']
export type Present = Exclude<Emergency, { at: 'absent' }>

export type RecordCommand =
  | { readonly type: 'receive'; readonly id: EmergencyId; readonly office: NamedUnit; readonly record: PhoneRecord; readonly facts: Facts }
  | { readonly type: 'complete'; readonly facts: Facts }
  | { readonly type: 'verify'; readonly words: string }
  | { readonly type: 'grade'; readonly grade: Grade; readonly reason: string }
  | { readonly type: 'note-unit-report'; readonly at: Instant }
  | { readonly type: 'call-up'; readonly to: UpwardCall['to']; readonly whom: string; readonly at: Instant; readonly words: string }
  | { readonly type: 'instruct'; readonly leader: NamedPerson; readonly words: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'judge'; readonly fault: 'concealed' | 'falsified'; readonly reason: string }
  | { readonly type: 'dismiss'; readonly reason: string }
export type ReportCommand =
  | { readonly type: 'submit'; readonly words: ReportWords; readonly facts: Facts }
  | { readonly type: 'approve'; readonly words: string }
  | { readonly type: 'approve-orally'; readonly leader: NamedPerson; readonly at: Instant; readonly words: string }
  | { readonly type: 'return'; readonly reason: string }
  /** `report` counts those sent, from 1; the one being written is the next. */
  | { readonly type: 'sign'; readonly report: number }
  | { readonly type: 'send'; readonly to: Recipients }
  | { readonly type: 'evaluate'; readonly words: string }
  | { readonly type: 'archive' }
/** What a person, or the clock, may ask. */
export type EmergencyCommand = RecordCommand | ReportCommand | { readonly type: 'tick' }

interface Stamp { readonly by: Signatory; readonly at: Instant }
/** What became true. Kept for ever. */
export type EmergencyEvent =
  | ({ readonly type: 'received'; readonly id: EmergencyId; readonly number: string; readonly office: NamedUnit; readonly record: PhoneRecord; readonly facts: Facts } & Stamp)
  | ({ readonly type: 'completed'; readonly facts: Facts } & Stamp)
  | ({ readonly type: 'verified'; readonly words: string } & Stamp)
  | ({ readonly type: 'graded'; readonly grade: Grade; readonly reason: string } & Stamp)
  | ({ readonly type: 'unit-reported'; readonly reportedAt: Instant } & Stamp)
  | ({ readonly type: 'called-up'; readonly to: UpwardCall['to']; readonly whom: string; readonly calledAt: Instant; readonly words: string } & Stamp)
  | ({ readonly type: 'submitted'; readonly words: ReportWords; readonly facts: Facts; readonly ordinal: number; readonly approver: NamedPerson | null } & Stamp)
  | ({ readonly type: 'approved'; readonly leader: NamedPerson; readonly words: string } & Stamp)
  | ({ readonly type: 'approved-orally'; readonly leader: NamedPerson; readonly words: string; readonly saidAt: Instant } & Stamp)
  | ({ readonly type: 'returned'; readonly reason: string } & Stamp)
  | ({ readonly type: 'signed'; readonly report: number } & Stamp)
  | ({ readonly type: 'sent'; readonly kind: ReportKind; readonly ordinal: number; readonly to: Recipients } & Stamp)
  | ({ readonly type: 'instructed'; readonly number: number; readonly leader: NamedPerson; readonly words: string } & Stamp)
  | ({ readonly type: 'acknowledged'; readonly keys: readonly string[] } & Stamp)
  | { readonly type: 'alerted'; readonly key: string; readonly kind: AlertKind; readonly round: number; readonly people: readonly NamedPerson[]; readonly at: Instant }
  | { readonly type: 'judged'; readonly fault: Fault; readonly reason: string; readonly by: Signatory | null; readonly at: Instant }
  | ({ readonly type: 'dismissed'; readonly reason: string } & Stamp)
  | ({ readonly type: 'evaluated'; readonly words: string } & Stamp)
  | ({ readonly type: 'archived' } & Stamp)
