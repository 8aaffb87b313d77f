import { dayOf, type Day } from '#lib/instants'
import type { Assignment, Item } from '../types.ts'

/** What one part of an item is to the statistics: on which day it counts, and what became of it. Kept in its row. */
export interface Measure {
  /** The deadline in force: the day, and its month, to which the part belongs. */
  readonly dueOn: Day
  /** Handed in under the head's signature. */
  readonly isHanded: boolean
  readonly onTime: boolean
  /** 审核通过. */
  readonly isPassed: boolean
  readonly isFirstPass: boolean
  readonly isReworked: boolean
  readonly isReopened: boolean
  readonly isExtended: boolean
  /** 1 to 5 once passed; else 0. */
  readonly quality: number
}

/** The measure of a part; null for what does not stand in the statistics: not handed out, stopped, ended. */
export function measureOf(item: Item, one: Assignment): Measure | null {
  if (item.at === 'registered' || item.at === 'suspended' || item.at === 'terminated' || one.at === 'planned' || one.dueOn === null) return null
  const isPassed = one.at === 'closed'
  const isReopened = isReopenedIn(item, one)
  return {
    dueOn: one.dueOn, isHanded: one.handedInAt !== null, onTime: isOnTime(one), isPassed, isFirstPass: isPassed && one.reworks === 0 && !isReopened, isReworked: one.reworks > 0, isReopened,
    isExtended: one.extensions.length > 0, quality: isPassed ? one.quality ?? 0 : 0,
  }
}

/** 按时: handed in on the day of the deadline in force, or before it. */
export const isOnTime = ({ handedInAt, dueOn }: Pick<Assignment, 'handedInAt' | 'dueOn'>): boolean => handedInAt !== null && dueOn !== null && dayOf(handedInAt) <= dueOn

/** 反弹重办: only what is taken up again after the close is given out anew and taken in the same moment. */
export const isReopenedIn = (item: Item, { assignedAt, acceptedAt }: Pick<Assignment, 'assignedAt' | 'acceptedAt'>): boolean =>
  'reopened' in item && item.reopened > 0 && assignedAt !== null && assignedAt === acceptedAt && assignedAt !== item.assignedAt

/** Figures of many parts; each is the length of the list of parts with the same conditions. */
export interface Figures {
  readonly due: number
  readonly handed: number
  readonly onTime: number
  readonly passed: number
  readonly firstPass: number
  readonly reworked: number
  readonly reopened: number
  readonly extended: number
  /** The sum of the marks of what has passed. */
  readonly quality: number
}

export const noFigures: Figures = { due: 0, handed: 0, onTime: 0, passed: 0, firstPass: 0, reworked: 0, reopened: 0, extended: 0, quality: 0 }
const keys = Object.keys(noFigures) as readonly (keyof Figures)[]

export const sumOf = (some: readonly Figures[]): Figures => some.reduce((sum, one) => Object.fromEntries(keys.map((key) => [key, sum[key] + one[key]])) as unknown as Figures, noFigures)

export const figuresOf = (one: Measure): Figures => ({
  due: 1, handed: Number(one.isHanded), onTime: Number(one.onTime), passed: Number(one.isPassed), firstPass: Number(one.isFirstPass), reworked: Number(one.isReworked), reopened: Number(one.isReopened),
  extended: Number(one.isExtended), quality: one.quality,
})

/** Whether a part counts on a day: its deadline has come, or it has been handed in before. */
export const hasCome = ({ dueOn, isHanded }: Pick<Measure, 'dueOn' | 'isHanded'>, today: Day): boolean => isHanded || dueOn <= today

/** 超期未反馈 stands between what fell due and what was handed in. */
export const overdueIn = ({ due, handed }: Figures): number => due - handed

/** A share of 1; null where there is nothing to be shared. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
export const onTimeRate = (some: Figures): number | null => shareOf(some.onTime, some.due)
export const firstPassRate = (some: Figures): number | null => shareOf(some.firstPass, some.passed)
export const closedRate = (some: Figures): number | null => shareOf(some.passed, some.due)
export const meanQuality = (some: Figures): number | null => shareOf(some.quality, some.passed)

/** What a list of parts may be narrowed to: one for each figure. */
export type FigureName = 'due' | 'onTime' | 'late' | 'overdue' | 'passed' | 'firstPass' | 'reworked' | 'reopened' | 'extended' | 'falseReport'
export const figureWords: Readonly<Record<FigureName, { readonly label: string; readonly definition: string }>> = {
  due: { label: '应办结', definition: '办结期限落在统计期内、截至统计时点已经到期或已经反馈的任务；挂起、终止的不计。每项任务只计一次，按现行期限归月。' },
  onTime: { label: '按时反馈', definition: '由单位负责人签字反馈、且不晚于现行期限的任务。按时率＝按时反馈÷应办结。' },
  late: { label: '超期反馈', definition: '已经反馈、但晚于现行期限的任务。' },
  overdue: { label: '超期未反馈', definition: '期限已过、还没有反馈的任务。' },
  passed: { label: '审核通过', definition: '反馈已经督查室审核通过的任务。办结率＝审核通过÷应办结。' },
  firstPass: { label: '一次通过', definition: '没有退回重办、没有反弹重办而审核通过的任务。一次通过率＝一次通过÷审核通过。' },
  reworked: { label: '退回重办', definition: '被退回重办过的任务，退回几次都只计一项。' },
  reopened: { label: '反弹重办', definition: '办结后经回头看发现反弹、重新办理的任务。' },
  extended: { label: '延期', definition: '经批准延期过的任务。' },
  falseReport: { label: '虚假反馈', definition: '经督查室认定反馈不实的任务。' },
}
export const figureNames = Object.keys(figureWords) as readonly FigureName[]

