import { Select, today } from '#ui'
import { monthOf, nextMonth, periodAround, periodWords, type Month, type Period } from '../../core/outputs/periods.ts'

const MONTH = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/
/** A period out of an address; the running month where it holds none. */
export function periodIn({ from, to }: { readonly from: string; readonly to: string }): Period {
  if (MONTH.test(from) && MONTH.test(to) && from <= to) return { from: from as Month, to: to as Month }
  return periodAround(monthOf(today()), 'month')
}

const keyOf = ({ from, to }: Period): string => `${from}~${to}`

/** Months of a year back, quarters and years; and whatever the address holds. */
function choices(current: Period): readonly Period[] {
  const month = monthOf(today())
  const months = Array.from({ length: 13 }, (_, back) => periodAround(nextMonth(month, -back), 'month'))
  const quarters = Array.from({ length: 5 }, (_, back) => periodAround(nextMonth(month, -3 * back), 'quarter'))
  const years = Array.from({ length: 3 }, (_, back) => periodAround(nextMonth(month, -12 * back), 'year'))
  const all = [...months, ...quarters, ...years]
  return all.some((one) => keyOf(one) === keyOf(current)) ? all : [current, ...all]
}

/** 统计期. */
export function PeriodSelect({ period, onChange, label = '统计期' }: { readonly period: Period; readonly onChange: (period: Period) => void; readonly label?: string }) {
  const all = choices(period)
  return (
    <Select
      aria-label={label} style={{ width: '13rem' }} value={keyOf(period)} showSearch={{ optionFilterProp: 'label' }} options={all.map((one) => ({ value: keyOf(one), label: periodWords(one) }))}
      onChange={(key) => onChange(all.find((one) => keyOf(one) === key) ?? period)}
    />
  )
}
