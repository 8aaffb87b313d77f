import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GoLink, type ThreadItem, ThreadList, today } from '#ui'
import type { ItemView } from '../../core/views.ts'
import { queries } from '../api.ts'
import { threadLine } from '../thread.ts'

/** 来龙去脉: from the cause through everything that happened; lights and reminders can be left out. */
export function Timeline({ view: { item, thread } }: { readonly view: ItemView }) {
  const related = useQuery(queries.related.queryOptions({ input: { item: item.id } }))
  const [isWhole, setWhole] = useState(false)
  const { origin } = item.matter
  const all = thread.map((entry) => ({ entry, line: threadLine(entry.event, today()) }))
  const lines = all.filter(({ line }) => isWhole || !line.isMinor)
  const minor = all.filter(({ line }) => line.isMinor).length
  const cause: ThreadItem = { key: 'origin', relation: '起因', title: `${origin.title}${origin.number ? `（${origin.number}）` : ''}`, ...(origin.link ? { href: origin.link } : {}) }
  const items = lines.map(({ entry: { number, at, byName, unitName }, line }): ThreadItem => ({
    key: String(number), at, relation: byName ? `${byName}${unitName ? `（${unitName}）` : ''}` : '系统', title: `${line.act}${line.assignment === null ? '' : `（任务${line.assignment}）`}${line.text ? `：${line.text}` : ''}`,
  }))
  return (
    <>
      {minor > 0 && <label className="sn-row sup-whole"><input type="checkbox" checked={isWhole} onChange={() => setWhole(!isWhole)} />连灯号变化和到期提醒一起显示（{minor} 条）</label>}
      <ThreadList items={[cause, ...items, ...(related.data?.outcomes ?? []).map(({ relation, title, at, href }): ThreadItem => ({ key: href, at, relation, title, href }))]} />
      {(related.data?.beginnings ?? []).map(({ label, href }) => <p key={href}><GoLink to={href}>{label}</GoLink></p>)}
    </>
  )
}
