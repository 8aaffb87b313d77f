import type { Accuracy, Forecast, Scope } from './forecast.ts'
import type { WarningSettings } from './settings.ts'

const scopeWords: Readonly<Record<Scope, string>> = { unitCategory: '本单位同类事项', unit: '本单位督查事项', category: '同类别事项', source: '同来源事项', all: '全部督查事项' }
const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Why: what was measured, over how many cases. */
export const forecastReason = ({ scope, cases, seen, chance }: Forecast, elapsed: number): string =>
  `${scopeWords[scope]}${cases}件，其中时间用去${elapsed}%仍未办结的${seen}件，按期办结的约占${percent(chance)}`

/** How far warnings of this kind can be trusted, from the last year. */
export function accuracyWords({ cases, late, warned, right }: Accuracy, { leastCases }: Pick<WarningSettings, 'leastCases'>): string {
  if (cases < leastCases) return `近一年可核对的任务不足${leastCases}项，预警的准确程度还不能说明。`
  const found = late === 0 ? '' : `；逾期的${late}项中，预警到${right}项（${percent(right / late)}）`
  return `以近一年${cases}项任务核对：时间过半时会预警${warned}项，其中确实逾期${right}项${warned === 0 ? '' : `（${percent(right / warned)}）`}${found}。`
}
