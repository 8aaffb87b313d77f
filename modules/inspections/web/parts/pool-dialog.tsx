import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { FileId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { uploadFile } from '#modules/files/web'
import { Field, ProblemNote, UploadBox } from '#ui'

export interface PoolDialogProps {
  readonly title: string
  readonly verb: string
  /** What is asked in words, and what is said when it lacks. */
  readonly label: string
  readonly need: string
  readonly note?: string
  readonly takesPapers?: boolean
  readonly problem: unknown
  readonly isPending: boolean
  readonly children?: ReactNode
  readonly onAct: (text: string, papers: readonly FileId[]) => void
  readonly onClose: () => void
}

const TYPES = ['.pdf', '.docx', '.xlsx', '.jpg', '.png', '.ofd', '.txt']
const MOST_BYTES = 20 * 1024 * 1024

/** The window of an act that asks for words. A refusal stands in the window, which stays. */
export function PoolDialog({ title, verb, label, need, note, takesPapers = false, problem, isPending, children, onAct, onClose }: PoolDialogProps) {
  const [text, setText] = useState('')
  const [papers, setPapers] = useState<readonly FileId[]>([])
  const [isTried, setTried] = useState(false)
  const isLacking = text.trim() === ''
  const go = () => {
    if (!isLacking) return onAct(text.trim(), papers)
    setTried(true)
    document.getElementById('pool-text')?.focus()
  }
  const issues: readonly Issue[] = isTried && isLacking ? [{ code: 'pool-text', severity: 'block', field: 'pool-text', text: need }] : []
  return (
    <Modal open title={title} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{verb}</Button>, <Button key="go" type="primary" loading={isPending} onClick={go}>{verb}</Button>]}>
      {note && <p className="sn-muted">{note}</p>}
      {problem ? <ProblemNote problem={problem} /> : null}
      {children}
      <Field id="pool-text" label={label} isRequired issues={issues}><Input.TextArea id="pool-text" aria-describedby="pool-text-lack" rows={3} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
      {takesPapers && <PaperBox papers={papers} onChange={setPapers} />}
    </Modal>
  )
}

export const PaperBox = ({ papers, onChange }: { readonly papers: readonly FileId[]; readonly onChange: (papers: readonly FileId[]) => void }) => (
  <details className="pool-papers"><summary>材料（选填，已附 {papers.length} 件）</summary>
    <UploadBox label="选择材料" accept={TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id } = await uploadFile(file); onChange([...papers, id as FileId]) }} />
  </details>
)
