import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { uploadFile } from '#modules/files/web'
import { Field, NumberInput, ProblemNote, UploadBox, useDraft, useSession } from '#ui'
import type { Assignment, Report } from '../../core/types.ts'
import type { ItemView } from '../../core/views.ts'
import type { Act } from '../api.ts'
import { FILE_TYPES, MOST_BYTES } from '../uploads.ts'

export interface ReportDialogProps {
  readonly view: ItemView
  readonly one: Assignment
  /** 报进度, or 提交反馈 for the result. */
  readonly act: 'report' | 'submit'
  readonly problem: unknown
  readonly isPending: boolean
  /** Answers whether it held; the draft is forgotten then. */
  readonly onAct: (act: Act) => Promise<boolean>
  readonly onClose: () => void
}

const further = [['problem', '存在问题'], ['cause', '原因分析'], ['suggestion', '意见建议'], ['coordination', '需上级协调事项']] as const

/** What a unit tells of its work: how far it is, or the result; kept in this browser while it is written. */
export function ReportDialog({ view, one, act, problem, isPending, onAct, onClose }: ReportDialogProps) {
  const session = useSession()
  const draft = useDraft<Report>({ draft: `${session.person ?? ''}.supervision.${view.id}.${one.number}.${act}`, initial: { text: '', progress: act === 'submit' ? 1 : one.progress, files: [], milestonesDone: [], problem: '', cause: '', suggestion: '', coordination: '' } })
  const [isTried, setTried] = useState(false)
  const { value: report, set } = draft
  const isLacking = report.text.trim() === ''
  const verb = act === 'submit' ? '提交反馈' : '报进度'
  const go = async () => {
    setTried(true)
    if (isLacking) return document.getElementById('report-text')?.focus()
    if (await onAct({ type: act, assignment: one.number, report: { ...report, files: [...report.files], milestonesDone: [...report.milestonesDone] } })) draft.clear()
  }
  const issues: readonly Issue[] = isTried && isLacking ? [{ code: 'words-needed', severity: 'block', field: 'report-text', text: '请写明办理情况' }] : []
  return (
    <Modal open width="44rem" title={`${verb}：${one.content}`} onCancel={onClose} footer={[<span key="saved" className="sn-muted sup-saved" role="status">{draft.words}</span>, <Button key="stay" onClick={onClose}>暂不{verb}</Button>, <Button key="go" type="primary" loading={isPending} onClick={() => void go()}>{verb}</Button>]}>
      {act === 'submit' && <p className="sn-muted">反馈经单位负责人审签后送督查室审核；负责人本人提交的即为审签。</p>}
      {problem ? <ProblemNote problem={problem} /> : null}
      <Field id="report-text" label="办理情况" isRequired issues={issues}><Input.TextArea id="report-text" aria-describedby="report-text-lack" rows={6} maxLength={5000} value={report.text} onChange={(event) => set({ ...report, text: event.target.value })} /></Field>
      <Field id="report-progress" label="完成进度（%）"><NumberInput id="report-progress" min={0} max={100} precision={0} value={Math.round(report.progress * 100)} onChange={(share) => set({ ...report, progress: (share ?? 0) / 100 })} /></Field>
      <Milestones one={one} report={report} onChange={set} />
      <details className="sup-further"><summary>存在问题、原因、建议和需协调事项（选填）</summary>
        {further.map(([key, label]) => <Field key={key} id={`report-${key}`} label={label}><Input.TextArea id={`report-${key}`} rows={2} maxLength={2000} value={report[key]} onChange={(event) => set({ ...report, [key]: event.target.value })} /></Field>)}
      </details>
      <details className="sup-further"><summary>佐证材料（选填，已附 {report.files.length} 件）</summary>
        <UploadBox label="选择材料" accept={FILE_TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id } = await uploadFile(file); set({ ...report, files: [...report.files, id as FileId] }) }} />
      </details>
    </Modal>
  )
}

function Milestones({ one, report, onChange }: { readonly one: Assignment; readonly report: Report; readonly onChange: (report: Report) => void }) {
  const open = one.milestones.filter(({ doneOn }) => doneOn === null)
  if (open.length === 0) return null
  const toggle = (name: string) => onChange({ ...report, milestonesDone: report.milestonesDone.includes(name) ? report.milestonesDone.filter((done) => done !== name) : [...report.milestonesDone, name] })
  return (
    <fieldset className="sup-parts-choice">
      <legend>已完成的节点</legend>
      {open.map(({ name, dueOn }) => <label key={name} className="sn-row"><input type="checkbox" checked={report.milestonesDone.includes(name)} onChange={() => toggle(name)} />{name}<span className="sn-muted">{dueOn}</span></label>)}
    </fieldset>
  )
}
