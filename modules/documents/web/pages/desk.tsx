import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { TextFormat } from '#engines/typesetting'
import { ChoiceRow, PaperView, ProblemNote, Waiting, findingId, marksOf, saveFile, showToast, useTitle } from '#ui'
import type { DeskFinding } from '../../core/paper-desk.ts'
import { client } from '../api.ts'
import { DeskFindings } from '../parts/desk-findings.tsx'
import '../documents.css'

type Engine = typeof import('../parts/desk-sheet.ts')

const formats: readonly { readonly value: TextFormat; readonly label: string }[] = [
  { value: 'document', label: '文件' }, { value: 'letter', label: '信函' }, { value: 'order', label: '命令' }, { value: 'minutes', label: '纪要' }, { value: 'bulletin', label: '简报' },
]

/** 排版校对: a text on the left, its exact pages on the right, and what a proofreader marks beside the lines. Nothing is kept. */
export function Page() {
  useTitle('排版校对')
  const [text, setText] = useState(sample)
  const [format, setFormat] = useState<TextFormat>('document')
  const engine = useEngine()
  const shown = useDeferredValue(text)
  const sheet = useMemo(() => engine?.setDesk(shown, format) ?? null, [engine, shown, format])
  const box = useRef<HTMLTextAreaElement>(null)
  const choose = useCallback((found: DeskFinding) => showTyped(box, found), [])
  return (
    <div className="doc-desk">
      <header className="sn-row doc-desk-head">
        <h1>排版校对</h1>
        <ChoiceRow label="格式" isLabelHidden options={formats} value={format} onChange={setFormat} />
        <Exports text={text} format={format} />
      </header>
      <p className="sn-muted">粘贴或键入文稿，右侧即是印出来的样子；标题、主送、层次、附件、落款自动识别。这里的文字不保存，也不要放涉密内容。</p>
      <div className="doc-desk-split">
        <section aria-label="文稿">
          <TextBox box={box} text={text} onChange={setText} />
          {sheet && engine && <DeskFindings sheet={sheet} onChoose={choose} onFix={(found) => { setText((now) => engine.fixedOnDesk(now, found, sheet)); showToast({ text: '已修改。' }) }} />}
        </section>
        <section aria-label="版面">{sheet ? <PaperView label="版面" pages={sheet.pages} marks={marksOf(sheet.findings, (found, number) => { document.getElementById(findingId(number))?.scrollIntoView({ block: 'center' }); choose(found) })} /> : <Waiting lines={10} />}</section>
      </div>
    </div>
  )
}

function TextBox({ box, text, onChange }: { readonly box: RefObject<HTMLTextAreaElement | null>; readonly text: string; readonly onChange: (text: string) => void }) {
  const picker = useRef<HTMLInputElement>(null)
  const open = async (file: File | undefined) => { if (file) onChange(await file.text()) }
  return (
    <>
      <div className="sn-row doc-desk-open">
        <label htmlFor="desk-text">文稿文字</label>
        <input ref={picker} type="file" accept=".txt,.md" hidden aria-label="文稿文件" onChange={(event) => void open(event.target.files?.[0])} />
        <Button size="small" onClick={() => picker.current?.click()}>打开 .txt、.md 文件</Button>
      </div>
      <textarea id="desk-text" ref={box} className="doc-desk-text" value={text} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
    </>
  )
}

const kinds = ['pdf', 'ofd', 'docx'] as const

/** Files come from the server, which has the whole fonts. */
function Exports({ text, format }: { readonly text: string; readonly format: TextFormat }) {
  const take = useMutation({ mutationFn: (kind: (typeof kinds)[number]) => client.setText({ text, format, kind }), onSuccess: (file) => saveFile(file as File) })
  return (
    <>
      <div className="sn-row">{kinds.map((kind) => <Button key={kind} loading={take.isPending && take.variables === kind} onClick={() => take.mutate(kind)}>存为 {kind.toUpperCase()}</Button>)}</div>
      {take.error ? <ProblemNote problem={take.error} /> : null}
    </>
  )
}

function useEngine(): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null)
  useEffect(() => { void import('../parts/desk-sheet.ts').then(setEngine) }, [])
  return engine
}

/** Selects the words in the text that a finding is about. */
function showTyped(box: RefObject<HTMLTextAreaElement | null>, { typed }: DeskFinding): void {
  if (!box.current || !typed) return
  box.current.focus()
  box.current.setSelectionRange(typed.from, typed.to)
}

const sample = `中共临江区委办公室文件
临委办发〔2026〕18号
关于进一步做好公文处理工作的通知
各镇党委、街道党工委，区委各部门：
　　为提高公文质量，根据《党政机关公文处理工作条例》，现将有关事项通知如下。
　　一、严格行文规则
　　（一）从严控制发文数量。没有实质内容、可发可不发的，一律不发。
　　（二）规范公文格式。公文格式执行《党政机关公文格式》，一般每面排22行，每行排28个字。
　　二、加强审核把关
　　各单位办公室应当在2个工作日内提出审核意见，公文差错率控制在1‰以下。
中共临江区委办公室
2026年11月23日
抄送：市委办公室，区政府办公室。
`
