import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { PaperView, Waiting } from '#ui'
import type { Content } from '../../core/content.ts'
import type { PaperNames } from '../../core/paper.ts'
import type { DocumentView } from '../../core/views.ts'
import { queries } from '../api.ts'

type Typeset = typeof import('./typeset.ts')['typeset']

/** The pages as they will be printed, following the pen: the same engine and the same breaks as the PDF. */
export function LivePreview({ document, content }: { readonly document: DocumentView; readonly content: Content }) {
  const [typeset, setTypeset] = useState<{ readonly run: Typeset } | null>(null)
  useEffect(() => { void import('./typeset.ts').then((loaded) => setTypeset({ run: loaded.typeset })) }, [])
  const names = useNames(document, content)
  const shown = useDeferredValue(content)
  const settled = useSettled(shown)
  const [laid, setLaid] = useState<ReturnType<Typeset> | null>(null)
  useEffect(() => {
    if (typeset) setLaid(typeset.run(document.state, settled, names))
  }, [typeset, document.state, settled, names])
  if (!laid) return <Waiting lines={10} />
  return (
    <div className="doc-preview">
      <PaperView label="版式预览" pages={laid.pages} />
    </div>
  )
}

/** Names as the server prints them: the mark of the organ's number rule, else its name and 文件. */
function useNames(document: DocumentView, content: Content): PaperNames {
  const rules = useQuery({ ...queries.rules.queryOptions(), staleTime: 60_000 })
  const { organ, kind } = content.elements
  const name = document.organs.find((one) => one.id === organ)?.name ?? ''
  const mark = rules.data?.find((rule) => rule.organ === organ && !rule.retired && rule.kinds.includes(kind))?.issuerMark ?? (name ? `${name}文件` : '')
  const upward = document.way === 'upward'
  const [names, setNames] = useState<PaperNames>({ issuerMark: mark, issuerSign: name, printOrg: name, upward, sealNote: null })
  useEffect(() => setNames({ issuerMark: mark, issuerSign: kind === 'minutes' ? null : name, printOrg: name, upward, sealNote: null }), [mark, name, kind, upward])
  return names
}

/** The value once it has rested for a moment, so that setting pages does not hold up typing. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), RESTED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

const RESTED_MS = 400
