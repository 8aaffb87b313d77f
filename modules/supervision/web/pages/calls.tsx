import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { type Column, Light, ListPage, MoreRows, ProblemNote, concerns, momentWords, saveFile, today, useFilters, useGo, useHotkeys, useSession } from '#ui'
import { calledWords, callStageWords } from '../../core/calls/rules.ts'
import type { CallLine } from '../../core/calls/views.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { callHref, client, queries } from '../api.ts'
import '../supervision.css'

const filtersSchema = z.object({ view: z.enum(['open', 'closed']).catch('open'), q: z.string().catch('') })
const viewWords = { open: '正在催报', closed: '已办结' } as const

/** 催报: what units were asked to report, and how far it is. */
export function Page() {
  const session = useSession()
  const go = useGo()
  const [{ view, q }, setFilters] = useFilters(filtersSchema)
  const list = useInfiniteQuery(queries.calls.infiniteOptions({
    input: (after: string | undefined) => ({ scope: view, limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<CallLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: (shown: readonly string[]) => client.callsFile({ scope: view, ...(q ? { q } : {}), columns: shown.join(',') }), onSuccess: (file) => saveFile(file) })
  const mayCall = concerns(session, ['supervisor'])
  useHotkeys(mayCall ? [{ keys: 'n', label: '拟催报', act: () => go('/supervision/calls/new') }] : [])
  return (
    <>
      <ListPage
        list="supervision.calls" title="催报" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.theme} hrefOf={(row) => callHref(row.id)}
        onExport={(shown) => saving.mutate(shown)} note={saving.error && <ProblemNote problem={saving.error} />}
        action={mayCall && <Button type="primary" onClick={() => go('/supervision/calls/new')}>拟催报</Button>}
        views={(['open', 'closed'] as const).map((key) => ({ key, label: viewWords[key], href: `/supervision/calls?view=${key}`, isCurrent: key === view }))}
        filters={<Input.Search key={q} aria-label="催报主题或编号" placeholder="催报主题或编号" allowClear style={{ width: '16rem' }} defaultValue={q} onSearch={(words) => setFilters({ q: words.trim() })} />}
        empty={q ? { title: '没有符合条件的催报', hint: '请换个词再查。' } : view === 'open' ? { title: '这里将显示正在催报的事项', hint: '发出后即时到各单位待办。' } : { title: '这里将显示已办结的催报' }}
      />
      <MoreRows list={list}>显示更早的催报</MoreRows>
    </>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

const columns: readonly Column<CallLine>[] = [
  { key: 'theme', title: '主题', isMain: true, render: (row) => row.theme },
  { key: 'number', title: '编号', width: 13, render: (row) => row.number ?? '' },
  { key: 'at', title: '状态', width: 8, render: (row) => (row.own ? <Light state={row.own === 'replied' ? 'normal' : 'soon'}>{`本单位${calledWords[row.own]}`}</Light> : callStageWords[row.at]) },
  { key: 'replied', title: '已报／应报', width: 9, isNumber: true, render: (row) => (row.isWhole ? `${row.replied}／${row.called}` : '') },
  { key: 'onTime', title: '按时率', width: 6, isNumber: true, render: (row) => (row.isWhole && row.replied > 0 ? percent(row.onTime / row.called) : '') },
  { key: 'due', title: '报送期限', width: 12, render: (row) => <>{momentWords(row.dueAt, today())}{row.dueWords && <div className="sn-muted">{row.dueWords}</div>}</> },
]
