import { addDays, type Day } from '#lib/instants'

/** A month, `2026-11`. */
export type Month = string & { readonly '~month': true }
/** Whole months, the last included. */
export interface Period { readonly from: Month; readonly to: Month }

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month
export const firstDayOf = (month: Month): Day => `${month}-01` as Day
export const nextMonth = (month: Month, by = 1): Month => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(nextMonth(month)), -1)

/** Every month of a period, the first first. */
export function monthsIn({ from, to }: Period): readonly Month[] {
  const found: Month[] = []
  for (let month = from; month <= to; month = nextMonth(month)) found.push(month)
  return found
}

export type PeriodKind = 'month' | 'quarter' | 'year'
/** The month, quarter or year in which a month lies. */
export function periodAround(month: Month, kind: PeriodKind): Period {
  if (kind === 'month') return { from: month, to: month }
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))]
  if (kind === 'year') return { from: `${year}-01` as Month, to: `${year}-12` as Month }
  const from = `${year}-${String(number - ((number - 1) % 3)).padStart(2, '0')}` as Month
  return { from, to: nextMonth(from, 2) }
}

/** 2026年11月, 2026年第四季度, 2026年, 2026年3月至5月. */
export function periodWords(period: Period): string {
  const [year, from, to] = [period.from.slice(0, 4), Number(period.from.slice(5)), Number(period.to.slice(5))]
  if (period.from === period.to) return `${year}年${from}月`
  if (period.from.slice(0, 4) !== period.to.slice(0, 4)) return `${year}年${from}月至${period.to.slice(0, 4)}年${to}月`
  if (from === 1 && to === 12) return `${year}年`
  return to - from === 2 && from % 3 === 1 ? `${year}年第${'一二三四'[(from - 1) / 3]}季度` : `${year}年${from}月至${to}月`
}
