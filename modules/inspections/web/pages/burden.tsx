import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import type { UnitId } from '#lib/ids'
import { Banner, type Column, EmptyState, GoLink, GovTable, Light, Numbers, ProblemNote, Select, Waiting, saveFile, today, useFilters, useTitle } from '#ui'
import { burdenWords, type UnitBurden } from '../../core/burden.ts'
import type { BurdenView } from '../../core/pool-views.ts'
import { UnitVisits } from '../parts/unit-visits.tsx'
import { poolClient, poolQueries } from '../pool-api.ts'
import { burdenTone } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

const filtersSchema = z.object({ year: z.string().regex(/^\d{4}$/).catch(''), unit: z.string().catch('') })

/** 减负统计: what each 镇街 received this year against the year before; each figure opens its rows. */
export function Page() {
  useTitle('减负统计')
  const [filters, setFilters] = useFilters(filtersSchema)
  const current = Number(today().slice(0, 4))
  const year = Number(filters.year || current)
  const saving = useMutation({ mutationFn: () => poolClient.burdenFile({ year }), onSuccess: (file) => saveFile(file) })
  const burden = useQuery(poolQueries.burden.queryOptions({ input: { year } }))
  return (
    <div className="pool-page">
      <header className="sn-page-head"><h1>减负统计</h1><div className="sn-row"><Button loading={saving.isPending} onClick={() => saving.mutate()}>导出</Button><Select aria-label="年份" style={{ width: '8rem' }} value={String(year)} options={[current, current - 1].map((one) => ({ value: String(one), label: `${one}年` }))} onChange={(chosen) => setFilters({ year: chosen })} /></div></header>
      {saving.error && <ProblemNote problem={saving.error} />}
      {burden.error ? <ProblemNote problem={burden.error} onRetry={() => void burden.refetch()} /> : burden.data ? <Shown view={burden.data} chosen={filters.unit} /> : <Waiting lines={10} />}
    </div>
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

function Shown({ view, chosen }: { readonly view: BurdenView; readonly chosen: string }) {
  const { units, year, reduction } = view
  if (units.length === 0) return <EmptyState title="这里将显示镇街接受督查检查的次数" hint="督查力量的同志看全区各镇街，镇街看本单位。" />
  const share = `${Math.round(reduction * 100)}%`
  const [received, soFar, before] = [sum(units.map((one) => one.received)), sum(units.map((one) => one.beforeSoFar)), sum(units.map((one) => one.before))]
  const warned = units.filter(({ state }) => state === 'willExceed' || state === 'exceeded')
  const open = units.find(({ unit }) => unit.unit === chosen)
  return (
    <>
      {warned.length > 0 && <Banner tone="soon">{warned.map(({ unit, state }) => `${unit.name}${burdenWords[state]}`).join('、')}，请合并或取消后面的计划。</Banner>}
      <Numbers label="全部镇街" items={[
        { key: 'received', label: `${year}年已接受`, value: received, unit: '次', definition: '已经到镇街进行的督查检查；几家联合去一次，只计一次；一次去几个镇街，各计一次；催报另计，不算在内。' },
        { key: 'soFar', label: '去年同期', value: soFar, unit: '次', definition: '去年到同月同日为止接受的次数。' },
        { key: 'before', label: '去年全年', value: before, unit: '次', definition: '去年全年接受的次数，包括补登的。' },
        { key: 'change', label: '同期压减', value: soFar === 0 ? '—' : `${Math.round((1 - received / soFar) * 100)}%`, definition: `（去年同期－今年已接受）÷去年同期。要求比上一年压减${share}以上。` },
      ]} />
      <div className="sn-card"><GovTable label="各镇街" columns={columnsFor(share)} rows={units} keyOf={({ unit }) => unit.unit} nameOf={({ unit }) => unit.name} hrefOf={({ unit }) => `/inspections/burden?year=${year}&unit=${encodeURIComponent(unit.unit)}`} openKey={chosen || null} /></div>
      {open && <UnitVisits key={open.unit.unit} burden={open} year={year} unit={open.unit.unit as UnitId} />}
      <p className="sn-muted">减负线：去年全年次数压减{share}后的次数（取整）。“将超去年”：已接受与计划相加超过去年全年。去年无记录的单位不作判断，可在<GoLink to="/inspections/plans/new?past=1">补登已办</GoLink>补录。</p>
    </>
  )
}

const columnsFor = (share: string): readonly Column<UnitBurden>[] => [
  { key: 'unit', title: '单位', isMain: true, render: ({ unit }) => unit.name },
  { key: 'received', title: '今年已接受', width: 7, isNumber: true, render: (row) => row.received },
  { key: 'planned', title: '计划还有', width: 6, isNumber: true, render: (row) => row.planned },
  { key: 'soFar', title: '去年同期', width: 6, isNumber: true, render: (row) => row.beforeSoFar },
  { key: 'before', title: '去年全年', width: 6, isNumber: true, render: (row) => row.before },
  { key: 'line', title: `减负线（压减${share}）`, width: 10, isNumber: true, render: (row) => row.line },
  { key: 'state', title: '判断', width: 9, render: ({ state }) => <Light state={burdenTone[state]}>{burdenWords[state]}</Light> },
]
