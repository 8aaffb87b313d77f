import { useEffect, useRef } from 'react'
import type { BatchOutcome } from './in-turn.ts'
import { Banner } from './notes.tsx'

export interface BatchNoteProps {
  /** What was done, e.g. 圈阅. */
  readonly verb: string
  readonly outcome: BatchOutcome
  readonly onClose: () => void
}

/** What became of a batch; takes the focus, and names each line that was passed over with the reason. */
export function BatchNote({ verb, outcome, onClose }: BatchNoteProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [outcome])
  const { done, skipped } = outcome
  return (
    <div ref={box} tabIndex={-1} className="sn-batch" role="status">
      <Banner tone={skipped.length > 0 ? 'soon' : 'normal'} action={<button type="button" className="sn-plain" onClick={onClose}>收起</button>}>
        已{verb} {done} 件{skipped.length > 0 && `，跳过 ${skipped.length} 件：`}
        {skipped.length > 0 && <ol className="sn-skipped">{skipped.map(({ title, why }) => <li key={`${title} ${why}`}>《{title}》：{why}</li>)}</ol>}
      </Banner>
    </div>
  )
}
