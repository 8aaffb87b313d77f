import { refuse, type Refused } from '#lib/decision'
import { dayOf, minuteOfDay, type Instant } from '#lib/instants'
import type { Actor } from '#platform/act'
import { writeWorkbook, XLSX, type Cell } from '#platform/sheets'
import type { Platform } from '../../../platform/module.ts'
import { narrowed, tabWords, urgencyWords, type InboxFilters } from '../core/inbox-filter.ts'
import type { WorkflowRefusal } from '../core/refusals.ts'
import type { InboxItem, InboxTab } from '../core/types.ts'
import { inboxPage } from './inbox.ts'

const MOST = 5000
const PAGE = 500

export interface InboxFileAsked {
  readonly tab: InboxTab
  readonly filters: InboxFilters
  /** Keys of the columns shown on the screen, in their order; all of them when none is named. */
  readonly columns: readonly string[]
}

/** A tab of the reader's inbox as xlsx: the lines and columns of the screen, with what it says by colour said in words. */
export async function inboxFile({ db, now }: Pick<Platform, 'db' | 'now'>, actor: Actor, { tab, filters, columns }: InboxFileAsked): Promise<File | Refused<WorkflowRefusal>> {
  const at = now()
  const items: InboxItem[] = []
  for (let after: string | null = null; ;) {
    const page = await inboxPage(db, actor, { tab, after, limit: PAGE, now: at })
    items.push(...page.items)
    if (items.length > MOST) return refuse('inbox-export-too-large', { most: MOST })
    if (page.next === null) break
    after = page.next
  }
  const named = columns.flatMap((key) => columnsOf(tab).get(key) ?? [])
  const shown = named.length > 0 ? named : [...columnsOf(tab).values()].flat()
  const rows = narrowed(items, filters, dayOf(at)).map((item) => shown.map(({ cell }) => cell(item)))
  const note = `${actor.name} 于 ${dayOf(at)} 导出，仅供内部使用`
  const bytes = await writeWorkbook([{ name: tabWords[tab], note, columns: shown.map(({ title }) => ({ title })), rows }])
  return new File([bytes as Uint8Array<ArrayBuffer>], `${tabWords[tab]}-${dayOf(at)}.xlsx`, { type: XLSX })
}

interface FileColumn { readonly title: string; readonly cell: (item: InboxItem) => Cell }

/** The columns of the screen by key; its title also says how urgent a line is and whose. */
const columnsOf = (tab: InboxTab): ReadonlyMap<string, readonly FileColumn[]> => new Map<string, readonly FileColumn[]>([
  ['title', [{ title: '标题', cell: (item) => item.title }, { title: '缓急', cell: (item) => urgencyWords[item.urgency] }, { title: '办理人', cell: (item) => item.personName }]],
  ['step', [{ title: { todo: '环节', toRead: '环节', done: '现在环节', closed: '结果', started: '现在环节' }[tab], cell: (item) => item.stepName }]],
  ['sender', [{ title: '送来', cell: (item) => item.sentByName }]],
  ['due', [{ title: '时限', cell: (item) => item.due?.words ?? '' }]],
  ['received', [{ title: tab === 'started' ? '发起于' : '收到', cell: (item) => moment(item.receivedAt) }]],
  ['urged', [{ title: '催办次数', cell: (item) => item.urged }]],
  ['closed', [{ title: tab === 'started' ? '办结于' : '我办理于', cell: (item) => (item.closedAt ? moment(item.closedAt) : '') }]],
])

function moment(at: Instant): string {
  const minute = minuteOfDay(at)
  return `${dayOf(at)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
