import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { BatchNote, type BatchOutcome, EmptyState, GoLink, ListPage, ProblemNote, saveFile, showToast, today, useFilters, useSession, skippedWords } from '#ui'
import { narrowed } from '../../core/inbox-filter.ts'
import { type InboxItem, type InboxTab, inboxTabs } from '../../core/types.ts'
import { client, isOpenTab } from '../api.ts'
import { itemKey, nextAfter } from '../inbox-views.ts'
import { emptyWords } from '../parts/desk-inbox.tsx'
import { inboxColumns } from '../parts/inbox-columns.tsx'
import { FilterControls } from '../parts/inbox-filters.tsx'
import { tabViews } from '../parts/inbox-tabs.ts'
import { ItemPreview } from '../parts/item-preview.tsx'
import { useCircling, useInboxCounts, useInboxLines } from '../use-inbox.ts'
import '../workflow.css'

const text = z.string().catch('')
const filtersSchema = z.object({
  tab: z.enum(inboxTabs as [InboxTab, ...InboxTab[]]).catch('todo'), open: text, words: text, step: text, owner: text,
  light: z.enum(['', 'normal', 'soon', 'overdue', 'suspended']).catch(''), due: z.iso.date().or(z.literal('')).catch(''), page: z.coerce.number().int().min(1).catch(1),
})
type Filters = z.output<typeof filtersSchema>

const PAGE_SIZE = 50

/** 我的事项: the whole of the one inbox, narrowed, chosen in batches, saved as views, exported. */
export function Page() {
  const { person } = useSession()
  return person === null ? <EmptyState title="管理员账号不办理业务" hint="管理事项请从工作台进入。" action={<GoLink to="/">回到工作台</GoLink>} /> : <Inbox />
}

function Inbox() {
  const [filters, setFilters] = useFilters<Filters>(filtersSchema)
  const { tab, open, page } = filters
  const lines = useInboxLines(tab)
  const counts = useInboxCounts()
  const { readBatch, outcome, forget } = useBatch()
  const { words, light, step, owner, due } = filters
  const saving = useMutation({ mutationFn: (columns: readonly string[]) => client.inboxFile({ tab, words, light, step, owner, due, columns: columns.join(',') }), onSuccess: (file) => saveFile(file) })
  const found = lines.items && narrowed(lines.items, filters, today())
  const isWhole = isOpenTab(tab)
  const rows = found && isWhole ? found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) : found
  const isNarrowed = Boolean(words || light || step || owner || due)
  const handled = (item: InboxItem) => {
    const next = nextAfter(rows ?? [], { key: itemKey(item) })
    setFilters({ open: next ? itemKey(next) : '' })
  }
  return (
    <>
      {outcome && <BatchNote verb="圈阅" outcome={outcome} onClose={forget} />}
      <ListPage<InboxItem>
        list={`workflow.${tab}`} title="我的事项" views={tabViews('/inbox', tab, counts)} columns={inboxColumns[tab]} rows={rows} problem={lines.problem}
        keyOf={itemKey} nameOf={(item) => item.title} hrefOf={(item) => item.link}
        filters={<FilterControls items={lines.items ?? []} filters={filters} onChange={(change) => setFilters({ ...change, page: 1, open: '' })} />}
        {...(isWhole ? { total: found?.length, page, pageSize: PAGE_SIZE, onPage: (next: number) => setFilters({ page: next }) } : {})}
        {...(tab === 'toRead' ? { bulk: [{ label: '批量圈阅', onAct: (keys: readonly string[]) => readBatch((rows ?? []).filter((item) => keys.includes(itemKey(item)))) }] } : {})}
        onExport={(columns) => saving.mutate(columns)} note={saving.error && <ProblemNote problem={saving.error} />}
        empty={isNarrowed ? { title: '没有符合条件的事项', hint: isWhole ? '请放宽条件。' : '请放宽条件，或显示更早的。' } : emptyWords[tab]}
        openKey={open} onOpen={(key) => setFilters({ open: key ?? '' })}
        preview={(item) => <ItemPreview item={item} tab={tab} onClose={() => setFilters({ open: '' })} onHandled={() => handled(item)} />}
      />
      {lines.readMore && <div className="wf-more"><span className="sn-muted">已显示最近 {lines.items?.length ?? 0} 项{isNarrowed && '，筛选只在其中进行'}</span><Button loading={lines.isReadingMore} onClick={lines.readMore}>显示更早的</Button></div>}
    </>
  )
}

function useBatch() {
  const circle = useCircling()
  const [outcome, setOutcome] = useState<BatchOutcome | null>(null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => { isHere.current = false }
  }, [])
  // What was passed over is named where the batch was asked for, or wherever the person has gone meanwhile.
  const readBatch = (items: readonly InboxItem[]) => circle(items, (became) => {
    if (isHere.current) setOutcome(became)
    else if (became.skipped.length > 0) showToast({ tone: 'warn', text: `已圈阅 ${became.done} 件，跳过 ${became.skipped.length} 件：${skippedWords(became)}` })
  })
  return { readBatch, outcome, forget: () => setOutcome(null) }
}
