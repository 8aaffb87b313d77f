import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { Banner, EmptyState, ProblemNote, ViewTabs, Waiting, dayWords, saveFile, showToast, today, useFilters, useGo, useTitle } from '#ui'
import { figureNames, figureWords } from '../../core/outputs/measures.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { StatisticsView } from '../../core/outputs/views.ts'
import { client, queries } from '../api.ts'
import { MonthFiguresPart, SourceFiguresPart, TotalFigures, UnitFiguresPart } from '../outputs/figures-part.tsx'
import { outputHref, statisticsHref } from '../outputs/hrefs.ts'
import { LeaderFiguresPart } from '../outputs/leaders-part.tsx'
import { PeriodSelect, periodIn } from '../outputs/period-select.tsx'
import '../supervision.css'
import '../outputs/outputs.css'

const byWords = { unit: '按单位', source: '按来源', month: '按月', leader: '批示件' } as const
type By = keyof typeof byWords
const filtersSchema = z.object({ from: z.string().catch(''), to: z.string().catch(''), by: z.enum(Object.keys(byWords) as [By, ...By[]]).catch('unit'), leader: z.string().catch('') })

/** 督查统计: how matters of a period were done, by unit, source and month; each figure opens its rows (R38, R55). */
export function Page() {
  useTitle('督查统计')
  const [filters, setFilters] = useFilters(filtersSchema)
  const go = useGo()
  const period = periodIn(filters)
  const statistics = useQuery(queries.statistics.queryOptions({ input: period }))
  const saving = useMutation({ mutationFn: () => client.statisticsFile(period), onSuccess: (file) => saveFile(file) })
  const making = useMutation({ mutationFn: () => client.makeOutput({ kind: 'circular', ...period }), onSuccess: ({ id }) => { showToast({ text: '已按截至目前的数据生成通报草稿。' }); go(outputHref(id)) } })
  const view = statistics.data
  const problem = saving.error ?? making.error
  return (
    <div className="sup-board-page">
      <header className="sn-page-head">
        <h1>督查统计</h1>
        <div className="sn-row sn-screen-only">
          <Button onClick={() => saving.mutate()} loading={saving.isPending}>导出</Button>
          <Button onClick={() => print()}>打印一页</Button>
          {view?.may.makeOutputs && <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>生成督查通报</Button>}
        </div>
      </header>
      <p className="sup-print-only">{periodWords(period)}，截至 {dayWords(today(), today())}，{byWords[filters.by]}</p>
      <div className="sn-screen-only sup-board-tools">
        <ViewTabs label="统计方式" views={tabsOf(view).map((key) => ({ key, label: byWords[key], href: statisticsHref(period, key), isCurrent: key === filters.by }))} />
        <PeriodSelect period={period} onChange={setFilters} />
      </div>
      {problem ? <ProblemNote problem={problem} /> : null}
      {statistics.error ? <ProblemNote problem={statistics.error} onRetry={() => void statistics.refetch()} /> : view ? <Shown view={view} by={filters.by} leader={filters.leader} /> : <Waiting lines={10} />}
    </div>
  )
}

const tabsOf = (view: StatisticsView | undefined): readonly By[] => (Object.keys(byWords) as By[]).filter((key) => (key === 'leader' ? Boolean(view?.leaders) : key === 'source' ? view?.scope !== 'units' : true))

function Shown({ view, by, leader }: { readonly view: StatisticsView; readonly by: By; readonly leader: string }) {
  if (view.scope === 'none' && !view.leaders) return <EmptyState title="这里将显示督查统计" hint="督查室、分管领导看全部，承办单位看本单位。" />
  return (
    <>
      {view.scope === 'organ' && view.instructions === 'without' && <div className="sn-screen-only"><Banner tone="info">统计不含领导批示件。</Banner></div>}
      {view.scope === 'units' && <div className="sn-screen-only"><Banner tone="info">这里是本单位牵头的任务。</Banner></div>}
      {by !== 'leader' && <TotalFigures view={view} />}
      {by === 'unit' && <UnitFiguresPart view={view} />}
      {by === 'source' && <SourceFiguresPart view={view} />}
      {by === 'month' && <MonthFiguresPart view={view} />}
      {by === 'leader' && <LeaderFiguresPart view={view} leader={leader} />}
      <details className="sup-definitions sn-screen-only"><summary>各项数字的口径</summary><dl className="sup-facts">{figureNames.map((name) => <div key={name}><dt>{figureWords[name].label}</dt><dd>{figureWords[name].definition}</dd></div>)}</dl></details>
    </>
  )
}
