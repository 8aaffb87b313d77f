import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { Day } from '#lib/instants'
import type { DayPickerProps, RangePickerProps } from './range-picker.tsx'

/**
 * An empty RangePicker of antd 6.6.8 never lets Tab out (WCAG 2.1.2) unless both ends may stay empty. Its panel is out of
 * Tab's reach, so the hint says that days can be typed.
 */
export function RangePicker({ id, label, value, onChange }: RangePickerProps) {
  return (
    <span className="sn-row" role="group" aria-label={label}>
      <span className="sn-muted">{label}</span>
      <DatePicker.RangePicker
        {...(id ? { id } : {})} aria-label={label} allowEmpty={[true, true]} format={['YYYY-MM-DD', 'YYYYMMDD']}
        placeholder={['如 2026-01-01', '如 2026-12-31']} style={{ width: '19rem', maxWidth: '100%' }}
        value={[asDayjs(value[0]), asDayjs(value[1])]}
        onChange={(range) => onChange([asDay(range?.[0]), asDay(range?.[1])])}
      />
    </span>
  )
}

/** Takes 2026-11-23 and 20261123. */
export function DayPicker({ id, label, value, onChange }: DayPickerProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})} aria-label={label} format={['YYYY-MM-DD', 'YYYYMMDD']} placeholder="如 2026-11-23"
      value={asDayjs(value)} onChange={(day) => onChange(asDay(day))}
    />
  )
}

const asDayjs = (day: Day | null): Dayjs | null => (day ? dayjs(day) : null)
const asDay = (day: Dayjs | null | undefined): Day | null => (day ? (day.format('YYYY-MM-DD') as Day) : null)
