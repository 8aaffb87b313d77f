import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { uploadFile } from '#modules/files/web'
import { DayPicker, Field, ProblemNote, UploadBox, useDraft, useSession } from '#ui'
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

interface Written { readonly text: string; readonly files: readonly FileId[]; readonly to?: Day | null }
const TYPES = ['.pdf', '.docx', '.xlsx', '.jpg', '.png', '.ofd', '.txt']
const MOST_BYTES = 20 * 1024 * 1024

/** The window of an act that is words: a report, what was put right, what was seen of it. Kept in this browser while it is written. */
export function WordDialog({ view, act, problem, refused, isPending, onAct, onClose }: WordDialogProps) {
  const session = useSession()
  const draft = useDraft<Written>({ draft: `${session.person ?? ''}.inspections.${view.id}.${act}.${problem ?? ''}`, initial: { text: '', files: [] } })
  const [isTried, setTried] = useState(false)
  const { title, label, need, rows, hint } = worded[act]
  const { value, set } = draft
  const lacks = lacksOf(act, value)
  const go = async () => {
    setTried(true)
    if (lacks[0]) return document.getElementById(lacks[0].field)?.focus()
    if (await onAct(actOf(act, problem, value))) draft.clear()
  }
  const issues = isTried ? lacks : []
  return (
    <Modal open width="40rem" title={title} onCancel={onClose} footer={[<span key="saved" className="sn-muted ins-saved" role="status">{draft.words}</span>, <Button key="stay" onClick={onClose}>暂不{actWords[act]}</Button>, <Button key="go" type="primary" loading={isPending} onClick={() => void go()}>{actWords[act]}</Button>]}>
      {problem !== null && 'problems' in view.inspection && <p className="ins-text">{view.inspection.problems.find(({ number }) => number === problem)?.description}</p>}
      {refused ? <ProblemNote problem={refused} /> : null}
      {act === 'ask-extension' && <Field id="word-to" label="延期至" isRequired issues={issues}><DayPicker id="word-to" label="延期至" value={value.to ?? null} onChange={(to) => set({ ...value, to })} /></Field>}
      <Field id="word-text" label={label} isRequired={need !== ''} hint={hint} issues={issues}><Input.TextArea id="word-text" aria-describedby="word-text-hint word-text-lack" rows={rows} maxLength={act === 'report' ? 20_000 : 1000} value={value.text} onChange={(event) => set({ ...value, text: event.target.value })} /></Field>
      {act === 'submit-rectified' && <UploadBox label="选择佐证材料" accept={TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id } = await uploadFile(file); set({ ...value, files: [...value.files, id as FileId] }) }} />}
    </Modal>
  )
}

function lacksOf(act: Worded, { text, to }: Written): readonly (Issue & { readonly field: string })[] {
  const lack = (field: string, words: string) => ({ code: field, severity: 'block' as const, field, text: words })
  const { need } = worded[act]
  return [...(act === 'ask-extension' && !to ? [lack('word-to', '请填写延期后的日期')] : []), ...(need !== '' && text.trim() === '' ? [lack('word-text', need)] : [])]
}

function actOf(act: Worded, problem: number | null, { text, files, to }: Written): Act {
  const on = problem ?? 0
  switch (act) {
    case 'report': return { type: act, text }
    case 'note-read': return { type: act, words: text }
    case 'begin-rectifying': return { type: act, problem: on, plan: text }
    case 'submit-rectified': return { type: act, problem: on, text, files: [...files] }
    case 'verify': return { type: act, problem: on, text }
    case 'ask-extension': return { type: act, problem: on, to: to!, reason: text }
  }
}
