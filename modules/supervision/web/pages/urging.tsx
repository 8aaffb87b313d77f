import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { BatchNote, type BatchOutcome, type Column, ListPage, MoreRows, eachInTurn, Select, dayWords, refresh, today, useConfirm, useFilters } from '#ui'
import { dayIndex } from '#lib/instants'
import type { UnitId } from '#lib/ids'
import { monthOf, nextMonth } from '../../core/outputs/periods.ts'
import type { PartLine } from '../../core/outputs/views.ts'
import { assignmentWords, nextUrgeLevel, urgeWords } from '../../core/rules.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, itemHref, queries, useOptions } from '../api.ts'
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
        note={<><p className="sn-muted sup-note">期限已到、还没有反馈的任务，期限早的在前。第一次提醒，第二次催办单，第三次起督办函；同一项任务一天只催一次。到期前三个工作日起系统已自动提醒。</p>{urging.outcome && <BatchNote verb="催办" outcome={urging.outcome} onClose={urging.forget} />}</>}
        bulk={[{ label: '催办所选', onAct: (keys) => void urging.urge((rows ?? []).filter((row) => keys.includes(keyOf(row)))) }]}
        filters={<UnitSelect unit={filters.unit} onChange={(unit) => setFilters({ unit })} />}
        empty={{ title: '没有需要催办的任务', hint: '期限已过还没有反馈的任务会列在这里。' }}
      />
      <MoreRows list={list}>显示更多任务</MoreRows>
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
  const [outcome, setOutcome] = useState<BatchOutcome | null>(null)
  const urge = async (lines: readonly PartLine[]) => {
    if (!await confirm({ verb: '催办', title: `催办所选的 ${lines.length} 项任务？`, body: `将发出${levelsIn(lines)}。` })) return
    setOutcome(await eachInTurn(lines, { act: ({ item, assignment }) => client.act({ item, act: { type: 'urge', assignment, text: '' } }), titleOf: ({ title, unitName }) => `${title}（${unitName}）` }))
    await refresh(cache, { topics: ['supervision', 'workflow'] })
  }
  return { urge, outcome, forget: () => setOutcome(null) }
}

/** How many of each paper will go out. */
const levelsIn = (lines: readonly PartLine[]): string =>
  [...Map.groupBy(lines, ({ urges }) => nextUrgeWords(urges))].map(([words, some]) => `${words} ${some.length} 份`).join('，')

/** What the next urge of a part will be. */
const nextUrgeWords = (urges: number): string => urgeWords[nextUrgeLevel({ urges: { length: urges } })]

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
