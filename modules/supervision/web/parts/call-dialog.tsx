import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { Field, ProblemNote } from '#ui'
import type { CallUnitView } from '../../core/calls/views.ts'
import type { CallAct } from '../api.ts'
import { dueAtOf, dueParts } from '../call-draft.ts'
import { DueFields } from './due-fields.tsx'
import { callActWords, type Calling } from './use-calling.ts'

export interface CallDialogProps { readonly act: 'rework' | 'extend'; readonly one: CallUnitView; readonly calling: Calling; readonly onClose: () => void }

/** 退回重报, or a later deadline for one unit: the reason and until when. */
export function CallDialog({ act, one, calling, onClose }: CallDialogProps) {
  const [reason, setReason] = useState('')
  const [due, setDue] = useState<{ readonly day: Day | null; readonly time: string }>(() => ({ day: act === 'rework' ? dueParts(one.dueAt).dueOn : null, time: dueParts(one.dueAt).dueTime }))
  const [isTried, setTried] = useState(false)
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isTried && isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  const issues = [...lack('call-reason', reason.trim() === '', '请写明理由'), ...lack('call-due', due.day === null, '请填写新的报送期限')]
  const go = async () => {
    setTried(true)
    if (reason.trim() === '' || due.day === null) return
    const dueAt = dueAtOf(due.day, due.time)
    const asked: CallAct = act === 'rework' ? { type: 'rework', unit: one.unit, reason: reason.trim(), dueAt: dueAt === one.dueAt ? null : dueAt } : { type: 'extend', units: [one.unit], reason: reason.trim(), dueAt }
    if (await calling.act(asked)) onClose()
  }
  const verb = callActWords[act]
  return (
    <Modal open title={`${verb}：${one.name}`} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{verb}</Button>, <Button key="go" type="primary" loading={calling.isPending} onClick={() => void go()}>{verb}</Button>]}>
      {calling.problem ? <ProblemNote problem={calling.problem} /> : null}
      <Field id="call-reason" label={act === 'rework' ? '退回理由' : '延长理由'} isRequired issues={issues}><Input.TextArea id="call-reason" rows={3} maxLength={1000} aria-describedby="call-reason-lack" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <Field id="call-due" label="报送期限" isRequired issues={issues} hint={act === 'rework' ? '期限已过的，请另定新的期限。' : '须晚于现定期限。'}><DueFields id="call-due" label="新的报送期限" day={due.day} time={due.time} onChange={(day, time) => setDue({ day, time })} /></Field>
    </Modal>
  )
}
