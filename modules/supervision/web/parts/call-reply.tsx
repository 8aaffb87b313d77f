import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FileId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { fileHref, uploadFile } from '#modules/files/web'
import { Banner, DayPicker, ErrorSummary, Field, Light, NumberInput, UploadBox, momentWords, today, useDraft, useSession } from '#ui'
import { calledWords } from '../../core/calls/rules.ts'
import type { CallField } from '../../core/calls/types.ts'
import type { CallUnitView, CallView, FileLink } from '../../core/calls/views.ts'
import { replyDraftOf, replyLacks, valueWords, type ReplyDraft } from '../call-draft.ts'
import { FILE_TYPES, MOST_BYTES } from '../uploads.ts'
import type { Calling } from './use-calling.ts'

export interface CallReplyProps { readonly view: CallView; readonly one: CallUnitView; readonly calling: Calling }

/** What my unit was asked, filled in where it is still to be, or as it went out. */
export function CallReplyCard({ view, one, calling }: CallReplyProps) {
  const mayFill = view.may.some(({ act, unit }) => act === 'fill' && unit === one.unit)
  return (
    <section className="sn-card sup-card" aria-label={`${one.name}报送`}>
      <div className="sup-part-head"><h2>{one.name}报送</h2><Light state={one.at === 'replied' ? 'normal' : one.isOverdue ? 'overdue' : 'soon'}>{`${calledWords[one.at]}${one.isOverdue ? '（已超期）' : ''}`}</Light></div>
      <p>报送期限：{momentWords(one.dueAt, today())}{one.dueAt !== one.originalDueAt && <span className="sn-muted">（原定 {momentWords(one.originalDueAt, today())}）</span>}</p>
      {one.returned && <Banner tone="soon">{one.returned.byName}退回：{one.returned.reason}</Banner>}
      {mayFill && one.at === 'awaited' ? <ReplyForm key={`${one.returns}-${view.version}`} view={view} one={one} calling={calling} /> : <ReplyShown fields={view.fields} one={one} />}
    </section>
  )
}

export const FileList = ({ files }: { readonly files: readonly FileLink[] }) => (files.length === 0 ? null : <p className="sup-papers">附件：{files.map(({ id, name }) => <a key={id} href={fileHref(id)}>{name}</a>)}</p>)

function ReplyShown({ fields, one: { reply, files, filledBy, signedBy, handedInAt } }: { readonly fields: readonly CallField[]; readonly one: CallUnitView }) {
  if (!reply) return <p className="sn-muted">还没有填报。</p>
  return (
    <>
      {fields.length > 0 && <dl className="sup-facts">{fields.map((field, at) => <div key={field.name}><dt>{field.name}</dt><dd>{valueWords(field, reply.values[at] ?? null) || '（未填）'}</dd></div>)}</dl>}
      {reply.text && <p className="sup-text">{reply.text}</p>}
      <FileList files={files} />
      <p className="sn-muted">{filledBy}填报{signedBy && handedInAt && `，${signedBy}签发，${momentWords(handedInAt, today())}报出`}</p>
    </>
  )
}

function ReplyForm({ view: { id, fields, headSigns }, one, calling }: CallReplyProps) {
  const session = useSession()
  const draft = useDraft<ReplyDraft>({ draft: `${session.person ?? ''}.supervision.call.${id}.${one.unit}.${one.returns}`, initial: replyDraftOf(fields, one.reply) })
  const [attempt, setAttempt] = useState(0)
  const { value: reply, set } = draft
  const lacks = replyLacks(fields, reply)
  const issues = attempt > 0 ? lacks : []
  const go = async () => {
    if (lacks.length > 0) return setAttempt(attempt + 1)
    if (await calling.act({ type: 'fill', unit: one.unit, reply: { text: reply.text.trim(), values: [...reply.values], files: [...reply.files] } })) draft.clear()
  }
  return (
    <div className="sup-form">
      <ErrorSummary issues={issues} attempt={attempt} />
      {fields.map((field, at) => <ValueField key={field.name} field={field} at={at} issues={issues} value={reply.values[at] ?? null} onChange={(value) => set({ ...reply, values: fields.map((_, place) => (place === at ? value : reply.values[place] ?? null)) })} />)}
      <Field id="reply-text" label="文字说明" issues={issues}><Input.TextArea id="reply-text" rows={5} maxLength={5000} aria-describedby="reply-text-lack" value={reply.text} onChange={(event) => set({ ...reply, text: event.target.value })} /></Field>
      <details className="sup-further"><summary>附件（选填，已附 {reply.files.length} 件）</summary>
        <UploadBox label="选择附件" accept={FILE_TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id: made } = await uploadFile(file); set({ ...reply, files: [...reply.files, made as FileId] }) }} />
      </details>
      <div className="sn-row"><Button type="primary" loading={calling.isPending} onClick={() => void go()}>提交报送</Button><span className="sn-muted" role="status">{draft.words}</span></div>
      {headSigns && <p className="sn-muted">联络员提交后由单位负责人签字报出；负责人本人提交的即为签字。</p>}
    </div>
  )
}

interface ValueFieldProps { readonly field: CallField; readonly at: number; readonly issues: readonly Issue[]; readonly value: string | number | null; readonly onChange: (value: string | number | null) => void }

function ValueField({ field: { name, kind, measure, isRequired }, at, issues, value, onChange }: ValueFieldProps) {
  const id = `value-${at}`
  const label = kind === 'percent' ? `${name}（%）` : measure ? `${name}（${measure}）` : name
  return (
    <Field id={id} label={label} isRequired={isRequired} issues={issues}>
      {kind === 'text' ? <Input id={id} maxLength={500} aria-describedby={`${id}-lack`} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
        : kind === 'day' ? <DayPicker id={id} label={name} value={typeof value === 'string' ? value as Day : null} onChange={onChange} />
          : <NumberInput id={id} min={kind === 'percent' ? 0 : Number.MIN_SAFE_INTEGER} value={typeof value === 'number' ? value : null} onChange={(count) => onChange(typeof count === 'number' ? count : null)} />}
    </Field>
  )
}
