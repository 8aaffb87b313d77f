import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { Light, ListPage, MoreRows, momentWords, today, useFilters, useGo, useHotkeys, type Column } from '#ui'
import { channelWords, kindWords } from '../../core/items/words.ts'
import type { ItemLine, Page as LinePage } from '../../core/items/views.ts'
import { itemHref, ITEMS, queries, useOptions } from '../items/api.ts'
import { stageTone, standingWords } from '../items/words.ts'
import '../items/items.css'

const filtersSchema = z.object({ view: z.enum(['open', 'reported', 'all']).catch('all'), q: z.string().catch('') })
const viewWords = { all: '全部', open: '还没上报', reported: '已上报' } as const

/** 我的信息: what the viewer and his point wrote, and what became of each. */
export function Page() {
  const [{ view: scope, q }, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions()
  const list = useInfiniteQuery(queries.ownItems.infiniteOptions({
    input: (after: string | undefined) => ({ scope, limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<ItemLine>) => page.next ?? undefined,
  }))
  const mayWrite = (options.data?.points.length ?? 0) > 0 || (options.data?.mayReceive ?? false)
  useHotkeys(mayWrite ? [{ keys: 'n', label: '写信息', act: () => go(`${ITEMS}/new`) }] : [])
  return (
    <>
      <ListPage
        list="reporting.items" title="我的信息" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.title} hrefOf={(row) => itemHref(row.id)}
        action={mayWrite && <Button type="primary" onClick={() => go(`${ITEMS}/new`)}>写信息</Button>}
        views={(['all', 'open', 'reported'] as const).map((key) => ({ key, label: viewWords[key], href: `${ITEMS}?view=${key}`, isCurrent: key === scope }))}
        filters={<Input.Search key={q} aria-label="标题或正文" placeholder="标题或正文" allowClear style={{ width: '14rem' }} defaultValue={q} onSearch={(words) => setFilters({ q: words.trim() })} />}
        empty={q ? { title: '没有符合条件的信息', hint: '请换几个字再找。' } : { title: '这里将显示本单位写的信息，和每条的去向', hint: mayWrite ? '写好后报办公室主任把关，再由分管领导审签上报。' : '信息由本单位信息直报点的三级负责人填写；您还不是，请联系信息科登记。' }}
      />
      <MoreRows list={list}>显示更早的信息</MoreRows>
    </>
  )
}

const columns: readonly Column<ItemLine>[] = [
  { key: 'at', title: '状态', width: 11, render: (row) => <Light state={stageTone[row.at]}>{standingWords(row)}</Light> },
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'kind', title: '类别', width: 7, render: (row) => kindWords[row.kind] },
  { key: 'unit', title: '直报点', width: 10, render: (row) => row.unitName },
  { key: 'submitted', title: '上报时间', width: 10, render: (row) => (row.submittedAt ? momentWords(row.submittedAt, today()) : '未上报') },
  { key: 'outcome', title: '采用', width: 8, render: (row) => [row.isFirst ? '首报' : '', row.adoptions > 0 ? `采用${row.adoptions}次` : ''].filter(Boolean).join('，') },
  { key: 'channel', title: '渠道', width: 7, isOptional: true, render: (row) => channelWords[row.channel] },
  { key: 'created', title: '采集时间', width: 10, isOptional: true, render: (row) => momentWords(row.createdAt, today()) },
]
