import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { ChoiceRow, type Column, ListPage, MoreRows, ProblemNote, concerns, momentWords, showToast, today, useFilters, useGo, useSession } from '#ui'
import { outputAtWords, outputKindWords, outputKinds, type OutputKind } from '../../core/outputs/outputs.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { OutputLine } from '../../core/outputs/views.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, queries } from '../api.ts'
import { outputHref } from '../outputs/hrefs.ts'
import { PeriodSelect, periodIn } from '../outputs/period-select.tsx'
import '../supervision.css'
import '../outputs/outputs.css'

const filtersSchema = z.object({ kind: z.enum(['', ...outputKinds] as ['', ...OutputKind[]]).catch('') })

/** 督查成果: briefs, circulars, reports and digests. */
export function Page() {
  const [{ kind }] = useFilters(filtersSchema)
  const session = useSession()
  const [isMaking, setMaking] = useState(false)
  const list = useInfiniteQuery(queries.outputs.infiniteOptions({
    input: (after: string | undefined) => ({ limit: 50, ...(kind ? { kind } : {}), ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<OutputLine>) => page.next ?? undefined,
  }))
  return (
    <>
      {isMaking && <MakeForm onClose={() => setMaking(false)} />}
      <ListPage
        list="supervision.outputs" title="督查成果" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => row.title} hrefOf={(row) => outputHref(row.id)}
        action={concerns(session, ['supervisor']) && !isMaking && <Button type="primary" onClick={() => setMaking(true)}>生成督查材料</Button>}
        views={(['', ...outputKinds] as const).map((key) => ({ key: key || 'all', label: key ? outputKindWords[key] : '全部', href: `/supervision/outputs${key ? `?kind=${key}` : ''}`, isCurrent: key === kind }))}
        empty={{ title: '这里将显示督查专报、通报、报告和问题专报', hint: '按截至生成时的数据起草，定稿后转办文。' }}
      />
      <MoreRows list={list}>显示更多材料</MoreRows>
    </>
  )
}

function MakeForm({ onClose }: { readonly onClose: () => void }) {
  const go = useGo()
  const [kind, setKind] = useState<OutputKind>('brief')
  const [period, setPeriod] = useState(() => periodIn({ from: '', to: '' }))
  const making = useMutation({ mutationFn: () => client.makeOutput({ kind, ...period }), onSuccess: ({ id }) => { showToast({ text: '已按截至目前的数据生成草稿。' }); go(outputHref(id)) } })
  return (
    <section className="sn-card sup-make" aria-label="生成督查材料">
      {making.error ? <ProblemNote problem={making.error} /> : null}
      <ChoiceRow label="材料" options={outputKinds.map((value) => ({ value, label: outputKindWords[value] }))} value={kind} onChange={setKind} />
      <PeriodSelect period={period} onChange={setPeriod} />
      <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>生成草稿</Button><Button onClick={onClose}>暂不生成</Button>
    </section>
  )
}

const columns: readonly Column<OutputLine>[] = [
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'kind', title: '材料', width: 11, render: (row) => outputKindWords[row.kind] },
  { key: 'period', title: '统计期', width: 10, render: (row) => periodWords(row.period) },
  { key: 'cutOff', title: '数据截至', width: 10, render: (row) => momentWords(row.cutOff, today()) },
  { key: 'at', title: '状态', width: 7, render: (row) => outputAtWords[row.at] },
  { key: 'by', title: '起草人', width: 7, render: (row) => row.madeByName },
]
