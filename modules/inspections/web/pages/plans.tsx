import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { type Column, GoLink, Light, ListPage, ProblemNote, Select, ViewTabs, Waiting, saveFile, today, useFilters, useGo, useHotkeys, useTitle } from '#ui'
import { planAtWords, planKindWords } from '../../core/plans-types.ts'
import type { PlanLine } from '../../core/pool-views.ts'
import { MonthCalendar } from '../parts/month-calendar.tsx'
import { planPage, poolClient, poolQueries, usePool } from '../pool-api.ts'
import { namesOf, planTone, shortNames, windowWords } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

const filtersSchema = z.object({
  view: z.enum(['month', 'year']).catch('month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).catch(''), year: z.string().regex(/^\d{4}$/).catch(''), agency: z.string().catch(''), list: z.enum(['', 'annual', 'added']).catch(''),
})
type Filters = z.infer<typeof filtersSchema>

/** 督查计划: the annual plan as a list, the month as a calendar. */
export function Page() {
  const [filters, setFilters] = useFilters(filtersSchema)
  const month = filters.month || today().slice(0, 7)
  const year = filters.view === 'month' ? Number(month.slice(0, 4)) : Number(filters.year || today().slice(0, 4))
  const plans = useQuery(poolQueries.plans.queryOptions({ input: { year } }))
  const { data: pool } = usePool()
  const go = useGo()
  const mayPlan = (pool?.mine.length ?? 0) > 0
  useHotkeys(mayPlan ? [{ keys: 'n', label: '拟定计划', act: () => go('/inspections/plans/new') }] : [])
  const rows = plans.data?.filter((row) => !filters.agency || [row.agency, ...row.members].some(({ unit }) => unit === filters.agency))
  const shared = {
    rows, filters, onChange: setFilters, problem: plans.error,
    action: mayPlan && <div className="sn-row"><Button onClick={() => go('/inspections/plans/new?past=1')}>补登已办</Button><Button type="primary" onClick={() => go('/inspections/plans/new')}>拟定计划</Button></div>,
  }
  return filters.view === 'year' ? <YearList {...shared} year={year} /> : <MonthPage {...shared} month={month} />
}

interface ShownProps { readonly rows: readonly PlanLine[] | undefined; readonly filters: Filters; readonly onChange: (change: Partial<Filters>) => void; readonly problem: unknown; readonly action: React.ReactNode }

const viewsOf = (current: Filters['view']) => ([['month', '月历'], ['year', '年度计划']] as const).map(([key, label]) => ({ key, label, href: `/inspections/plans?view=${key}`, isCurrent: key === current }))

function AgencySelect({ filters, onChange }: Pick<ShownProps, 'filters' | 'onChange'>) {
  const { data } = usePool()
  return <Select aria-label="督查力量" placeholder="督查力量" allowClear style={{ width: '11rem' }} options={(data?.agencies ?? []).map(({ unit, name }) => ({ value: unit as string, label: name }))} value={filters.agency || null} onChange={(agency) => onChange({ agency: agency ?? '' })} />
}

function MonthPage({ rows, filters, onChange, problem, action, month }: ShownProps & { readonly month: string }) {
  useTitle('督查计划')
  const turn = (by: number) => {
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by]
    onChange({ month: `${year + Math.floor(number / 12)}-${String(((number % 12) + 12) % 12 + 1).padStart(2, '0')}` })
  }
  return (
    <div className="pool-page">
      <header className="sn-page-head"><h1>督查计划</h1>{action}</header>
      <ViewTabs label="计划的样子" views={viewsOf('month')} />
      <div className="sn-row pool-month-bar">
        <Button onClick={() => turn(-1)}>‹ 上月</Button><h2>{Number(month.slice(0, 4))}年{Number(month.slice(5))}月</h2><Button onClick={() => turn(1)}>下月 ›</Button>
        {month !== today().slice(0, 7) && <Button onClick={() => onChange({ month: '' })}>回到本月</Button>}
        <AgencySelect filters={filters} onChange={onChange} />
      </div>
      {problem ? <ProblemNote problem={problem} /> : rows ? <MonthCalendar key={month} month={month} rows={rows.filter(({ at, from, to }) => at !== 'merged' && at !== 'cancelled' && from.slice(0, 7) <= month && to.slice(0, 7) >= month)} /> : <Waiting lines={10} />}
      {rows?.some(({ id }) => id === null) && <p className="sn-muted">其他督查力量的安排只显示有安排，不显示内容。</p>}
    </div>
  )
}

function YearList({ rows, filters, onChange, problem, action, year }: ShownProps & { readonly year: number }) {
  const shown = rows?.filter(({ isAnnual }) => filters.list === '' || isAnnual === (filters.list === 'annual'))
  const current = Number(today().slice(0, 4))
  const saving = useMutation({ mutationFn: (keys: readonly string[]) => poolClient.plansFile({ year, columns: keys.join(',') }), onSuccess: (file) => saveFile(file) })
  return (
    <ListPage
      list="inspections.plans" title="督查计划" rows={shown} problem={problem} columns={columns} keyOf={(row) => row.id ?? `${row.agency.unit}-${row.from}-${row.to}`} nameOf={(row) => row.theme ?? `${row.agency.name}的安排`}
      action={action} views={viewsOf('year')} onExport={(keys) => saving.mutate(keys)} note={saving.error && <ProblemNote problem={saving.error} />}
      filters={(
        <>
          <Select aria-label="年份" style={{ width: '8rem' }} value={String(year)} options={[current + 1, current, current - 1, current - 2].map((one) => ({ value: String(one), label: `${one}年` }))} onChange={(chosen) => onChange({ year: chosen })} />
          <AgencySelect filters={filters} onChange={onChange} />
          <Select aria-label="计划类别" placeholder="计划类别" allowClear style={{ width: '9rem' }} value={filters.list || null} options={[{ value: 'annual', label: '年度计划内' }, { value: 'added', label: '增补' }]} onChange={(list) => onChange({ list: (list ?? '') as Filters['list'] })} />
        </>
      )}
      empty={{ title: '这里将显示这一年的督查计划', hint: '综合性督查检查须在年度计划内并备案。' }}
    />
  )
}

const columns: readonly Column<PlanLine>[] = [
  { key: 'when', title: '时间', width: 14, render: (row) => windowWords(row.from, row.to, today()) },
  { key: 'theme', title: '督查主题', isMain: true, render: (row) => (row.id ? <GoLink to={planPage(row.id)} className="sn-row-link">{row.theme}</GoLink> : <span className="sn-muted">有督查安排</span>) },
  { key: 'agency', title: '督查力量', width: 12, render: (row) => shortNames([row.agency, ...row.members]) },
  { key: 'kind', title: '类别', width: 6, render: (row) => (row.kind ? planKindWords[row.kind] : '') },
  { key: 'list', title: '计划', width: 7, render: (row) => (row.isAnnual ? '年度计划' : '增补') },
  { key: 'targets', title: '督查对象', width: 14, render: (row) => <span title={namesOf(row.targets)}>{shortNames(row.targets)}</span> },
  { key: 'at', title: '状态', width: 11, render: (row) => (row.collisions > 0 ? <Light state="overdue">{`${planAtWords[row.at]}，撞车`}</Light> : <Light state={planTone[row.at]}>{planAtWords[row.at]}</Light>) },
]
