import type { Issue } from '#lib/issues'
import { FieldLack } from '#ui'

export interface CheckProps {
  readonly id: string
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly issues: readonly Issue[]
}

/** A yes or no with what it lacks below. */
export const Check = ({ id, label, isChecked, onChange, issues }: CheckProps) => (
  <div className="doc-check">
    <label className="sn-row"><input id={id} type="checkbox" checked={isChecked} onChange={() => onChange(!isChecked)} />{label}</label>
    <FieldLack field={id} issues={issues} />
  </div>
)
