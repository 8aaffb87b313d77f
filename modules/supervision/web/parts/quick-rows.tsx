import { Button, Input } from 'antd'
import { useState } from 'react'
import { Banner, Field } from '#ui'
import type { SupervisionOptions } from '../../core/views.ts'
import type { PartDraft } from '../plan-draft.ts'
import { partsFromText, quickColumns } from '../quick-rows.ts'

/** Many parts at once: rows copied from the document's own table become parts to be looked over (R2). */
export function QuickRows({ options, onParts }: { readonly options: SupervisionOptions; readonly onParts: (parts: readonly PartDraft[]) => void }) {
  const [text, setText] = useState('')
  const [unclear, setUnclear] = useState<readonly string[]>([])
  const take = () => {
    const read = partsFromText(text, options)
    setUnclear(read.unclear)
    if (read.parts.length === 0) return
    onParts(read.parts)
    setText('')
  }
  return (
    <details className="sup-further sn-card sup-card">
      <summary>从表格粘贴多项任务</summary>
      <Field id="quick-rows" label="粘贴的内容" hint={`一行一项，各列依次为：${quickColumns.join('、')}。可从文件的表格中整块复制；一列也可以，其余在下面补。`}>
        <Input.TextArea id="quick-rows" rows={5} aria-describedby="quick-rows-hint" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div><Button disabled={text.trim() === ''} onClick={take}>分成任务</Button></div>
      <div aria-live="polite">{unclear.length > 0 && <Banner tone="soon"><ul>{unclear.map((line) => <li key={line}>{line}</li>)}</ul></Banner>}</div>
    </details>
  )
}
