import type { Id } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { AdoptionLevel, InstructionLevel, ItemKind } from '../items/types.ts'
import type { PointId, PointLevel } from '../network/three.ts'

/** Whose work an item is, under what its own people called it: nobody is told the words of another's. A point that contributed twice shares twice. */
export interface Contribution { readonly point: PointId; readonly share: number; readonly isLead: boolean; readonly source: string; readonly title: string }
interface OfItem { readonly item: string; readonly itemKind: ItemKind; readonly contributors: readonly Contribution[] }

export interface AdoptionFact extends OfItem { readonly kind: 'adoption'; readonly id: string; readonly level: AdoptionLevel; readonly vehicle: string; readonly issue: string; readonly form: 'single' | 'combined'; readonly at: Instant }
export interface InstructionFact extends OfItem { readonly kind: 'instruction'; readonly id: string; readonly level: InstructionLevel; readonly on: Day }
/** 约稿 that a point was asked for and did not answer. */
export interface UnansweredFact { readonly kind: 'unanswered'; readonly id: string; readonly title: string; readonly point: PointId; readonly on: Day }
/** What a point submitted in a month that is over; `long` counts the quarter so far. */
export interface OutputFact { readonly kind: 'output'; readonly point: PointId; readonly level: PointLevel; readonly month: string; readonly pieces: number; readonly long: number; readonly endsQuarter: boolean; readonly on: Day }
export type EmergencyFault = 'late' | 'missed' | 'concealed' | 'falsified'
export interface EmergencyFact { readonly kind: 'emergency'; readonly id: string; readonly title: string; readonly point: PointId; readonly fault: EmergencyFault; readonly on: Day }
/** 更正: what somebody decided to add or take, with the reason; nothing is written over. */
export interface CorrectionFact { readonly kind: 'correction'; readonly id: string; readonly point: PointId; readonly points: number; readonly reason: string; readonly on: Day }
export type Fact = AdoptionFact | InstructionFact | UnansweredFact | OutputFact | EmergencyFact | CorrectionFact

export type ScoreId = Id<'reporting-score'>
export const scoreKinds = ['adoption', 'instruction', 'commissioned', 'unanswered', 'minimum', 'emergency', 'cap', 'correction'] as const
export type ScoreKind = (typeof scoreKinds)[number]
export const scoreKindWords: Readonly<Record<ScoreKind, string>> = { adoption: '采用', instruction: '批示', commissioned: '约稿采用', unanswered: '约稿未报', minimum: '未达最低数', emergency: '紧急信息', cap: '超过上限', correction: '更正' }
export const faultWords: Readonly<Record<EmergencyFault, string>> = { late: '迟报', missed: '漏报', concealed: '瞒报', falsified: '谎报' }

/** What a point is given or loses for one piece of evidence. Points are hundredths, so that sums are exact. */
export interface Score {
  /** Evidence and point: there is one such score, however often it is computed. */
  readonly key: string
  readonly kind: ScoreKind
  readonly evidence: string
  readonly point: PointId
  /** The item that was adopted, and the point's own part of it: where its page leads. */
  readonly item: string | null
  readonly source: string | null
  readonly on: Day
  readonly points: number
  /** 一票否决. */
  readonly isVeto: boolean
  readonly rule: number
  /** Why, in words that stand alone. */
  readonly words: string
}

const HUNDRED = 100
export const hundredths = (points: number): number => Math.round(points * HUNDRED)
/** 7.5, -5, 12.25. */
export const pointsWords = (points: number): string => String(points / HUNDRED)
/** `2026-Q4`. */
export type Quarter = string & { readonly '~quarter': true }
const MONTHS = 3
export const quarterOf = (day: string): Quarter => `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS) + 1}` as Quarter
export const quarterWords = (quarter: Quarter): string => `${quarter.slice(0, 4)}年第${'一二三四'[Number(quarter.slice(6)) - 1]}季度`
export const firstDayOfQuarter = (quarter: Quarter): Day => `${quarter.slice(0, 4)}-${String((Number(quarter.slice(6)) - 1) * MONTHS + 1).padStart(2, '0')}-01` as Day
/** The quarter so many further on. */
export function quarterAfter(quarter: Quarter, by = 1): Quarter {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}` as Quarter
}
