import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Banner, type Column, ListPage, Select, dayWords, today, useConfirm, useFilters } from '#ui'
import { dayIndex } from '#lib/instants'
import type { UnitId } from '#lib/ids'
import { monthOf, nextMonth } from '../../core/outputs/periods.ts'
import type { PartLine } from '../../core/outputs/views.ts'
import { assignmentWords } from '../../core/rules.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, itemHref, queries, useOptions } from '../api.ts'
import { More } from '../parts/more.tsx'
import { nextUrgeWords, urgeEach, type Urged } from '../urging.ts'
import '../supervision.css'

const filtersSchema = z.object({ unit: z.string().catch('') })
const keyOf = (row: PartLine) => `${row.item}-${row.assignment}`
/** What is longer overdue than this stands in the statistics of its year. */
const MONTHS_BACK = 24

/** 催办室: what is past its deadline without a result, urged one by one or several at once. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const month = monthOf(today())
  const list = useInfiniteQuery(queries.parts.infiniteOptions({
    input: (after: string | undefined) => ({ figure: 'overdue' as const, from: nextMonth(month, -MONTHS_BACK), to: month, limit: 50, ...(filters.unit ? { unit: filters.unit as UnitId } : {}), ...(after ? { after } : {}) }),
    initialPageParam: undefined, getNextPageParam: (page: LinePage<PartLine>) => page.next ?? undefined,
  }))
  const rows = list.data?.pages.flatMap((page) => page.lines)
  const urging = useUrging()
  return (
    <>
      <ListPage
        list="supervision.urging" title="催办室" rows={rows} problem={list.error} keyOf={keyOf} nameOf={(row) => `${row.title}，${row.unitName}`} hrefOf={(row) => itemHref(row.item)} columns={columns}
        note={<><p className="sn-muted sup-note">期限已到、还没有反馈的任务，期限早的在前。第一次提醒，第二次催办单，第三次起督办函；同一项任务一天只催一次。到期前三个工作日起系统已自动提醒。</p><Outcome urged={urging.urged} onClose={urging.forget} /></>}
        bulk={[{ label: '催办所选', onAct: (keys) => void urging.urge((rows ?? []).filter((row) => keys.includes(keyOf(row)))) }]}
        filters={<UnitSelect unit={filters.unit} onChange={(unit) => setFilters({ unit })} />}
        empty={{ title: '没有需要催办的任务', hint: '期限已过还没有反馈的任务会列在这里。' }}
      />
      <More list={list} what="更多任务" />
    </>
  )
}

function UnitSelect({ unit, onChange }: { readonly unit: string; readonly onChange: (unit: string) => void }) {
  const { data } = useOptions()
  return <Select aria-label="牵头单位" placeholder="牵头单位" allowClear style={{ width: '11rem' }} showSearch={{ optionFilterProp: 'label' }} value={unit || null} options={(data?.units ?? []).map((one) => ({ value: one.unit as string, label: one.name }))} onChange={(chosen) => onChange(chosen ?? '')} />
}

function useUrging() {
  const confirm = useConfirm()
  const cache = useQueryClient()
  const [urged, setUrged] = useState<Urged | null>(null)
  const urge = async (lines: readonly PartLine[]) => {
    if (!await confirm({ verb: '催办', title: `催办所选的 ${lines.length} 项任务？`, body: `将发出${levelsIn(lines)}。` })) return
    setUrged(await urgeEach(lines, ({ item, assignment }) => client.act({ item, act: { type: 'urge', assignment, text: '' } })))
    await Promise.all(['supervision', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
  }
  return { urge, urged, forget: () => setUrged(null) }
}

/** How many of each paper will go out. */
const levelsIn = (lines: readonly PartLine[]): string =>
  [...Map.groupBy(lines, ({ urges }) => nextUrgeWords(urges))].map(([words, some]) => `${words} ${some.length} 份`).join('，')

function Outcome({ urged, onClose }: { readonly urged: Urged | null; readonly onClose: () => void }) {
  if (!urged) return null
  return (
    <div role="status">
      <Banner tone={urged.skipped.length > 0 ? 'soon' : 'normal'} action={<button type="button" className="sn-plain" onClick={onClose}>收起</button>}>
        已催办 {urged.done} 项{urged.skipped.length > 0 && `，跳过 ${urged.skipped.length} 项：${urged.skipped.map(({ title, why }) => `${title}：${why}`).join('')}`}
      </Banner>
    </div>
  )
}

const lateWords = (days: number): string => (days > 0 ? `■ ${days}天` : '▲ 今天到期')

const columns: readonly Column<PartLine>[] = [
  { key: 'title', title: '事项', isMain: true, render: (row) => `${row.title}（任务${row.assignment}）` },
  { key: 'number', title: '编号', width: 12.5, isOptional: true, render: (row) => row.number },
  { key: 'unit', title: '牵头单位', width: 10, render: (row) => row.unitName },
  { key: 'due', title: '办结期限', width: 9.5, render: (row) => dayWords(row.dueOn, today()) },
  { key: 'late', title: '超期', width: 7, render: (row) => lateWords(dayIndex(today()) - dayIndex(row.dueOn)) },
  { key: 'at', title: '状态', width: 7, render: (row) => assignmentWords[row.at] },
  { key: 'urges', title: '已催办', width: 6, render: (row) => (row.urges > 0 ? `${row.urges}次` : '未催') },
  { key: 'next', title: '再催发', width: 6, render: (row) => nextUrgeWords(row.urges) },
]
