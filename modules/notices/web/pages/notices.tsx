import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { type Column, GoLink, ListPage, MoreRows, ProblemNote, momentWords, today, useDelayed, useFilters, useGo } from '#ui'
import type { NoticePage } from '../../contract.ts'
import { noticeKinds } from '../../core/kinds.ts'
import type { Notice, NoticeId } from '../../core/types.ts'
import { queries } from '../api.ts'
import { isRead, useReadingAll } from '../reading-all.ts'
import '../notices.css'

const filtersSchema = z.object({ unread: z.enum(['0', '1']).catch('0') })

/** One's own notices, newest first; opening one marks it as read. */
export function Page() {
  const [{ unread }] = useFilters(filtersSchema)
  const list = useInfiniteQuery(queries.list.infiniteOptions({
    input: (before: NoticeId | undefined) => ({ unread, ...(before ? { before } : {}) }),
    initialPageParam: undefined, getNextPageParam: (page: NoticePage) => page.next ?? undefined,
  }))
  const { open, problem } = useReading()
  const readAll = useReadingAll()
  const settled = useDelayed()
  const unreadCount = useQuery(queries.unread.queryOptions()).data?.count ?? 0
  const notices = list.data?.pages.flatMap((page) => page.notices)
  const rows = unread === '1' ? notices?.filter((row) => !isRead(row, settled)) : notices
  return (
    <>
      <ListPage
        list="notices" title="消息" note={problem !== null && <ProblemNote problem={problem} />} rows={rows} problem={list.error} columns={columnsFor(open, settled)} keyOf={(row) => row.id} nameOf={(row) => row.title}
        action={<><GoLink to="/notices/preferences">提醒设置</GoLink><Button disabled={!notices?.some((row) => !isRead(row, settled))} onClick={() => readAll(notices ?? [], unreadCount)}>全部标为已读</Button></>}
        views={[
          { key: 'all', label: '全部', href: '/notices', isCurrent: unread === '0' },
          { key: 'unread', label: '未读', href: '/notices?unread=1', isCurrent: unread === '1' },
        ]}
        empty={unread === '1' ? { title: '没有未读消息' } : { title: '还没有消息', hint: '退回、催办、签收等与您有关的事会在这里提醒。' }}
      />
      <MoreRows list={list}>显示更早的消息</MoreRows>
    </>
  )
}

const columnsFor = (open: (notice: Notice) => void, settled: ReadonlySet<string>): readonly Column<Notice>[] => [
  { key: 'title', title: '内容', isMain: true, render: (row) => (
    <span data-unread={!isRead(row, settled)}>
      <button type="button" className="sn-plain sn-row-link" onClick={() => open(row)}>{row.title}</button>
      {!isRead(row, settled) && <span className="sn-hidden">（未读）</span>}
    </span>
  ) },
  { key: 'kind', title: '种类', width: 8, render: (row) => noticeKinds[row.kind] },
  { key: 'at', title: '时间', width: 11, render: (row) => momentWords(row.at, today()) },
]

function useReading() {
  const cache = useQueryClient()
  const go = useGo()
  const onSuccess = () => Promise.all([cache.invalidateQueries({ queryKey: queries.list.key() }), cache.invalidateQueries({ queryKey: queries.unread.key() })])
  const read = useMutation(queries.read.mutationOptions({ onSuccess }))
  return {
    problem: read.error,
    open: ({ id, link, readAt }: Notice) => {
      if (readAt === null) read.mutate({ id })
      go(link)
    },
  }
}
