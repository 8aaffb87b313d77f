import { useState } from 'react'
import { ThreadList } from '#ui'
import type { CallThreadEntry, CallView } from '../../core/calls/views.ts'
import { callThreadLine } from '../call-lines.ts'

const isMinor = ({ event }: CallThreadEntry): boolean => event.type === 'reply-handed-in' || event.type === 'call-reminded'

/** Everything that happened to a call; each unit's report and the clock's reminders can be left out. */
export function CallThread({ view: { thread, table } }: { readonly view: CallView }) {
  const [isWhole, setWhole] = useState(false)
  const minor = thread.filter(isMinor).length
  return (
    <>
      {minor > 0 && <label className="sn-row sup-whole"><input type="checkbox" checked={isWhole} onChange={() => setWhole(!isWhole)} />连各单位报送和到期提醒一起显示（{minor} 条）</label>}
      <ThreadList items={thread.filter((entry) => isWhole || !isMinor(entry)).map((entry) => ({
        key: String(entry.number), at: entry.at, relation: entry.byName ? `${entry.byName}${entry.unitName ? `（${entry.unitName}）` : ''}` : '系统', title: callThreadLine(entry.event, table),
      }))} />
    </>
  )
}
