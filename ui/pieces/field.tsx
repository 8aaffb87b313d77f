import type { ReactNode } from 'react'
import type { Issue } from '#lib/issues'
import { FieldLack } from './error-summary.tsx'

export interface FieldProps {
  /** Of the control, and of the issues about it. */
  readonly id: string
  readonly label: string
  readonly isRequired?: boolean
  readonly hint?: ReactNode
  readonly issues?: readonly Issue[]
  readonly children: ReactNode
}

/** One field with its label, its hint, and what it lacks in the same words as in the summary. */
export const Field = ({ id, label, isRequired = false, hint, issues = [], children }: FieldProps) => (
  <div className="sn-field sn-field-stacked">
    <label htmlFor={id}>{label}{isRequired && <span className="sn-required">（必填）</span>}</label>
    {children}
    {hint && <p id={`${id}-hint`} className="sn-muted sn-hint">{hint}</p>}
    <FieldLack field={id} issues={issues} />
  </div>
)
