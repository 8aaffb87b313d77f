import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import { GoLink, ProblemNote, Select, UploadBox, Waiting, useGo, useTitle } from '#ui'
import { uploadFile } from '#modules/files/web'
import { type DocKind, docKinds, kinds } from '../../core/kinds.ts'
import type { ImportedView } from '../../core/views.ts'
import { asSent, client, editHref, importedKey, queries, useKnownRecipients } from '../api.ts'
import { withRecipients } from '../recipients.ts'
import '../documents.css'

/** 拟稿: choose the kind, or bring a text along; then the draft is kept from its first word on. */
export function Page() {
  useTitle('拟稿')
  const options = useQuery(queries.options.queryOptions())
  const [kind, setKind] = useState<DocKind>('notice')
  const [unit, setUnit] = useState<UnitId | null>(null)
  const begin = useBeginning()
  if (options.error) return <ProblemNote problem={options.error} onRetry={() => void options.refetch()} />
  if (!options.data) return <Waiting />
  const units = options.data.units
  const from = unit ?? units[0]?.id ?? null
  return (
    <div className="doc-new">
      <GoLink to="/documents" className="sn-back">‹ 发文</GoLink>
      <h1>拟稿</h1>
      {begin.error && <ProblemNote problem={begin.error} />}
      {units.length > 1 && (
        <div className="sn-field"><label htmlFor="new-unit">起草单位</label>
          <Select id="new-unit" style={{ maxWidth: '20rem' }} value={from as string} onChange={(id) => setUnit(id as UnitId)} options={units.map(({ id, name }) => ({ value: id as string, label: name }))} />
        </div>
      )}
      <div className="doc-new-split">
        <section className="sn-card doc-new-part">
          <h2>选择文种，从头起草</h2>
          <KindChoice value={kind} onChange={setKind} />
          <Button type="primary" size="large" loading={begin.isPending} onClick={() => begin.mutate({ kind, unit: from, imported: null })}>开始拟稿</Button>
        </section>
        <section className="sn-card doc-new-part">
          <h2>导入已有文稿</h2>
          <p className="sn-muted">标题、主送、层次、附件、落款会自动识别；没有读懂的段落会逐条列出，不会丢失。</p>
          <UploadBox
            label="选择文稿" accept={['.docx', '.ofd', '.pdf', '.txt', '.md']} maxBytes={20 * 1024 * 1024}
            onUpload={async (file) => {
              const imported = await client.importFile({ file: (await uploadFile(file)).id })
              await begin.mutateAsync({ kind: imported.content.elements.kind ?? kind, unit: from, imported })
            }}
          />
        </section>
      </div>
    </div>
  )
}

function KindChoice({ value, onChange }: { readonly value: DocKind; readonly onChange: (kind: DocKind) => void }) {
  const [isAll, setAll] = useState(false)
  const shown = docKinds.filter((kind) => isAll || USUAL.includes(kind) || kind === value)
  return (
    <fieldset className="doc-kinds">
      <legend>文种</legend>
      {shown.map((kind) => (
        <label key={kind} data-chosen={kind === value || undefined}>
          <input type="radio" name="kind" checked={kind === value} onChange={() => onChange(kind)} />
          <span><strong>{kinds[kind].name}</strong><small>{kinds[kind].use}</small></span>
        </label>
      ))}
      <button type="button" className="sn-plain" aria-expanded={isAll} onClick={() => setAll(!isAll)}>{isAll ? '只看常用文种' : `显示全部 ${docKinds.length} 个文种`}</button>
    </fieldset>
  )
}

/** What a committee office writes day by day. */
const USUAL: readonly DocKind[] = ['notice', 'report', 'request', 'letter', 'circular', 'minutes']

interface Beginning { readonly kind: DocKind; readonly unit: UnitId | null; readonly imported: ImportedView | null }

function useBeginning() {
  const go = useGo()
  const cache = useQueryClient()
  const known = useKnownRecipients()
  return useMutation({
    mutationFn: async ({ kind, unit, imported }: Beginning) => {
      if (!imported) return await client.create({ kind, unit })
      const { elements, body, annexes } = imported.content
      const sent = asSent({ elements: withRecipients(elements, known), body, annexes } as never)
      const made = await client.create({ kind, unit, elements: sent.elements, body: sent.body, annexes: sent.annexes })
      cache.setQueryData(importedKey(made.id), { found: imported, isSeen: false })
      return made
    },
    onSuccess: (made) => go(editHref(made.id), { isReplacing: true }),
  })
}
