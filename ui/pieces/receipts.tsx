import { Button } from 'antd'
import { useState } from 'react'
import type { Instant } from '#lib/instants'
import { Light, type LightState } from './light.tsx'
import { momentWords, today } from './moments.ts'

export interface Receipt {
  readonly key: string
  readonly unit: string
  readonly state: 'unopened' | 'opened' | 'signed' | 'returned'
  /** Who opened or signed it, and when. */
  readonly who?: string | undefined
  readonly at?: Instant | undefined
  /** Why it was returned. */
  readonly reason?: string | undefined
  readonly isLate?: boolean
  readonly urged?: number
  /** Why it cannot be urged just now, e.g. 催办过于频繁，14:20 后可再催. */
  readonly urgeWhy?: string | undefined
}

export interface ReceiptsProps {
  readonly receipts: readonly Receipt[]
  /** Urges these units in one click. */
  readonly onUrge?: (keys: readonly string[]) => void
}

const words: Readonly<Record<Receipt['state'], readonly [LightState, string]>> = {
  unopened: ['suspended', '未签收'], opened: ['soon', '已打开未签收'], signed: ['normal', '已签收'], returned: ['overdue', '已退回'],
}

/** Who has signed for a dispatched document and who has not; those who have not come first. */
export function Receipts({ receipts, onUrge }: ReceiptsProps) {
  const [isOpenOnly, setOpenOnly] = useState(false)
  const open = receipts.filter((receipt) => receipt.state !== 'signed')
  const urgeable = open.filter((receipt) => receipt.state !== 'returned' && !receipt.urgeWhy)
  const shown = isOpenOnly ? open : [...open, ...receipts.filter((receipt) => receipt.state === 'signed')]
  return (
    <div>
      <div className="sn-receipts-sum">
        <span>共 {receipts.length} 个单位，已签收 <strong>{receipts.length - open.length}</strong>，未签收 <strong>{open.length}</strong></span>
        <label className="sn-row"><input type="checkbox" checked={isOpenOnly} onChange={() => setOpenOnly(!isOpenOnly)} />只看未签收</label>
        {onUrge && urgeable.length > 0 && <Button onClick={() => onUrge(urgeable.map(({ key }) => key))}>催办未签收的 {urgeable.length} 个单位</Button>}
      </div>
      <ul className="sn-receipts" aria-label="签收情况">
        {shown.map((receipt) => <ReceiptCard key={receipt.key} receipt={receipt} onUrge={onUrge} />)}
      </ul>
    </div>
  )
}

function ReceiptCard({ receipt, onUrge }: { readonly receipt: Receipt; readonly onUrge: ((keys: readonly string[]) => void) | undefined }) {
  const [light, word] = words[receipt.state]
  const isLate = receipt.isLate === true && receipt.state !== 'signed'
  const notes = [
    receipt.who, receipt.at && momentWords(receipt.at, today()), receipt.reason,
    receipt.urged ? `已催 ${receipt.urged} 次` : null,
  ].filter(Boolean)
  return (
    <li data-late={isLate || undefined}>
      <span>{receipt.unit}</span>
      <Light state={isLate ? 'overdue' : light}>{isLate ? '超时未签收' : word}</Light>
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      {onUrge && receipt.state !== 'signed' && receipt.state !== 'returned' && (
        receipt.urgeWhy ? <small>{receipt.urgeWhy}</small>
          : <button type="button" className="sn-plain" aria-label={`催办${receipt.unit}`} onClick={() => onUrge([receipt.key])}>催办</button>
      )}
    </li>
  )
}
