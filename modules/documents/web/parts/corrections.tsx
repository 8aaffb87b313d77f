import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Body } from '#engines/typesetting'
import { Banner, type EditorBody, ProblemNote, StructuredEditor, momentWords, showToast, today, useGo } from '#ui'
import type { Edit } from '../../core/types.ts'
import type { DocumentView } from '../../core/views.ts'
import { asSent, client, documentHref } from '../api.ts'

/** 更正文字 after the signature: typographical only; each is logged with its place, before and after. */
export function CorrectionForm({ document }: { readonly document: DocumentView }) {
  const { content, state } = document
  const [body, setBody] = useState<Body>(content.body)
  const cache = useQueryClient()
  const go = useGo()
  const correct = useMutation({
    mutationFn: () => client.correct({ document: document.id, from: state.content.revision, body: asSent({ ...content, body }).body }),
    onSuccess: async ({ edits }) => {
      showToast({ text: `已更正 ${edits} 处，记入更正记录。` })
      await cache.invalidateQueries({ queryKey: [['documents']] })
      go(documentHref(document.id))
    },
  })
  return (
    <div className="doc-form">
      <Banner tone="soon">签发后只能改正文字、标点和格式差错。涉及实质内容的，请退回原签发人复审。</Banner>
      {correct.error && <ProblemNote problem={correct.error} />}
      <StructuredEditor label="正文" body={content.body as EditorBody} onChange={(next) => setBody(next as Body)} />
      <div className="sn-row"><Button type="primary" loading={correct.isPending} onClick={() => correct.mutate()}>保存更正</Button><Button onClick={() => go(documentHref(document.id))}>不更正了</Button></div>
    </div>
  )
}

/** What was corrected after the signature. */
export function CorrectionList({ edits }: { readonly edits: readonly Edit[] }) {
  if (!edits.length) return null
  return (
    <section className="doc-settle" aria-labelledby="edits-title">
      <h3 id="edits-title">签发后更正 {edits.length} 处</h3>
      <ol className="doc-issues">
        {edits.map((edit, at) => <li key={at}><p><del>{edit.before}</del> <ins>{edit.after}</ins></p><p className="sn-muted">{edit.place} · {edit.by.name} · {momentWords(edit.at, today())}</p></li>)}
      </ol>
    </section>
  )
}
