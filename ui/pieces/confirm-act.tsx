import { Button, Input, Modal } from 'antd'
import { type ReactNode, createContext, useCallback, useContext, useId, useRef, useState } from 'react'

/** What is asked before an act that others will notice. */
export interface Confirmation {
  /** The act itself, on the button: 退回, 作废, 分发. Never 确定. */
  readonly verb: string
  /** The question as a title, e.g. 退回给拟稿人王某？ */
  readonly title: string
  /** What will follow. */
  readonly body?: ReactNode
  /** How staying is called; 暂不退回 unless told. */
  readonly stay?: string
  readonly isDanger?: boolean
  /** Asks for a written reason. */
  readonly reason?: { readonly label: string; readonly isRequired?: boolean; readonly initial?: string }
}

/** The reason given (empty when none was asked), or null when the person stayed. */
export type Confirmed = { readonly reason: string } | null
type Confirm = (confirmation: Confirmation) => Promise<Confirmed>

const ConfirmContext = createContext<Confirm>(() => Promise.resolve(null))

/** Asks before an act: `const go = await confirm({ verb: '退回', title: '…' }); if (go) …`. */
export const useConfirm = (): Confirm => useContext(ConfirmContext)

/** Where confirmations appear; stands once, in `UiProvider`. */
export function ConfirmHost({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Confirmation | null>(null)
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(confirmed: Confirmed) => void>(() => undefined)
  const confirm = useCallback<Confirm>((confirmation) => {
    setAsked(confirmation)
    setOpen(true)
    return new Promise((resolve) => { answer.current = resolve })
  }, [])
  const finish = (confirmed: Confirmed) => {
    setOpen(false)
    answer.current(confirmed)
  }
  return (
    <ConfirmContext value={confirm}>
      {children}
      {asked && <ConfirmDialog key={asked.title} asked={asked} isOpen={isOpen} onFinish={finish} />}
    </ConfirmContext>
  )
}

interface ConfirmDialogProps {
  readonly asked: Confirmation
  readonly isOpen: boolean
  readonly onFinish: (confirmed: Confirmed) => void
}

function ConfirmDialog({ asked, isOpen, onFinish }: ConfirmDialogProps) {
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
