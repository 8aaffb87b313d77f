import { firstPassRate, meanQuality, onTimeRate, overdueIn, type Figures } from './measures.ts'

/** A9: score = w1·按时率 + w2·一次通过率 + w3·质量评分 − overdue − rework − false report. Weights make 100 together; deductions are points a part. */
export interface Formula {
  readonly onTime: number
  readonly firstPass: number
  readonly quality: number
  readonly overdue: number
  readonly rework: number
  readonly falseReport: number
}
export interface AssessmentSettings { readonly formula: Formula; readonly appealWorkdays: number; readonly showsRanking: boolean }

/** What a score is made of; instructions of leaders are never among it, for the table is published. */
export interface Assessed extends Pick<Figures, 'due' | 'handed' | 'onTime' | 'passed' | 'firstPass' | 'reworked' | 'quality'> { readonly falseReports: number }

/** One term of a score, with the points it brings; what has no basis brings none and says so. */
export interface Term { readonly term: keyof Formula; readonly basis: number | null; readonly points: number }
export interface Score { readonly terms: readonly Term[]; readonly total: number }

export const termWords: Readonly<Record<keyof Formula, string>> = { onTime: '按时率', firstPass: '一次通过率', quality: '质量评分', overdue: '超期未反馈扣分', rework: '退回重办扣分', falseReport: '虚假反馈扣分' }
const BEST_MARK = 5

/**
 * The score of a unit from its figures; null where nothing fell due. What has not passed yet has no first-pass rate and no mark:
 * the weights of what is known then carry the whole, so that a unit does not lose points by the office's own waiting.
 */
export function scoreOf(formula: Formula, some: Assessed): Score | null {
  if (some.due === 0) return null
  const figures = { ...some, reopened: 0, extended: 0 }
  const mean = meanQuality(figures)
  const rated = [['onTime', onTimeRate(figures)], ['firstPass', firstPassRate(figures)], ['quality', mean === null ? null : mean / BEST_MARK]] as const
  const known = rated.reduce((sum, [term, rate]) => sum + (rate === null ? 0 : formula[term]), 0)
  const gains = rated.map(([term, rate]): Term => ({ term, basis: rate, points: rate === null || known === 0 ? 0 : hundredths((formula[term] * 100 / known) * rate) }))
  const losses = ([['overdue', overdueIn(figures)], ['rework', some.reworked], ['falseReport', some.falseReports]] as const).map(([term, count]): Term => ({ term, basis: count, points: count === 0 ? 0 : -hundredths(formula[term] * count) }))
  const terms = [...gains, ...losses]
  return { terms, total: Math.max(0, hundredths(terms.reduce((sum, { points }) => sum + points, 0))) }
}

const hundredths = (points: number): number => Math.round(points * 100) / 100

/** Whether figures can be true together. */
export const isPossible = ({ due, handed, onTime, passed, firstPass, reworked, quality, falseReports }: Assessed): boolean =>
  [due, handed, onTime, passed, firstPass, reworked, quality, falseReports].every((figure) => Number.isInteger(figure) && figure >= 0)
  && handed <= due && onTime <= handed && passed <= handed && firstPass <= passed && reworked <= due && falseReports <= due && quality >= passed && quality <= passed * BEST_MARK
