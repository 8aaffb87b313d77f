import { useEffect, useRef } from 'react'
import { Banner } from '#ui'
import type { BatchOutcome } from '../inbox-acts.ts'

/** What became of a batch; takes the focus, and names each line that was passed over with the reason. */
export function BatchNote({ outcome, onClose }: { readonly outcome: BatchOutcome; readonly onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [outcome])
  const { done, skipped } = outcome
  return (
    <div ref={box} tabIndex={-1} className="wf-batch" role="status">
      <Banner tone={skipped.length > 0 ? 'soon' : 'normal'} action={<button type="button" className="sn-plain" onClick={onClose}>收起</button>}>
        已圈阅 {done} 件{skipped.length > 0 && `，跳过 ${skipped.length} 件：`}
        {skipped.length > 0 && <ol className="wf-skipped">{skipped.map(({ title, why }) => <li key={`${title} ${why}`}>《{title}》：{why}</li>)}</ol>}
      </Banner>
    </div>
  )
}
