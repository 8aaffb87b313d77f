import { useDeferredValue, useEffect, useState } from 'react'
import type { MarkedFinding } from '#lib/findings'
import { PaperView, Waiting, marksOf, today } from '#ui'
import type { Printed } from '../../core/paper.ts'

type Engine = typeof import('../typeset.ts')

/** The exact pages of an issue, and what is marked beside the lines, following the pen; null while the engine comes. */
export function useTypeset(printed: Printed) {
  const [engine, setEngine] = useState<Engine | null>(null)
  useEffect(() => { void import('../typeset.ts').then(setEngine) }, [])
  const shown = useDeferredValue(printed)
  const [laid, setLaid] = useState<ReturnType<Engine['typeset']> | null>(null)
  useEffect(() => {
    if (!engine) return
    // A keystroke that comes at once is set together with this one.
    const timer = setTimeout(() => setLaid(engine.typeset(shown, today())), RESTED_MS)
    return () => clearTimeout(timer)
  }, [engine, shown])
  return laid
}
const RESTED_MS = 80

export interface PagesViewProps { readonly laid: ReturnType<typeof useTypeset>; readonly label: string; readonly onChoose?: (found: MarkedFinding, number: number) => void }
export const PagesView = ({ laid, label, onChoose }: PagesViewProps) => (laid
  ? <PaperView label={label} pages={laid.pages} {...(onChoose ? { marks: marksOf(laid.findings, onChoose) } : {})} /> : <Waiting lines={10} />)
