import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { OwnTaskShown } from '../../core/views.ts'
import { inOrder } from '../own-work.ts'
import type { Act } from './use-acting.ts'

export interface ReturnDialogProps {
  readonly task: OwnTaskShown
  readonly onReturn: (act: Extract<Act, { type: 'return' }>, to: string) => void
  readonly onClose: () => void
}

/** 退回: to which step that was passed, why, and whether it comes straight back (条例 第二十一条). */
export function ReturnDialog({ task, onReturn, onClose }: ReturnDialogProps) {
  const targets = inOrder(task.returnTargets)
  const [step, setStep] = useState(targets[0]?.step ?? '')
  const [isStraight, setStraight] = useState(true)
  const [reason, setReason] = useState('')
  const [isLacking, setLacking] = useState(false)
  const target = targets.find((one) => one.step === step)
  const go = () => {
    if (!target || reason.trim() === '') return setLacking(true)
    onReturn({ type: 'return', task: task.number, to: target.step, way: target.straightBack && isStraight ? 'straightBack' : 'rerun', reason: reason.trim() }, target.name)
  }
  return (
    <Modal open title="退回" onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不退回</Button>, <Button key="return" danger onClick={go}>退回</Button>]}>
      <div className="sn-field"><span id="return-to">退回到</span>
        <Radio.Group aria-labelledby="return-to" value={step} onChange={(event) => setStep(event.target.value as string)} options={targets.map((one) => ({ value: one.step, label: one.name }))} />
      </div>
      {target?.straightBack && (
        <div className="sn-field"><span id="return-way">修改后</span>
          <Radio.Group aria-labelledby="return-way" value={isStraight} onChange={(event) => setStraight(event.target.value as boolean)} options={[{ value: true, label: '直接送回我处' }, { value: false, label: '逐级重新办理' }]} />
        </div>
      )}
      <div className="sn-field">
        <label htmlFor="return-reason">退回原因<span className="sn-required">（必填）</span></label>
        <Input.TextArea id="return-reason" rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} {...(isLacking ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'return-lack' } : {})} />
        {isLacking && <p id="return-lack" className="sn-field-lack">■ 请写明退回原因，对方会看到。</p>}
      </div>
    </Modal>
  )
}
