import { type Column, Light, momentWords, today } from '#ui'
import type { InboxItem, InboxTab } from '../../core/types.ts'
import { lightOf, urgencyWords } from '../../core/inbox-filter.ts'

/** Time left or lost, by words, glyph and colour, as the server reckons it on working days. */
export function Due({ item }: { readonly item: InboxItem }) {
  const light = lightOf(item)
  return light === null || item.due === null ? <span className="sn-muted">不限</span> : <Light state={light}>{item.due.words}</Light>
}

/** 特急 and 加急 before a title, by word and not by colour alone. */
export const UrgencyMark = ({ urgency }: Pick<InboxItem, 'urgency'>) => (urgency === 0 ? null : <span className={`wf-urgency wf-urgency-${urgency}`}>{urgencyWords[urgency]}</span>)

const title: Column<InboxItem> = { key: 'title', title: '标题', isMain: true, render: (item) => (
  <span className={isUnopened(item) ? 'wf-unread' : ''}>
    <UrgencyMark urgency={item.urgency} />{item.title}
    {item.isForAnother && <span className="sn-muted">（代{item.personName}）</span>}
  </span>
) }
const isUnopened = ({ task, openedAt, closedAt }: InboxItem): boolean => task !== null && openedAt === null && closedAt === null

const sender: Column<InboxItem> = { key: 'sender', title: '送来', width: 6, render: (item) => item.sentByName ?? '' }
const received: Column<InboxItem> = { key: 'received', title: '收到', width: 9, render: (item) => momentWords(item.receivedAt, today()) }
const due: Column<InboxItem> = { key: 'due', title: '时限', width: 9, render: (item) => <Due item={item} /> }
const urged: Column<InboxItem> = { key: 'urged', title: '催办', width: 5, isOptional: true, render: (item) => (item.urged > 0 ? `${item.urged} 次` : '') }
const step = (heading: string): Column<InboxItem> => ({ key: 'step', title: heading, width: 7, render: (item) => item.stepName })
const closed = (heading: string): Column<InboxItem> => ({ key: 'closed', title: heading, width: 9, render: (item) => (item.closedAt ? momentWords(item.closedAt, today()) : <span className="sn-muted">未办结</span>) })

/** The columns of each tab. */
export const inboxColumns: Readonly<Record<InboxTab, readonly Column<InboxItem>[]>> = {
  todo: [title, step('环节'), sender, due, received, urged],
  toRead: [title, step('环节'), sender, received, due],
  done: [title, step('现在环节'), closed('我办理于')],
  closed: [title, step('结果'), closed('我办理于')],
  started: [title, step('现在环节'), { ...received, title: '发起于' }, closed('办结于')],
}
