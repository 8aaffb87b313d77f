import { type ReactNode, useState } from 'react'
import { ChoiceRow, PaperView, useNarrow } from '#ui'
import { notReadMarks } from '../imported-words.ts'
import type { Imported } from './use-imported.ts'

export interface BesideOriginalProps {
  readonly imported: Imported
  /** Goes to an entry in the list of what was not understood. */
  readonly onChoose: (number: number) => void
  /** The pages as they will be printed. */
  readonly children: ReactNode
}

/** Beside the text: its pages to be, or after an import from a file with pages those of the original, to compare. */
export function BesideOriginal({ imported: { found, isSeen }, onChoose, children }: BesideOriginalProps) {
  // On a phone the paper comes below the text, and only when asked for.
  const isNarrow = useNarrow(56)
  const [side, setSide] = useState<'original' | 'preview'>(isNarrow ? 'preview' : 'original')
  const original = found?.original
  if (!original) return children
  return (
    <>
      <ChoiceRow label="对照" value={side} onChange={setSide} options={[{ value: 'original', label: '导入的原件' }, { value: 'preview', label: '版式预览' }]} />
      {side === 'preview' ? children : (
        <>
          <PaperView label="导入的原件" pages={original.pages} marks={isSeen ? [] : notReadMarks(found.notUnderstood, onChoose)} />
          {original.count > original.pages.length && <p className="sn-muted">原件共 {original.count} 页，这里显示前 {original.pages.length} 页；其余各页的文字也已导入。</p>}
        </>
      )}
    </>
  )
}
