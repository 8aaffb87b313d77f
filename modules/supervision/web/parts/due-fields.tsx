import { DayPicker, Select } from '#ui'
import type { Day } from '#lib/instants'
import { DUE_TIMES } from '../call-draft.ts'

export interface DueFieldsProps { readonly id: string; readonly label: string; readonly day: Day | null; readonly time: string; readonly onChange: (day: Day | null, time: string) => void }

/** A deadline: the day, and the time of that day. */
export const DueFields = ({ id, label, day, time, onChange }: DueFieldsProps) => (
  <div className="sup-due-time">
    <DayPicker id={id} label={label} value={day} onChange={(next) => onChange(next, time)} />
    <Select aria-label={`${label}钟点`} style={{ width: '7rem' }} value={time} options={[...new Set([...DUE_TIMES, time])].toSorted().map((value) => ({ value, label: value }))} onChange={(next) => onChange(day, next ?? time)} />
  </div>
)
