import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState, ProblemNote, Select, TextChanges, Waiting, momentWords, today } from '#ui'
import type { DocumentId } from '../../core/content.ts'
import { stageWords } from '../../core/rules.ts'
import type { At } from '../../core/types.ts'
import type { VersionLine } from '../../core/views.ts'
import { queries } from '../api.ts'

/** 版本对照: any two versions, paragraph by paragraph (花脸稿). */
export function Versions({ document }: { readonly document: DocumentId }) {
  const lines = useQuery(queries.versions.queryOptions({ input: { document } }))
  const [chosen, setChosen] = useState<{ readonly from: number; readonly to: number } | null>(null)
  if (lines.error) return <ProblemNote problem={lines.error} />
  if (!lines.data) return <Waiting />
  const [last, before] = lines.data
  if (!last || !before) return <EmptyState title="目前只有一稿" hint="文稿修改后，这里可以对照任意两稿。" />
  const { from, to } = chosen ?? { from: before.revision, to: last.revision }
  const options = lines.data.map((line) => ({ value: line.revision, label: wordsOf(line) }))
  return (
    <div className="doc-versions">
      <div className="doc-pair">
        <div className="sn-field"><label htmlFor="from">原稿</label><Select id="from" value={from} options={options} onChange={(revision) => setChosen({ from: revision, to })} /></div>
        <div className="sn-field"><label htmlFor="to">改后稿</label><Select id="to" value={to} options={options} onChange={(revision) => setChosen({ from, to: revision })} /></div>
      </div>
      <Difference document={document} from={from} to={to} />
    </div>
  )
}

function Difference(input: { readonly document: DocumentId; readonly from: number; readonly to: number }) {
  const diff = useQuery(queries.diff.queryOptions({ input }))
  if (diff.error) return <ProblemNote problem={diff.error} />
  return diff.data ? <TextChanges changes={diff.data.changes} label={`第 ${input.from} 稿与第 ${input.to} 稿对照`} /> : <Waiting />
}

const wordsOf = (line: VersionLine): string => `第 ${line.revision} 稿 · ${line.authorName} · ${momentWords(line.savedAt, today())} · ${stageWords[line.stage as At] ?? line.stage}`
