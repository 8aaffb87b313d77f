import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { DayPicker, Field, ProblemNote, RangePicker, today } from '#ui'
import type { PlanAct, PresentPlan } from '../../core/plans-types.ts'
import { planActWords } from '../pool-words.ts'

export type DayAsk = 'move' | 'finish'
export interface DayDialogProps { readonly ask: DayAsk; readonly plan: PresentPlan; readonly problem: unknown; readonly isPending: boolean; readonly onAct: (act: PlanAct) => void; readonly onClose: () => void }

/** To which days a plan is moved and why, or on which day it was done. */
export function DayDialog({ ask, plan, problem, isPending, onAct, onClose }: DayDialogProps) {
  const [range, setRange] = useState<readonly [Day | null, Day | null]>([plan.content.from, plan.content.to])
  const [on, setOn] = useState<Day | null>(today())
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const lacks = (ask === 'move' ? [...(range[0] && range[1] ? [] : [lack('move-days', '请填写新的督查时间')]), ...(reason.trim() ? [] : [lack('move-reason', '请写明改期的理由')])] : on ? [] : [lack('done-on', '请填写办理日期')])
  const go = () => {
    setTried(true)
    if (lacks.length > 0) return
    if (ask === 'finish' && on) return onAct({ type: 'finish', on })
    if (range[0] && range[1]) onAct({ type: 'move', from: range[0], to: range[1], reason: reason.trim() })
  }
  const issues = isTried ? lacks : []
  const verb = planActWords[ask]
  return (
    <Modal open title={`${verb}：${plan.content.theme}`} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{verb}</Button>, <Button key="go" type="primary" loading={isPending} onClick={go}>{verb}</Button>]}>
      {problem ? <ProblemNote problem={problem} /> : null}
      {ask === 'finish' ? <Field id="done-on" label="办理日期" isRequired issues={issues}><DayPicker id="done-on" label="办理日期" value={on} onChange={setOn} /></Field> : (
        <>
          {plan.at !== 'drafted' && <p className="sn-muted">改期后须重新报批。</p>}
          <Field id="move-days" label="新的督查时间" isRequired issues={issues}><RangePicker id="move-days" label="新的督查时间" value={range} onChange={setRange} /></Field>
          <Field id="move-reason" label="改期的理由" isRequired issues={issues}><Input.TextArea id="move-reason" aria-describedby="move-reason-lack" rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
        </>
      )}
    </Modal>
  )
}

const lack = (field: string, text: string): Issue => ({ code: field, severity: 'block', field, text })
