import type { Channel, ItemKind } from '../items/types.ts'
import type { PointId } from '../network/three.ts'

/** What was submitted in a period and what became of it; medians in minutes, null where nothing has both times. */
export interface Figures {
  readonly submitted: number
  readonly adopted: number
  readonly firstReports: number
  /** Items with a time of the event, and those of them submitted within the limit. */
  readonly timed: number
  readonly inTime: number
  readonly toSubmit: number | null
  readonly published: number
  readonly publishedInTime: number
  readonly toPublish: number | null
}
export interface TimelinessSettings { readonly submitHours: number; readonly publishHours: number }

export const figureNames = ['submitted', 'adoptedShare', 'firstReports', 'toSubmit', 'inTimeShare', 'toPublish', 'publishedShare'] as const
export type FigureName = (typeof figureNames)[number]
/** 口径: what exactly each figure counts (B5). */
export const definitionsOf = ({ submitHours, publishHours }: TimelinessSettings): Readonly<Record<FigureName, { readonly label: string; readonly definition: string }>> => ({
  submitted: { label: '报送', definition: '统计期内首次上报区委办公室的信息条数，按上报时间归期；退改后重报的不重复计。' },
  adoptedShare: { label: '采用率', definition: '报送的信息中已被任何一级刊物采用的比例；合并采用的，各参与条目都算采用。' },
  firstReports: { label: '首报', definition: '同一事件中第一个上报的条数（第一时间、第一渠道）。' },
  toSubmit: { label: '事发到上报', definition: '填写了事发时间的信息，从事发到首次上报所用时间的中位数。' },
  inTimeShare: { label: '及时率', definition: `填写了事发时间的信息中，事发后${submitHours}小时内上报的比例。` },
  toPublish: { label: '上报到刊发', definition: '已刊发的信息，从首次上报到刊发所用时间的中位数。' },
  publishedShare: { label: '刊发及时率', definition: `已刊发的信息中，上报后${publishHours}小时内刊发的比例。` },
})

const SMALL = 3
/** Fewer than three: what is told of so few is told of persons. */
export const isSmall = ({ submitted }: Figures): boolean => submitted < SMALL
export const share = (part: number, of: number): number | null => (of === 0 ? null : part / of)
const [HOUR, DAY] = [60, 1440]
/** 45分钟, 3.5小时, 2天. */
export function spanWords(minutes: number | null): string {
  if (minutes === null) return '—'
  const rounded = (of: number) => String(Math.round((minutes / of) * 10) / 10)
  return minutes < HOUR ? `${Math.round(minutes)}分钟` : minutes < 2 * DAY ? `${rounded(HOUR)}小时` : `${rounded(DAY)}天`
}
export const shareWords = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1).replace(/\.0$/, '')}%`)

export interface Named { readonly key: string; readonly name: string; readonly figures: Figures }
export interface InfoStatisticsView {
  readonly from: string
  readonly to: string
  readonly isWhole: boolean
  readonly limits: TimelinessSettings
  readonly total: Figures
  readonly points: readonly (Named & { readonly key: PointId })[]
  readonly channels: readonly (Named & { readonly key: Channel })[]
  readonly kinds: readonly (Named & { readonly key: ItemKind })[]
  readonly months: readonly { readonly month: string; readonly figures: Figures }[]
  /** By who wrote it, but for those of fewer than three, who are told of together. */
  readonly people: readonly Named[]
  readonly fewPeople: number
}

/** People with enough to be told of singly, and how many others there are. Where one alone would be hidden, nobody could be told from the rest: he is hidden with the smallest. */
export function withoutSmall(people: readonly Named[]): { readonly shown: readonly Named[]; readonly few: number } {
  const [shown, few] = [people.filter(({ figures }) => !isSmall(figures)), people.filter(({ figures }) => isSmall(figures))]
  if (few.length !== 1 || shown.length === 0) return { shown, few: few.length }
  const least = shown.reduce((a, b) => (b.figures.submitted < a.figures.submitted ? b : a))
  return { shown: shown.filter((one) => one !== least), few: 2 }
}
