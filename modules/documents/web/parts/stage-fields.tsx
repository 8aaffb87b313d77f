import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Banner, GoLink, NumberInput, ProblemNote, Select, Waiting, useSetting } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import type { NumberRuleId } from '../../core/numbers.ts'
import { documentSettings } from '../../core/rules.ts'
import { queries } from '../api.ts'

export interface NumberFieldProps {
  readonly document: DocumentId
  readonly value: NumberRuleId | null
  readonly onChange: (rule: NumberRuleId) => void
}

/** 编号: the prefix, and the number that would come next. Another document may take it first; then the one after comes. */
export function NumberField({ document, value, onChange }: NumberFieldProps) {
  const choices = useQuery({ ...queries.numberChoices.queryOptions({ input: { document } }), staleTime: 0 })
  const first = choices.data?.[0]?.rule
  useEffect(() => { if (value === null && first) onChange(first) }, [value, first, onChange])
  if (choices.error) return <ProblemNote problem={choices.error} />
  if (!choices.data) return <Waiting lines={2} />
  if (!choices.data.length) return <Banner tone="soon">发文机关还没有适用于本文种的文号规则。请先<GoLink to="/documents/number-rules">设置文号规则</GoLink>，再回来编号。</Banner>
  const next = choices.data.find((one) => one.rule === value)?.next
  return (
    <div className="sn-field">
      <label htmlFor="number-rule">机关代字</label>
      <Select id="number-rule" value={value as string | null} onChange={(rule) => onChange(rule as NumberRuleId)} options={choices.data.map((one) => ({ value: one.rule as string, label: one.prefix }))} />
      {next && <p>将编为 <strong className="doc-number">{next}</strong></p>}
      <p className="sn-muted">文号连续不留空；编号后作废的，号码保留并注明原因。</p>
    </div>
  )
}

/** 用印 and 分发: how many copies. */
export const CopiesField = ({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (copies: number) => void }) => (
  <div className="sn-field"><label htmlFor="copies">{label}</label><NumberInput id="copies" min={1} max={100000} value={value} onChange={(copies) => onChange(copies ?? 0)} /></div>
)

/** Whether the keeper of seals adds a 骑缝章: remembered, for who does so mostly goes on doing so. */
export const useStraddle = () => useSetting('documents.withStraddle', readStraddle)
const readStraddle = (kept: unknown): boolean => (typeof kept === 'boolean' ? kept : documentSettings.proposesStraddle)

/** 用印: the seal also over the edges of the pages. */
export const StraddleField = ({ isChosen, onChoose }: { readonly isChosen: boolean; readonly onChoose: (isChosen: boolean) => void }) => (
  <div className="sn-field">
    <label className="sn-row"><input type="checkbox" checked={isChosen} aria-describedby="straddle-hint" onChange={() => onChoose(!isChosen)} />加盖骑缝章</label>
    <p id="straddle-hint" className="sn-muted">印章分条盖在每一页的右边缘，各页错开叠齐是完整的一枚；只有一页或不盖印章的，不盖骑缝章。</p>
  </div>
)
