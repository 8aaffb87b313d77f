import { Button, Input } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { Body } from '#engines/typesetting'
import type { FileId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { fileHref, uploadFile } from '#modules/files/web'
import { type EditorBody, FieldLack, StructuredEditor, UploadBox, useConfirm } from '#ui'
import { isPdf, textOfBody, withElements, type Annex, type Content, type DocumentId } from '../../core/content.ts'
import { kinds } from '../../core/kinds.ts'
import type { ImportedView } from '../../core/views.ts'
import { client, useKnownRecipients } from '../api.ts'
import { textIdOf } from '../arrival.ts'
import { withRecipients } from '../recipients.ts'
import { ImportFindings } from './import-findings.tsx'
import { useImported } from './use-imported.ts'

export interface BodyStepProps {
  readonly id: string
  readonly content: Content
  readonly onChange: (change: (now: Content) => Content) => void
  readonly issues: readonly Issue[]
  /** The pages of an annex have come into the paper. */
  readonly onDrawn: () => void
  /** The annex whose text is to be seen; null for none. */
  readonly annexShown: number | null
}

const pictureUrl = (file: string): string => fileHref(file as FileId, true)
const keepPicture = async (file: File): Promise<string> => (await uploadFile(file)).id

/** 正文: written in the editor or brought in from a file, then the annexes. */
export function BodyStep({ id, content, onChange, issues, onDrawn, annexShown }: BodyStepProps) {
  const [revision, setRevision] = useState(0)
  const [isImporting, setImporting] = useState(false)
  const imported = useImported(id)
  const confirm = useConfirm()
  const known = useKnownRecipients()
  const closing = kinds[content.elements.kind].closings[0]
  const take = async (found: ImportedView) => {
    const isReplacing = textOfBody(content.body).trim() !== ''
    if (isReplacing && !await confirm({ verb: '替换正文', title: '用导入的正文替换现有正文？', body: '现有正文仍保留在版本记录中，可以随时对照找回。', stay: '保留现有正文' })) return
    const { elements, body, annexes } = found.content
    onChange((now) => ({ elements: now.elements.title ? now.elements : withElements(now.elements, withRecipients(elements, known)), body, annexes: annexes.length ? annexes : now.annexes }))
    imported.keep(found)
    setImporting(false)
    setRevision((now) => now + 1)
  }
  const setBody = useCallback((body: EditorBody) => onChange((now) => ({ ...now, body: body as Body })), [onChange])
  return (
    <div className="doc-form">
      <ImportFindings imported={imported} />
      {isImporting && <UploadBox label="选择文稿" accept={['.docx', '.ofd', '.pdf', '.txt', '.md']} maxBytes={20 * 1024 * 1024} onUpload={async (file) => take(await client.importFile({ file: (await uploadFile(file)).id }))} />}
      <div id="body">
        <StructuredEditor id={textIdOf()} label="正文" body={content.body as EditorBody} revision={revision} onChange={setBody} onUpload={keepPicture} urlOf={pictureUrl} onImport={() => setImporting(!isImporting)} />
      </div>
      <FieldLack field="body" issues={issues} />
      {closing && !textOfBody(content.body).includes(closing.slice(0, 2)) && (
        <p className="sn-muted">{kinds[content.elements.kind].name}惯用结尾：
          <button type="button" className="sn-plain" onClick={() => { onChange((now) => ({ ...now, body: [...now.body, { kind: 'paragraph', runs: [{ text: closing }] }] })); setRevision(revision + 1) }}>加上“{closing}”</button>
        </p>
      )}
      <Annexes annexes={content.annexes} shown={annexShown} onPdf={async (file) => { await client.drawAnnex({ document: id as DocumentId, file }); onDrawn() }} onChange={(change) => onChange((now) => ({ ...now, annexes: change(now.annexes) }))} issues={issues} />
    </div>
  )
}

interface AnnexesProps {
  readonly annexes: readonly Annex[]
  readonly shown: number | null
  /** Puts the pages of a PDF into the paper; throws why it cannot. */
  readonly onPdf: (file: FileId) => Promise<void>
  readonly onChange: (change: (now: readonly Annex[]) => readonly Annex[]) => void
  readonly issues: readonly Issue[]
}

function Annexes({ annexes, shown, onPdf, onChange, issues }: AnnexesProps) {
  const add = (annex: Annex) => onChange((now) => [...now, annex])
  return (
    <section className="doc-annexes" aria-labelledby="annexes-title">
      <h2 id="annexes-title">附件</h2>
      {annexes.map((annex, at) => (
        <AnnexFields
          key={at} at={at} annex={annex} isShown={at === shown} issues={issues} onRemove={() => onChange((now) => now.filter((_, place) => place !== at))}
          onChange={(change) => onChange((now) => now.map((one, place) => (place === at ? { ...one, ...change } : one)))}
        />
      ))}
      <div className="sn-row"><Button onClick={() => add({ title: '', body: [], file: null })}>添加书写的附件</Button></div>
      <UploadBox
        label="添加附件文件" accept={['.docx', '.xlsx', '.pdf', '.txt', '.png', '.jpg']} maxBytes={50 * 1024 * 1024}
        onUpload={async (file) => {
          const card = await uploadFile(file)
          add({ title: file.name.replace(/\.[^.]+$/, ''), body: [], file: { id: card.id, name: file.name } })
          if (isPdf(file)) await onPdf(card.id)
        }}
      />
    </section>
  )
}

interface AnnexFieldsProps {
  readonly at: number
  readonly annex: Annex
  readonly isShown: boolean
  readonly issues: readonly Issue[]
  readonly onChange: (change: Partial<Annex>) => void
  readonly onRemove: () => void
}

function AnnexFields({ at, annex, isShown, issues, onChange, onRemove }: AnnexFieldsProps) {
  const [isOpen, setOpen] = useState(isShown || annex.file === null && textOfBody(annex.body) === '')
  useEffect(() => { if (isShown) setOpen(true) }, [isShown])
  return (
    <div className="doc-annex">
      <label htmlFor={`annexes.${at}`}>附件{at + 1}名称</label>
      <div className="sn-row">
        <Input id={`annexes.${at}`} aria-describedby={`annexes.${at}-lack`} value={annex.title} onChange={(event) => onChange({ title: event.target.value })} style={{ flex: '1 1 14rem', width: 'auto' }} />
        {!annex.file && <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>附件{at + 1}正文</Button>}
        <Button aria-label={`删去附件${at + 1}`} onClick={onRemove}>删去</Button>
      </div>
      {annex.file && <p><a href={fileHref(annex.file.id)}>{annex.file.name}</a>{isPdf(annex.file) && <span className="sn-muted">（逐页排在正文之后，页码连续编；首页左上角的“附件”字样由 PDF 自带）</span>}</p>}
      {isOpen && !annex.file && <StructuredEditor id={textIdOf(at)} label={`附件${at + 1}正文`} body={annex.body as EditorBody} onChange={(body) => onChange({ body: body as Body })} />}
      <FieldLack field={`annexes.${at}`} issues={issues} />
    </div>
  )
}
