import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { ProblemNote } from '#ui'
import { checklistOrder, checklistPoints } from '../../core/checklist.ts'
import type { DocumentId } from '../../core/content.ts'
import type { Checklist, ChecklistAnswer, ChecklistPoint } from '../../core/types.ts'
import { client, queries } from '../api.ts'

const ANSWERS: readonly (readonly [ChecklistAnswer['answer'], string])[] = [['yes', '是'], ['no', '否'], ['notApplicable', '不涉及']]

/** 审核要点 (条例 第二十条 and 若干规定 三): six points, each answered; kept as they are given. */
export function ChecklistForm({ document, answers }: { readonly document: DocumentId; readonly answers: Checklist }) {
  const [given, setGiven] = useState<Checklist>(answers)
  const cache = useQueryClient()
  const keep = useMutation({
    mutationFn: (next: Checklist) => client.checklist({ document, answers: next }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.document.key({ input: { document } }) }),
  })
  const set = (point: ChecklistPoint, answer: ChecklistAnswer, isWhole: boolean) => {
    const next = { ...given, [point]: answer }
    setGiven(next)
    if (isWhole) keep.mutate(next)
  }
  return (
    <section className="doc-checklist" aria-labelledby="checklist-title">
      <h3 id="checklist-title">审核要点<span className="sn-muted" role="status">{keep.isPending ? ' 正在保存…' : ` 已答 ${checklistOrder.filter((point) => given[point]).length}／${checklistOrder.length}`}</span></h3>
      {keep.error && <ProblemNote problem={keep.error} />}
      {checklistOrder.map((point) => <PointFields key={point} point={point} answer={given[point]} onChange={(answer, isWhole) => set(point, answer, isWhole)} />)}
    </section>
  )
}

interface PointProps {
  readonly point: ChecklistPoint
  readonly answer: ChecklistAnswer | undefined
  /** `isWhole` once the answer is to be kept: at once for a choice, on leaving the field for a remark. */
  readonly onChange: (answer: ChecklistAnswer, isWhole: boolean) => void
}

function PointFields({ point, answer, onChange }: PointProps) {
  const { title, text, clause } = checklistPoints[point]
  return (
    <fieldset className="doc-point">
      <legend>{checklistOrder.indexOf(point) + 1}. {title}</legend>
      <p className="doc-point-text" title={clause}>{text}</p>
      <div className="sn-row">
        {ANSWERS.map(([value, word]) => (
          <label key={value} className="sn-row"><input type="radio" name={`point-${point}`} checked={answer?.answer === value} onChange={() => onChange({ answer: value, remark: answer?.remark ?? '' }, true)} />{word}</label>
        ))}
      </div>
      {answer && answer.answer !== 'yes' && (
        <Input aria-label={`${title}的说明`} placeholder="请写明说明" value={answer.remark} maxLength={500} onChange={(event) => onChange({ ...answer, remark: event.target.value }, false)} onBlur={() => onChange(answer, true)} />
      )}
    </fieldset>
  )
}
