import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ProblemNote, momentWords, personWords, today } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import { unsettledOpinions } from '../../core/rules.ts'
import type { Mark, Settlement } from '../../core/types.ts'
import type { DocumentView } from '../../core/views.ts'
import { client, queries } from '../api.ts'

const WAYS: readonly (readonly [Settlement['adopted'], string])[] = [['adopted', '采纳'], ['partly', '部分采纳'], ['notAdopted', '未采纳']]
const settledWords: Readonly<Record<Settlement['adopted'], string>> = { adopted: '采纳', partly: '部分采纳', notAdopted: '未采纳' }

/** Opinions of other units: each is answered, adopted or not and why (条例 第十九条第六项). */
export function Settlements({ document, mayAnswer }: { readonly document: DocumentView; readonly mayAnswer: boolean }) {
  const { state } = document
  const open = unsettledOpinions(state)
  const settled = state.settlements.flatMap((settlement) => state.marks.filter((mark) => mark.id === settlement.mark).map((mark) => ({ mark, settlement })))
  if (!open.length && !settled.length) return null
  return (
    <section className="doc-settle" aria-labelledby="settle-title">
      <h3 id="settle-title">意见采纳情况</h3>
      {open.map((mark) => <div key={mark.id}><Words mark={mark} />{mayAnswer ? <AnswerFields document={document.id} mark={mark} /> : <p className="sn-muted">待拟稿单位答复</p>}</div>)}
      {settled.map(({ mark, settlement }) => <div key={mark.id}><Words mark={mark} /><p>{settledWords[settlement.adopted]}{settlement.reason && `：${settlement.reason}`}</p></div>)}
    </section>
  )
}

const Words = ({ mark }: { readonly mark: Mark }) => (
  <p><strong>{mark.by.unitName}</strong>（{personWords({ name: mark.by.name, actingFor: mark.by.onBehalfOf?.name })}，{momentWords(mark.at, today())}）：{mark.stance === 'disagree' ? '不同意。' : ''}{mark.text}</p>
)

function AnswerFields({ document, mark }: { readonly document: DocumentId; readonly mark: Mark }) {
  const [adopted, setAdopted] = useState<Settlement['adopted']>('adopted')
  const [reason, setReason] = useState('')
  const cache = useQueryClient()
  const settle = useMutation({
    mutationFn: () => client.settle({ document, mark: mark.id, adopted, reason }),
    onSuccess: () => cache.invalidateQueries({ queryKey: queries.document.key({ input: { document } }) }),
  })
  return (
    <div className="doc-settle-answer" role="group" aria-label={`答复${mark.by.unitName}的意见`}>
      {settle.error && <ProblemNote problem={settle.error} />}
      <div className="sn-row">{WAYS.map(([value, word]) => <label key={value} className="sn-row"><input type="radio" name={`settle-${mark.id}`} checked={adopted === value} onChange={() => setAdopted(value)} />{word}</label>)}</div>
      <Input aria-label={`对${mark.by.unitName}意见的说明`} placeholder={adopted === 'adopted' ? '说明（可不填）' : '请写明理由'} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button loading={settle.isPending} onClick={() => settle.mutate()}>记录采纳情况</Button>
    </div>
  )
}
