import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type Column, Light, ListPage, MoreRows, momentWords, today, useGo } from '#ui'
import type { CommissionLine } from '../../core/commissions/views.ts'
import { COMMISSIONS, commissionHref, queries } from '../commissions/api.ts'
import '../items/items.css'

/** 约稿: what the office asked for, and who has answered. */
export function Page() {
  const go = useGo()
  const options = useQuery(queries.commissionOptions.queryOptions())
  const list = useInfiniteQuery(queries.commissions.infiniteOptions({ input: (after: string | undefined) => ({ limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined }))
  return (
    <>
      <ListPage
        list="reporting.commissions" title="约稿" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.topic} hrefOf={(row) => commissionHref(row.id)}
        action={options.data?.mayIssue && <Button type="primary" onClick={() => go(`${COMMISSIONS}/new`)}>发约稿</Button>}
        empty={{ title: '这里将显示区委办公室的约稿', hint: '约到本单位的，按期限写好，经把关、审签后上报。' }}
      />
      <MoreRows list={list}>显示更早的约稿</MoreRows>
    </>
  )
}

function standing({ at, own, isOverdue }: CommissionLine) {
  if (at === 'closed') return <Light state="normal">已办结</Light>
  if (own === 'answered') return <Light state="normal">已报送</Light>
  return isOverdue ? <Light state="overdue">超期未报</Light> : <Light state="soon">{own === 'awaited' ? '待报送' : '约稿中'}</Light>
}

const columns: readonly Column<CommissionLine>[] = [
  { key: 'at', title: '状态', width: 8, render: standing },
  { key: 'topic', title: '约稿主题', isMain: true, render: (row) => row.topic },
  { key: 'due', title: '报送期限', width: 11, render: (row) => momentWords(row.dueAt, today()) },
  { key: 'answered', title: '报送情况', width: 12, render: (row) => `约 ${row.asked} 家，已报 ${row.answered} 家` },
]
