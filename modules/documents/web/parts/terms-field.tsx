import { Button } from 'antd'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { DayPicker, FieldLack } from '#ui'

export interface TermsFieldProps {
  readonly terms: readonly (Day | null)[]
  readonly onChange: (terms: readonly (Day | null)[]) => void
  readonly issues: readonly Issue[]
}

/** 令号 count through the term of office of whoever signs the orders: one day for each term, from which numbers begin with 第1号. */
export function TermsField({ terms, onChange, issues }: TermsFieldProps) {
  const rows = terms.length ? terms : [null]
  return (
    <fieldset className="sn-field doc-terms" id="terms" tabIndex={-1} aria-describedby="terms-hint terms-lack">
      <legend>任期起始日<span className="sn-required">（必填）</span></legend>
      {rows.map((term, at) => (
        <div key={at} className="sn-row">
          <DayPicker id={`term-${at}`} label={`第${at + 1}个任期起始日`} value={term} onChange={(chosen) => onChange(rows.with(at, chosen))} />
          {rows.length > 1 && <Button aria-label={`删去第${at + 1}个任期`} onClick={() => onChange(rows.filter((_, place) => place !== at))}>删去</Button>}
        </div>
      ))}
      <div><Button onClick={() => onChange([...rows, null])}>换届，加一个任期</Button></div>
      <p id="terms-hint" className="sn-muted sn-hint">令号自任期起连续编为第1号、第2号……，跨年不断；换届后从第1号重新编。</p>
      <FieldLack field="terms" issues={issues} />
    </fieldset>
  )
}
