import { useCallback } from 'react'
import { EmptyState, GoLink, GovTable, ProblemNote, ViewTabs, Waiting, useHotkeys, useNarrow } from '#ui'
import type { InboxCounts, InboxItem, InboxTab } from '../../core/types.ts'
import { tabWords } from '../../core/inbox-filter.ts'
import { itemKey, nextAfter } from '../inbox-views.ts'
import { useInboxLines } from '../use-inbox.ts'
import { inboxColumns } from './inbox-columns.tsx'
import { tabViews } from './inbox-tabs.ts'
import { ItemPreview } from './item-preview.tsx'

const SHOWN = 12

export interface DeskInboxProps {
  readonly tab: InboxTab
  readonly counts: InboxCounts | undefined
  /** Key of the line previewed, empty for none. */
  readonly open: string
  readonly onOpen: (key: string) => void
  /** How a leader's list stands; the order of the inbox otherwise. */
  readonly order: (items: readonly InboxItem[]) => readonly InboxItem[]
}

/** The inbox on the desk: the first lines of a tab, a preview beside them, and the way to all of it. */
export function DeskInbox({ tab, counts, open, onOpen, order }: DeskInboxProps) {
  const { items, problem } = useInboxLines(tab)
  const isNarrow = useNarrow(64)
  const ordered = tab === 'todo' && items ? order(items) : items
  const shown = ordered?.slice(0, SHOWN)
  const previewed = isNarrow ? undefined : ordered?.find((item) => itemKey(item) === open)
  useRowKeys(shown ?? [], open, onOpen)
  const handled = () => {
    const next = ordered && previewed ? nextAfter(ordered, { key: itemKey(previewed) }) : null
    onOpen(next ? itemKey(next) : '')
  }
  return (
    <>
      <ViewTabs label="我的事项" views={tabViews('/', tab, counts)} />
      {problem ? <ProblemNote problem={problem} /> : !shown ? <Waiting lines={8} /> : shown.length === 0 ? <EmptyState {...emptyWords[tab]} /> : (
        <div className={previewed ? 'sn-list-split sn-list-open wf-desk-split' : 'sn-list-split'}>
          <GovTable
            label={tabWords[tab]} columns={columnsOnDesk(tab)} rows={shown} keyOf={itemKey} nameOf={(item) => item.title} hrefOf={(item) => item.link}
            openKey={open} isSqueezed={previewed !== undefined}
          />
          {previewed && <aside className="sn-preview" aria-label="预览"><ItemPreview item={previewed} tab={tab} onClose={() => onOpen('')} onHandled={handled} /></aside>}
        </div>
      )}
      {shown && shown.length > 0 && <p className="wf-desk-foot"><GoLink to={`/inbox?tab=${tab}`}>全部{tabWords[tab]}（筛选、批量、导出）</GoLink></p>}
    </>
  )
}

/** The desk has room for what decides: title, step, sender, deadline. */
const columnsOnDesk = (tab: InboxTab) => inboxColumns[tab].filter((column) => !column.isOptional && !(tab === 'todo' && column.key === 'received'))

/** What each tab will hold, said while it is empty. */
export const emptyWords: Readonly<Record<InboxTab, { readonly title: string; readonly hint: string }>> = {
  todo: { title: '没有待办', hint: '送您办理的事项会出现在这里，最急、最先到期的在最前。' },
  toRead: { title: '没有待阅', hint: '传阅给您的文件和资料会出现在这里，可逐件阅批，也可批量圈阅。' },
  done: { title: '还没有已办', hint: '您办过而尚未办结的事项会出现在这里，可查看进展。' },
  closed: { title: '还没有办结', hint: '您参与办理的事项办结后会出现在这里。' },
  started: { title: '您还没有发起事项', hint: '您拟稿、发起的事项会出现在这里，可查看办到哪一步、由谁在办。' },
}

/** j and k move along the lines, Enter opens the line (it is a link), p shows it beside the list. */
function useRowKeys(rows: readonly InboxItem[], open: string, onOpen: (key: string) => void): void {
  const links = () => [...document.querySelectorAll<HTMLElement>('.sn-desk-inbox .sn-row-link')]
  const at = useCallback(() => {
    const focused = links().findIndex((link) => link === document.activeElement)
    return focused >= 0 ? focused : rows.findIndex((item) => itemKey(item) === open)
  }, [rows, open])
  const step = (by: 1 | -1) => {
    const all = links()
    const next = Math.min(all.length - 1, Math.max(0, at() + by))
    all[next]?.focus()
    const row = rows[next]
    if (open !== '' && row) onOpen(itemKey(row))
  }
  useHotkeys([
    { keys: 'j', label: '下一项', act: () => step(1) },
    { keys: 'k', label: '上一项', act: () => step(-1) },
    { keys: 'p', label: '预览或收起', act: () => { const row = rows[Math.max(0, at())]; onOpen(open !== '' || !row ? '' : itemKey(row)) } },
  ])
}
