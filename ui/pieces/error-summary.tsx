import { useEffect, useRef } from 'react'
import type { Issue } from '#lib/issues'

export interface ErrorSummaryProps {
  /** Everything lacking; nothing is shown while empty. */
  readonly issues: readonly Issue[]
  /** Id of the control of an issue's field; the field's own name unless told. */
  readonly idOf?: (field: string) => string
  /** Changes with each attempt, so that the same list takes the focus again. */
  readonly attempt?: number
}

/** What stops the act, on top of the form: takes the focus and leads to each field. */
export function ErrorSummary({ issues, idOf = (field) => field, attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = issues.length > 0
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [isShown, attempt])
  if (!isShown) return null
  return (
    <div ref={box} className="sn-summary" role="alert" tabIndex={-1} aria-labelledby="sn-summary-title">
      <h2 id="sn-summary-title">有 {issues.length} 处需要处理</h2>
      <ol>
        {issues.map((issue) => (
          <li key={`${issue.field} ${issue.code} ${issue.text}`}>
            <a href={`#${idOf(issue.field)}`} onClick={(event) => { event.preventDefault(); focusField(idOf(issue.field)) }}>{issue.text}</a>
            {issue.clause && <span className="sn-muted">（{issue.clause}）</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The same words beside the field. Give the control `aria-describedby` of `fieldLackId(field)`. */
export function FieldLack({ field, issues }: { readonly field: string; readonly issues: readonly Issue[] }) {
  const own = issues.filter((issue) => issue.field === field)
  if (own.length === 0) return null
  return <div id={fieldLackId(field)} className="sn-field-lack">{own.map((issue) => <p key={`${issue.code} ${issue.text}`}>■ {issue.text}</p>)}</div>
}
export const fieldLackId = (field: string): string => `${field}-lack`

function focusField(id: string): void {
  const control = document.getElementById(id)
  if (!control) return
  const target = control.matches('input,textarea,select,button,[tabindex],[contenteditable]') ? control : control.querySelector<HTMLElement>('input,textarea,select,button,[tabindex],[contenteditable]')
  control.scrollIntoView({ block: 'center' })
  target?.focus()
}
