import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Column, ListPage, MoreRows, ProblemNote, concerns, dayWords, momentWords, showToast, today, useGo, useSession } from '#ui'
import { assessmentAtWords } from '../../core/outputs/assessing.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { AssessmentLine } from '../../core/outputs/views.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, queries } from '../api.ts'
import { assessmentHref } from '../outputs/hrefs.ts'
import { PeriodSelect, periodIn } from '../outputs/period-select.tsx'
import '../supervision.css'
import '../outputs/outputs.css'

/** 督查考核: periods assessed, from the trial to the publication (A9). */
export function Page() {
  const session = useSession()
  const [isMaking, setMaking] = useState(false)
  const list = useInfiniteQuery(queries.assessments.infiniteOptions({
    input: (after: string | undefined) => ({ limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<AssessmentLine>) => page.next ?? undefined,
  }))
  return (
    <>
      {isMaking && <TrialForm onClose={() => setMaking(false)} />}
      <ListPage
        list="supervision.assessments" title="督查考核" rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} columns={columns} keyOf={(row) => row.id} nameOf={(row) => periodWords(row.period)} hrefOf={(row) => assessmentHref(row.id)}
        action={concerns(session, ['supervisor']) && !isMaking && <Button type="primary" onClick={() => setMaking(true)}>考核试算</Button>}
        empty={{ title: '这里将显示督查考核', hint: '试算后先向单位预告，申诉期满再发布通报。' }}
      />
      <MoreRows list={list}>显示更多考核</MoreRows>
    </>
  )
}

function TrialForm({ onClose }: { readonly onClose: () => void }) {
  const go = useGo()
  const [period, setPeriod] = useState(() => periodIn({ from: '', to: '' }))
  const making = useMutation({ mutationFn: () => client.assess(period), onSuccess: ({ id }) => { showToast({ text: '已试算，单位还看不到。' }); go(assessmentHref(id)) } })
  return (
    <section className="sn-card sup-make" aria-label="考核试算">
      {making.error ? <ProblemNote problem={making.error} /> : null}
      <PeriodSelect label="考核期" period={period} onChange={setPeriod} />
      <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>开始试算</Button><Button onClick={onClose}>暂不试算</Button>
    </section>
  )
}

const columns: readonly Column<AssessmentLine>[] = [
  { key: 'period', title: '考核期', isMain: true, render: (row) => `${periodWords(row.period)}督查考核` },
  { key: 'at', title: '状态', width: 8, render: (row) => assessmentAtWords[row.at] },
  { key: 'until', title: '申诉期至', width: 10, render: (row) => (row.appealUntil ? dayWords(row.appealUntil, today()) : '') },
  { key: 'appeals', title: '待答复申诉', width: 9, render: (row) => (row.openAppeals > 0 ? `${row.openAppeals} 条` : '') },
  { key: 'made', title: '试算时间', width: 11, render: (row) => momentWords(row.madeAt, today()) },
]
