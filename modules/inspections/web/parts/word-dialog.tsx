import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { uploadFile } from '#modules/files/web'
import { Field, ProblemNote, UploadBox, useDraft, useSession } from '#ui'
import type { InspectionView } from '../../core/views.ts'
import { actWords, worded, type Worded } from '../acts.ts'
import type { Act } from '../api.ts'

export interface WordDialogProps {
  readonly view: InspectionView
  readonly act: Worded
  readonly problem: number | null
  readonly refused: unknown
  readonly isPending: boolean
  /** Answers whether it held; the draft is forgotten then. */
  readonly onAct: (act: Act) => Promise<boolean>
  readonly onClose: () => void
}

interface Written { readonly text: string; readonly files: readonly FileId[] }
const TYPES = ['.pdf', '.docx', '.xlsx', '.jpg', '.png', '.ofd', '.txt']
const MOST_BYTES = 20 * 1024 * 1024

/** The window of an act that is words: a report, what was put right, what was seen of it. Kept in this browser while it is written. */
export function WordDialog({ view, act, problem, refused, isPending, onAct, onClose }: WordDialogProps) {
  const session = useSession()
  const draft = useDraft<Written>({ draft: `${session.person ?? ''}.inspections.${view.id}.${act}.${problem ?? ''}`, initial: { text: '', files: [] } })
  const [isTried, setTried] = useState(false)
  const { title, label, need, rows, hint } = worded[act]
  const { value, set } = draft
  const isLacking = need !== '' && value.text.trim() === ''
  const go = async () => {
    setTried(true)
    if (isLacking) return document.getElementById('word-text')?.focus()
    if (await onAct(actOf(act, problem, value))) draft.clear()
  }
  const issues: readonly Issue[] = isTried && isLacking ? [{ code: 'word-text', severity: 'block', field: 'word-text', text: need }] : []
  return (
    <Modal open width="40rem" title={title} onCancel={onClose} footer={[<span key="saved" className="sn-muted ins-saved" role="status">{draft.words}</span>, <Button key="stay" onClick={onClose}>暂不{actWords[act]}</Button>, <Button key="go" type="primary" loading={isPending} onClick={() => void go()}>{actWords[act]}</Button>]}>
      {problem !== null && 'problems' in view.inspection && <p className="ins-text">{view.inspection.problems.find(({ number }) => number === problem)?.description}</p>}
      {refused ? <ProblemNote problem={refused} /> : null}
      <Field id="word-text" label={label} isRequired={need !== ''} hint={hint} issues={issues}><Input.TextArea id="word-text" aria-describedby="word-text-hint word-text-lack" rows={rows} maxLength={act === 'report' ? 20_000 : 1000} value={value.text} onChange={(event) => set({ ...value, text: event.target.value })} /></Field>
      {act === 'submit-rectified' && <UploadBox label="选择佐证材料" accept={TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id } = await uploadFile(file); set({ ...value, files: [...value.files, id as FileId] }) }} />}
    </Modal>
  )
}

function actOf(act: Worded, problem: number | null, { text, files }: Written): Act {
  const on = problem ?? 0
  switch (act) {
    case 'report': return { type: act, text }
    case 'note-read': return { type: act, words: text }
    case 'begin-rectifying': return { type: act, problem: on, plan: text }
    case 'submit-rectified': return { type: act, problem: on, text, files: [...files] }
    case 'verify': return { type: act, problem: on, text }
  }
}
