import { Button, Input } from 'antd'
import { useState } from 'react'
import { signedBy } from '#lib/signatory'
import { Field, NumberInput, momentWords, today } from '#ui'
import type { CircularAppeal } from '../../core/scores/circular.ts'
import { hundredths, pointsWords } from '../../core/scores/facts.ts'

interface AppealCardProps {
  readonly appeal: CircularAppeal
  readonly name: string
  readonly mayAnswer: boolean
  readonly isPending: boolean
  readonly onAnswer: (answer: { readonly points: number | null; readonly reason: string }) => void
}

/** An appeal and its answer; whoever took no part answers it. */
export function AppealCard({ appeal, name, mayAnswer, isPending, onAnswer }: AppealCardProps) {
  const [points, setPoints] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const { answer, number } = appeal
  return (
    <section className="sn-card rpt-card" aria-label={`${name}的申诉`}>
      <h2>{name}的申诉</h2>
      <p>{appeal.reason}</p><p className="sn-muted">{signedBy(appeal.by)}，{momentWords(appeal.at, today())}</p>
      {answer && <p>答复：{answer.points === null ? '维持原结果' : `更正${pointsWords(answer.points)}分`}。{answer.reason}<span className="sn-muted">　{signedBy(answer.by)}，{momentWords(answer.at, today())}</span></p>}
      {mayAnswer && (
        <>
          <div className="rpt-pair">
            <Field id={`answer-${number}`} label="答复意见" isRequired><Input id={`answer-${number}`} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
            <Field id={`points-${number}`} label="更正分数" hint="予以更正的填加减分；维持原结果的空着"><NumberInput id={`points-${number}`} min={-1000} max={1000} precision={2} value={points} onChange={(next) => setPoints(next ?? null)} /></Field>
          </div>
          <div className="sn-row">
            <Button type="primary" loading={isPending} disabled={reason.trim() === '' || !points} onClick={() => onAnswer({ points: hundredths(points ?? 0), reason: reason.trim() })}>予以更正</Button>
            <Button disabled={reason.trim() === '' || Boolean(points)} onClick={() => onAnswer({ points: null, reason: reason.trim() })}>维持原结果</Button>
          </div>
        </>
      )}
    </section>
  )
}
