import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { Field, ProblemNote } from '#ui'
import type { Readers } from '../../core/types.ts'
import { readersSent, type Act } from '../api.ts'
import { actWords } from '../words.ts'
import { ReaderFields } from './issue-fields.tsx'

export interface SendDialogProps { readonly act: 'send-up' | 'send-down'; readonly problem: unknown; readonly isPending: boolean; readonly onSend: (act: Act) => void; readonly onClose: () => void }

/** 登记上报: to whom it was sent up; 增发: who else within the district gets it. */
export function SendDialog({ act, problem, isPending, onSend, onClose }: SendDialogProps) {
  const [to, setTo] = useState('市委办公室')
  const [remark, setRemark] = useState('')
  const [readers, setReaders] = useState<Readers>({ units: [], people: [] })
  const [isTried, setTried] = useState(false)
  const lack = act === 'send-up' ? (to.trim() ? null : '请填写报往哪个单位') : readers.units.length + readers.people.length > 0 ? null : '请选择单位或人员'
  const issues = isTried && lack ? [{ code: 'send', severity: 'block' as const, field: act === 'send-up' ? 'send-to' : 'reader-units', text: lack }] : []
  const go = () => {
    setTried(true)
    if (!lack) onSend(act === 'send-up' ? { type: act, to: to.trim(), remark: remark.trim() } : { type: act, readers: readersSent(readers) })
  }
  return (
    <Modal open title={actWords[act]} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{actWords[act]}</Button>, <Button key="go" type="primary" loading={isPending} onClick={go}>{actWords[act]}</Button>]}>
      <div className="bul-dialog">
        {problem ? <ProblemNote problem={problem} /> : null}
        {act === 'send-up' ? (
          <>
            <Field id="send-to" label="报往" isRequired issues={issues}><Input id="send-to" maxLength={100} value={to} onChange={(event) => setTo(event.target.value)} /></Field>
            <Field id="send-remark" label="备注" hint="上报时间由系统记下。"><Input id="send-remark" maxLength={500} value={remark} onChange={(event) => setRemark(event.target.value)} /></Field>
          </>
        ) : <><ReaderFields readers={readers} onChange={setReaders} />{issues.map(({ text }) => <p key={text} role="alert" className="sn-lack">{text}</p>)}</>}
      </div>
    </Modal>
  )
}
