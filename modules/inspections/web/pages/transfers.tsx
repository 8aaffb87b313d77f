import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { type Column, GoLink, Light, ListPage, MoreRows, momentWords, today, useFilters, useGo } from '#ui'
import type { PoolPage, TransferLine } from '../../core/pool-views.ts'
import { transferAtWords, transferKindWords } from '../../core/transfers.ts'
import { poolQueries, transferPage, usePool } from '../pool-api.ts'
import { transferTone } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

const filtersSchema = z.object({ scope: z.enum(['all', 'in', 'out']).catch('all') })
const scopeWords = { all: '全部', in: '我方接收', out: '我方移送' } as const

/** 移送: what was handed to 纪检, 组织 and 效能, and what became of it. */
export function Page() {
  const [{ scope }] = useFilters(filtersSchema)
  const { data: pool } = usePool()
  const go = useGo()
  const list = useInfiniteQuery(poolQueries.transfers.infiniteOptions({
    input: (after: string | undefined) => ({ scope, limit: 30, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: PoolPage<TransferLine>) => page.next ?? undefined,
  }))
  return (
    <>
      <ListPage
        list="inspections.transfers" title="移送" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id ?? `${row.sentAt}-${row.from.unit}-${row.to.unit}`} nameOf={(row) => row.title ?? transferKindWords[row.kind]}
        action={(pool?.mine.length ?? 0) > 0 && <Button type="primary" onClick={() => go('/inspections/transfers/new')}>移送</Button>}
        views={(Object.keys(scopeWords) as (keyof typeof scopeWords)[]).map((key) => ({ key, label: scopeWords[key], href: `/inspections/transfers?scope=${key}`, isCurrent: key === scope }))}
        empty={{ title: '这里将显示移送', hint: '线索移送纪检、考核参考送组织、问责建议送效能，签收和结果都有记录。' }}
      />
      <MoreRows list={list}>显示更多移送</MoreRows>
      <p className="sn-muted pool-note">别的督查力量之间的移送，只显示移送这件事，不显示内容。</p>
    </>
  )
}

const columns: readonly Column<TransferLine>[] = [
  { key: 'title', title: '移送事项', isMain: true, render: (row) => (row.id ? <GoLink to={transferPage(row.id)} className="sn-row-link">{row.title}</GoLink> : <span className="sn-muted">有一件移送</span>) },
  { key: 'kind', title: '类别', width: 8, render: (row) => transferKindWords[row.kind] },
  { key: 'between', title: '移送 → 接收', width: 17, render: (row) => `${row.from.name} → ${row.to.name}` },
  { key: 'unit', title: '涉及单位', width: 10, render: (row) => row.unit?.name ?? '' },
  { key: 'number', title: '编号', width: 11, render: (row) => row.number ?? '' },
  { key: 'sent', title: '移送时间', width: 10, render: (row) => momentWords(row.sentAt, today()) },
  { key: 'at', title: '状态', width: 8, render: (row) => <Light state={transferTone[row.at]}>{transferAtWords[row.at]}</Light> },
]
