import { Button, Input, type InputProps } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorSummary, FieldLack, ProblemNote, asProblem } from '#ui'
import type { Issue } from '#lib/issues'

export interface ActFormProps {
  /** The act, on the button: 登录, 设置口令. */
  readonly verb: string
  readonly onAct: () => Promise<unknown>
  /** The fields; given what the server found lacking at the last attempt. */
  readonly children: (issues: readonly Issue[]) => ReactNode
  /** Beside the button. */
  readonly aside?: ReactNode
}

/** A short form with one act: says what stopped it on top, leads to the field, and cannot be sent twice. */
export function ActForm({ verb, onAct, children, aside }: ActFormProps) {
  const [problem, setProblem] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const [isPending, setPending] = useState(false)
  const issues = problem ? asProblem(problem).issues : []
  const act = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setProblem(null)
    try {
      await onAct()
    } catch (thrown) {
      setProblem(thrown)
      setAttempt((times) => times + 1)
    } finally {
      setPending(false)
    }
  }
  return (
    <form className="adm-form" onSubmit={(event) => void act(event)}>
      {issues.length > 0 ? <ErrorSummary issues={issues} attempt={attempt} /> : problem ? <ProblemNote problem={problem} /> : null}
      {children(issues)}
      <div className="sn-row adm-form-foot"><Button type="primary" htmlType="submit" loading={isPending}>{verb}</Button>{aside}</div>
    </form>
  )
}

export interface TextFieldProps {
  /** Also the field's name in what the server finds lacking. */
  readonly id: string
  readonly label: string
  readonly hint?: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly issues?: readonly Issue[]
  readonly isSecret?: boolean
  readonly isRequired?: boolean
  readonly input?: InputProps
}

/** A labelled text field, with its hint and what it lacks read out together. */
export function TextField({ id, label, hint, value, onChange, issues = [], isSecret = false, isRequired = true, input }: TextFieldProps) {
  const Control = isSecret ? Input.Password : Input
  const isLacking = issues.some((issue) => issue.field === id)
  const described = [hint && `${id}-hint`, isLacking && `${id}-lack`].filter(Boolean).join(' ')
  return (
    <div className="sn-field">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`} className="sn-muted">{hint}</p>}
      <Control
        id={id} value={value} required={isRequired} onChange={(event) => onChange(event.target.value)}
        {...(isLacking ? { status: 'error', 'aria-invalid': true } : {})} {...(described ? { 'aria-describedby': described } : {})} {...input}
      />
      <FieldLack field={id} issues={issues} />
    </div>
  )
}
