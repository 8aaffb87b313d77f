import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { Confirmation, Confirmed } from './confirm-act.tsx'

export interface ConfirmDialogProps {
  readonly asked: Confirmation
  readonly isOpen: boolean
  readonly onFinish: (confirmed: Confirmed) => void
}

/** The dialog of `useConfirm`. */
export function ConfirmDialog({ asked, isOpen, onFinish }: ConfirmDialogProps) {
  const [reason, setReason] = useState(asked.reason?.initial ?? '')
  const [isLacking, setLacking] = useState(false)
  const id = useId()
  const act = () => {
    if (asked.reason?.isRequired && reason.trim() === '') setLacking(true)
    else onFinish({ reason: reason.trim() })
  }
  return (
    <Modal
      open={isOpen} title={asked.title} onCancel={() => onFinish(null)} afterClose={() => { setReason(asked.reason?.initial ?? ''); setLacking(false) }}
      footer={[
        <Button key="stay" onClick={() => onFinish(null)}>{asked.stay ?? `暂不${asked.verb}`}</Button>,
        <Button key="act" type={asked.isDanger ? 'default' : 'primary'} danger={asked.isDanger ?? false} onClick={act}>{asked.verb}</Button>,
      ]}
    >
      {asked.body}
      {asked.reason && (
        <div className="sn-field">
          <label htmlFor={id}>{asked.reason.label}{asked.reason.isRequired && <span className="sn-required">（必填）</span>}</label>
          <Input.TextArea
            id={id} rows={3} value={reason} onChange={(event) => setReason(event.target.value)}
            {...(isLacking ? { status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-lack` } : {})}
          />
          {isLacking && <p id={`${id}-lack`} className="sn-field-lack">■ 请写明{asked.reason.label}，对方会看到。</p>}
        </div>
      )}
    </Modal>
  )
}
