import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { asProblem } from '../problem.ts'
import { fileSize, refusedFile } from './upload-rules.ts'

export interface UploadBoxProps {
  /** 导入正文, 添加附件 … */
  readonly label: string
  /** e.g. `['.docx', '.txt']`. */
  readonly accept: readonly string[]
  readonly maxBytes: number
  readonly isMultiple?: boolean
  /** Sends one file; a thrown problem is shown beside the file's name. */
  readonly onUpload: (file: File) => Promise<void>
}

interface Sent { readonly name: string; readonly size: number; readonly state: 'sending' | 'done' | 'refused'; readonly note?: string }

/** Takes files by button or by dropping, only after the person has declared that they hold no state secrets. */
export function UploadBox({ label, accept, maxBytes, isMultiple = false, onUpload }: UploadBoxProps) {
  const [isDeclared, setDeclared] = useState(false)
  const [isOver, setOver] = useState(false)
  const [isReminded, setReminded] = useState(false)
  const [sent, setSent] = useState<readonly Sent[]>([])
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const send = async (file: File) => {
    const note = refusedFile(file, { accept, maxBytes })
    const mark = (state: Sent['state'], why?: string) =>
      setSent((before) => [...before.filter(({ name }) => name !== file.name), { name: file.name, size: file.size, state, ...(why ? { note: why } : {}) }])
    if (note) return mark('refused', note)
    mark('sending')
    await onUpload(file).then(() => mark('done'), (thrown: unknown) => mark('refused', asProblem(thrown).sentence))
  }
  const take = (files: FileList | null) => {
    if (!isDeclared) return setReminded(true)
    for (const file of [...(files ?? [])].slice(0, isMultiple ? undefined : 1)) void send(file)
  }
  return (
    <div className="sn-upload">
      <label className="sn-row">
        <input type="checkbox" checked={isDeclared} aria-describedby={isReminded ? `${id}-why` : undefined} onChange={() => { setDeclared(!isDeclared); setReminded(false) }} />
        本人确认所传内容不涉及国家秘密
      </label>
      {isReminded && <p id={`${id}-why`} className="sn-field-lack" role="alert">■ 请先勾选上面的确认，再选择文件。</p>}
      <div
        className="sn-upload-zone" data-over={isOver || undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files) }}
      >
        <Button onClick={() => (isDeclared ? input.current?.click() : setReminded(true))}>{label}</Button>
        <span className="sn-muted">可拖到此处；{accept.join('、')}，不超过 {fileSize(maxBytes)}</span>
        <input
          ref={input} type="file" hidden accept={accept.join(',')} multiple={isMultiple} aria-label={label}
          onChange={(event) => { take(event.target.files); event.target.value = '' }}
        />
      </div>
      <ul className="sn-upload-list" aria-live="polite">
        {sent.map((file) => (
          <li key={file.name}><span>{file.name}</span><span className="sn-muted">{fileSize(file.size)}</span>
            {file.state === 'sending' && <progress aria-label={`正在上传${file.name}`} />}
            {file.state === 'done' && <span className="sn-light-normal">● 已上传</span>}
            {file.state === 'refused' && <span className="sn-field-lack">■ {file.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
