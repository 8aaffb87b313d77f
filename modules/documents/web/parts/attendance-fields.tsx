import { Input } from 'antd'
import type { Issue } from '#lib/issues'
import { FieldLack } from '#ui'
import { attendanceLabels, withAttendance } from '../../core/attendance.ts'
import type { Elements } from '../../core/content.ts'

export interface AttendanceFieldsProps {
  readonly attendance: NonNullable<Elements['attendance']>
  readonly onChange: (attendance: NonNullable<Elements['attendance']>) => void
  readonly issues: readonly Issue[]
}

/** 参会人员 of a 纪要: one field for each row that is printed under the text; what is left empty is not printed. */
export function AttendanceFields({ attendance, onChange, issues }: AttendanceFieldsProps) {
  const labels = [...new Set([...attendanceLabels, ...attendance.map(({ label }) => label)])]
  return (
    <fieldset id="attendance" className="doc-attendance" aria-describedby="attendance-hint attendance-lack">
      <legend>参会人员</legend>
      {labels.map((label) => {
        const row = attendance.findIndex((one) => one.label === label)
        const id = row < 0 ? `attendance-${label}` : `attendance.${row}`
        return (
          <div key={label} className="doc-attendance-row">
            <label htmlFor={id}>{label}</label>
            <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} value={attendance[row]?.names ?? ''} onChange={(event) => onChange(withAttendance(attendance, { label, names: event.target.value.replace(/\n/g, '') }))} />
          </div>
        )
      })}
      <p id="attendance-hint" className="sn-muted sn-hint">姓名之间用顿号，单位写在姓名前；请假的可在姓名后加括号注明原因。按出席、请假、列席的次序印在正文之后，不填的不印。</p>
      <FieldLack field="attendance" issues={issues} />
    </fieldset>
  )
}
