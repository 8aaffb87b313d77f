import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { type Column, GoLink, ListPage, MoreRows, ProblemNote, Select, concerns, dayWords, saveFile, showToast, today, useConfirm, useFilters, useSession } from '#ui'
import { dayOf } from '#lib/instants'
import type { UnitId } from '#lib/ids'
import { figureNames, figureWords, type FigureName } from '../../core/outputs/measures.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { PartLine } from '../../core/outputs/views.ts'
import { assignmentWords } from '../../core/rules.ts'
import { sourceWords, sources, type Source } from '../../core/sources.ts'
import type { Page as LinePage } from '../../core/views.ts'
import { client, itemHref, queries, useOptions } from '../api.ts'
import { statisticsHref } from '../outputs/hrefs.ts'
import { PeriodSelect, periodIn } from '../outputs/period-select.tsx'
import '../supervision.css'
import '../outputs/outputs.css'

const text = z.string().catch('')
const filtersSchema = z.object({ figure: z.enum(figureNames as [FigureName, ...FigureName[]]).catch('due'), from: text, to: text, unit: text, source: text, instructions: z.enum(['', 'without']).catch('') })
type Filters = z.infer<typeof filtersSchema>

/** 任务明细: the parts behind a figure. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const period = periodIn(filters)
  const asked = { figure: filters.figure, ...period, ...(filters.unit ? { unit: filters.unit as UnitId } : {}), ...(filters.source ? { source: filters.source as Source } : {}), ...(filters.instructions ? { instructions: filters.instructions } : {}) }
  const list = useInfiniteQuery(queries.parts.infiniteOptions({
    input: (after: string | undefined) => ({ ...asked, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<PartLine>) => page.next ?? undefined,
  }))
  const saving = useMutation({ mutationFn: () => client.partsFile(asked), onSuccess: (file) => saveFile(file) })
  const judging = useJudging()
  const problem = saving.error ?? judging.problem
  return (
    <>
      <GoLink to={statisticsHref(period)} className="sn-back">‹ 督查统计</GoLink>
      <ListPage
        list="supervision.parts" title={`任务明细：${figureWords[filters.figure].label}`} rows={list.data?.pages.flatMap((page) => page.lines)} problem={list.error} keyOf={(row) => `${row.item}-${row.assignment}`} nameOf={(row) => row.title} hrefOf={(row) => itemHref(row.item)}
        columns={judging.may ? [...columns, { key: 'judge', title: '认定', width: 6.5, render: (row) => (row.falseReport === null ? <Button size="small" onClick={() => void judging.judge(row)}>认定虚假<span className="sn-hidden">反馈：{row.title}</span></Button> : '已认定') }] : columns}
        onExport={() => saving.mutate()} note={<>{problem ? <ProblemNote problem={problem} /> : null}<p className="sn-muted sup-note">{periodWords(period)}。{figureWords[filters.figure].definition}</p></>}
        filters={<FilterFields filters={filters} onChange={setFilters} period={period} />} empty={{ title: '没有符合条件的任务', hint: '请改选指标或统计期。' }}
      />
      <MoreRows list={list}>显示更多任务</MoreRows>
    </>
  )
}

/** 认定虚假反馈, with its reason; by 督查室 only. */
function useJudging() {
  const session = useSession()
  const confirm = useConfirm()
  const cache = useQueryClient()
  const noting = useMutation({ mutationFn: (note: Parameters<typeof client.noteFalseReport>[0]) => client.noteFalseReport(note), onSuccess: () => { showToast({ text: '已认定虚假反馈。' }); return cache.invalidateQueries({ queryKey: [['supervision']] }) } })
  const judge = async ({ item, assignment, title, unitName }: PartLine) => {
    const sure = await confirm({ verb: '认定虚假反馈', title: '认定这项反馈不实？', body: `${unitName}：${title}。认定后计入考核扣分，单位可以在预告期内申诉。`, isDanger: true, reason: { label: '认定理由', isRequired: true } })
    if (sure) noting.mutate({ item, assignment, reason: sure.reason })
  }
  return { may: concerns(session, ['supervisor']), judge, problem: noting.error }
}

function FilterFields({ filters, onChange, period }: { readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void; readonly period: ReturnType<typeof periodIn> }) {
  const { data } = useOptions()
  return (
    <>
      <Select<FigureName> aria-label="指标" style={{ width: '9rem' }} value={filters.figure} options={figureNames.map((value) => ({ value, label: figureWords[value].label }))} onChange={(figure) => onChange({ figure })} />
      <PeriodSelect period={period} onChange={onChange} />
      <Select aria-label="牵头单位" placeholder="牵头单位" allowClear style={{ width: '11rem' }} showSearch={{ optionFilterProp: 'label' }} value={filters.unit || null} options={(data?.units ?? []).map(({ unit, name }) => ({ value: unit as string, label: name }))} onChange={(unit) => onChange({ unit: unit ?? '' })} />
      <Select aria-label="立项来源" placeholder="立项来源" allowClear style={{ width: '12rem' }} value={filters.source || null} options={sources.map((value) => ({ value: value as string, label: sourceWords[value] }))} onChange={(source) => onChange({ source: source ?? '' })} />
      {filters.instructions && <button type="button" className="sn-plain" onClick={() => onChange({ instructions: '' })}>不含批示件 ×<span className="sn-hidden">，连批示件一起看</span></button>}
    </>
  )
}

const columns: readonly Column<PartLine>[] = [
  { key: 'title', title: '事项', isMain: true, render: (row) => `${row.title}（任务${row.assignment}）` },
  { key: 'number', title: '编号', width: 12.5, isOptional: true, render: (row) => row.number },
  { key: 'unit', title: '牵头单位', width: 9, render: (row) => row.unitName },
  { key: 'due', title: '办结期限', width: 9.5, render: (row) => dayWords(row.dueOn, today()) },
  { key: 'handed', title: '反馈', width: 12, render: (row) => (row.handedInAt === null ? '未反馈' : `${dayWords(dayOf(row.handedInAt), today())} ${row.isOnTime ? '按时' : '超期'}`) },
  { key: 'at', title: '状态', width: 7, render: (row) => assignmentWords[row.at] },
  { key: 'reworks', title: '退回', width: 4, render: (row) => (row.reworks > 0 ? `${row.reworks}次` : '') },
  { key: 'quality', title: '质量', width: 4, isOptional: true, render: (row) => row.quality ?? '' },
  { key: 'source', title: '来源', width: 12, isOptional: true, render: (row) => sourceWords[row.source] },
  { key: 'false', title: '虚假反馈', width: 9, isOptional: true, render: (row) => row.falseReport ?? '' },
]
