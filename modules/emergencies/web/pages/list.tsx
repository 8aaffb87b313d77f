import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { Light, ListPage, MoreRows, momentWords, today, useFilters, useGo, useHotkeys, type Column } from '#ui'
import type { EmergencyLine, Page as LinePage } from '../../core/views.ts'
import { faultWords, gradeWords, stageWords } from '../../core/words.ts'
import { emergencyHref, queries, useOptions } from '../api.ts'
import { stageTone, verdictTone, verdictWords, worstOf } from '../words.ts'
import '../emergencies.css'

const filtersSchema = z.object({ view: z.enum(['open', 'closed', 'all']).catch('open') })
const viewWords = { open: '处置中', closed: '已归档', all: '全部' } as const

/** 紧急信息: what goes on, the latest first. */
export function Page() {
  const [{ view: scope }] = useFilters(filtersSchema)
  const go = useGo()
  const options = useOptions()
  const list = useInfiniteQuery(queries.list.infiniteOptions({
    input: (after: string | undefined) => ({ scope, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<EmergencyLine>) => page.next ?? undefined,
  }))
  const mayReceive = options.data ? options.data.standing.keeps || options.data.standing.leads : false
  useHotkeys(mayReceive ? [{ keys: 'n', label: '接报登记', act: () => go('/emergencies/new') }] : [])
  return (
    <>
      <ListPage
        list="emergencies" title="紧急信息" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.name} hrefOf={(row) => emergencyHref(row.id)}
        action={mayReceive && <Button type="primary" aria-keyshortcuts="n" onClick={() => go('/emergencies/new')}>接报登记（N）</Button>}
        views={(['open', 'closed', 'all'] as const).map((key) => ({ key, label: viewWords[key], href: `/emergencies?view=${key}`, isCurrent: key === scope }))}
        empty={{ title: '现在没有处置中的紧急信息', hint: '接到报告先登记，系统随即提醒带班领导并开始计时。' }}
      />
      <MoreRows list={list}>显示更多紧急信息</MoreRows>
    </>
  )
}

const columns: readonly Column<EmergencyLine>[] = [
  { key: 'at', title: '状态', width: 8, render: (row) => <Light state={stageTone[row.at]}>{stageWords[row.at]}</Light> },
  { key: 'name', title: '事件', isMain: true, render: (row) => row.name },
  { key: 'receivedAt', title: '接报时间', width: 10, render: (row) => momentWords(row.receivedAt, today()) },
  { key: 'unit', title: '责任单位', width: 10, render: (row) => row.unit ?? '待核' },
  { key: 'clock', title: '上报时限', width: 8, render: (row) => { const worst = worstOf(row); return worst && <Light state={verdictTone[worst]}>{verdictWords[worst]}</Light> } },
  { key: 'report', title: '最近报告', width: 7, render: (row) => row.lastReport ?? '' },
  { key: 'grade', title: '等级', width: 9, isOptional: true, render: (row) => (row.grade ? gradeWords[row.grade] : '待确认') },
  { key: 'faults', title: '单位迟漏报', width: 8, isOptional: true, render: (row) => row.faults.map((fault) => faultWords[fault]).join('、') },
]
