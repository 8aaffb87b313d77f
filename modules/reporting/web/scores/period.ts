import { addDays, type Day } from '#lib/instants'

export const periods = ['month', 'quarter', 'year', 'twelve'] as const
export type Period = (typeof periods)[number]
export const periodLabels: Readonly<Record<Period, string>> = { month: '本月', quarter: '本季度', year: '本年', twelve: '近12个月' }

const MONTHS_BACK = 11
/** The months of a period around a day. */
export function periodOf(period: Period, day: Day): { readonly from: string; readonly to: string } {
  const [year, month, to] = [day.slice(0, 4), Number(day.slice(5, 7)), day.slice(0, 7)]
  switch (period) {
    case 'month': return { from: to, to }
    case 'quarter': return { from: `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}`, to }
    case 'year': return { from: `${year}-01`, to }
    case 'twelve': return { from: monthsBefore(to, MONTHS_BACK), to }
  }
}

function monthsBefore(month: string, count: number): string {
  let at = month
  for (let step = 0; step < count; step++) at = addDays(`${at}-01` as Day, -1).slice(0, 7)
  return at
}
