import { useDeferredValue, useEffect, useState } from 'react'
import { PaperView, Waiting, marksOf } from '#ui'
import type { Content } from '../../core/content.ts'
import type { CheckView, DocumentView } from '../../core/views.ts'

type Typeset = typeof import('./typeset.ts')['typeset']

export interface LivePreviewProps {
  readonly document: DocumentView
  readonly content: Content
  /** The last check: what is printed for organs, and what is marked beside the lines. */
  readonly check: CheckView | undefined
  /** Goes to a finding in the list by its number. */
  readonly onChoose: (number: number) => void
}

/** The pages as they will be printed, following the pen: the same engine and the same breaks as the PDF. */
export function LivePreview({ document, content, check, onChoose }: LivePreviewProps) {
  const [typeset, setTypeset] = useState<{ readonly run: Typeset } | null>(null)
  useEffect(() => { void import('./typeset.ts').then((loaded) => setTypeset({ run: loaded.typeset })) }, [])
  const names = useSteady(check?.paper ?? document.paper)
  const shown = useDeferredValue(content)
  const settled = useSettled(shown)
  const [laid, setLaid] = useState<ReturnType<Typeset> | null>(null)
  useEffect(() => {
    if (typeset) setLaid(typeset.run(document.state, settled, names))
  }, [typeset, document.state, settled, names])
  if (!laid) return <Waiting lines={10} />
  return (
    <div className="doc-preview">
      <PaperView label="版式预览" pages={laid.pages} marks={marksOf(check?.findings ?? [], (_, number) => onChoose(number))} />
    </div>
  )
}

/** The same object as long as it says the same: each check brings the names anew, and mostly nothing is to be set again. */
function useSteady<Value>(value: Value): Value {
  const [kept, setKept] = useState(value)
  const isSame = JSON.stringify(kept) === JSON.stringify(value)
  useEffect(() => { if (!isSame) setKept(value) }, [isSame, value])
  return kept
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

/** A keystroke costs some milliseconds of layout and one or two pages: only words that an input method writes at once are waited for. */
const RESTED_MS = 50
