import { EditorContent, useEditor } from '@tiptap/react'
import { type ChangeEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { asProblem } from '../problem.ts'
import { charactersOf } from './body.ts'
import './editor.css'
import type { StructuredEditorProps } from './structured-editor.tsx'
import { bodyFromDoc } from './from-doc.ts'
import { BlockFields } from './block-fields.tsx'
import { measured } from './picture-size.ts'
import { bodySchemaWith } from './schema.ts'
import { docFromBody } from './to-doc.ts'
import { Toolbar } from './toolbar.tsx'

/** The editor itself; `StructuredEditor` loads it when it is first shown. */
export function EditorCanvas({ body, revision = 0, label, id, onChange, onUpload, urlOf, onImport, isReadOnly = false }: StructuredEditorProps) {
  const ownId = useId()
  const textId = id ?? ownId
  const [characters, setCharacters] = useState(() => charactersOf(body))
  const [trouble, setTrouble] = useState<string | null>(null)
  const files = useRef<HTMLInputElement>(null)
  const latest = useRef({ onChange, onUpload })
  useEffect(() => { latest.current = { onChange, onUpload } })
  const extensions = useMemo(() => bodySchemaWith(urlOf ?? ((file) => file)), [urlOf])
  const editor = useEditor({
    extensions, content: docFromBody(body), editable: !isReadOnly,
    editorProps: {
      attributes: { id: textId, class: 'sn-body', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: 'zh-CN' },
      handlePaste: (_, event) => takePictures(event.clipboardData?.files),
      handleDrop: (_, event) => takePictures(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: now }) => {
      const next = bodyFromDoc(now.getJSON())
      setCharacters(charactersOf(next))
      latest.current.onChange(next)
    },
  }, [extensions, revision])
  const insert = async (file: File) => {
    const upload = latest.current.onUpload
    if (!upload) return
    setTrouble(null)
    try {
      const [key, size] = await Promise.all([upload(file), measured(file)])
      editor.chain().focus().insertContent({ type: 'picture', attrs: { file: key, ...size } }).run()
    } catch (thrown) {
      setTrouble(asProblem(thrown).sentence)
    }
  }
  function takePictures(list: FileList | undefined): boolean {
    const pictures = [...(list ?? [])].filter((file) => file.type.startsWith('image/'))
    for (const file of pictures) void insert(file)
    return pictures.length > 0
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    takePictures(event.target.files ?? undefined)
    event.target.value = ''
  }
  return (
    <div className="sn-editor">
      {!isReadOnly && <Toolbar editor={editor} label={label} textId={textId} onPicture={onUpload ? () => files.current?.click() : undefined} onImport={onImport} />}
      {!isReadOnly && <BlockFields editor={editor} />}
      <EditorContent editor={editor} className="sn-editor-sheet" />
      <div className="sn-editor-foot"><span role="alert">{trouble}</span><span>{characters.toLocaleString('zh-CN')} 字</span></div>
      <input ref={files} type="file" accept="image/png,image/jpeg" hidden aria-label="选择图片" onChange={choose} />
    </div>
  )
}
