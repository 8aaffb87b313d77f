import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { Banner, type Column, EmptyState, GovTable, Numbers, ProblemNote, Select, TrendChart, ViewTabs, Waiting, saveFile, today, useFilters, useTitle } from '#ui'
import { definitionsOf, figureNames, share, shareWords, spanWords, type Figures, type InfoStatisticsView, type Named } from '../../core/statistics/figures.ts'
import { client, queries } from '../scores/api.ts'
import { periodOf, periodLabels, periods, type Period } from '../scores/period.ts'
import '../network/network.css'

const byWords = { point: '按直报点', channel: '按渠道', kind: '按类别', month: '按月份', person: '按人员' } as const
type By = keyof typeof byWords
const filtersSchema = z.object({ period: z.enum(periods).catch('quarter'), by: z.enum(Object.keys(byWords) as [By, ...By[]]).catch('point') })

/** 信息统计: timeliness, adoption, first reports and trend, each figure with its definition (B5). */
export function Page() {
  useTitle('信息统计')
  const [filters, setFilters] = useFilters(filtersSchema)
  const period = periodOf(filters.period, today())
  const statistics = useQuery(queries.infoStatistics.queryOptions({ input: period }))
  const saving = useMutation({ mutationFn: () => client.infoStatisticsFile(period), onSuccess: (file) => saveFile(file) })
  return (
    <div className="rpt-page">
      <header className="sn-page-head"><h1>信息统计</h1><div className="sn-row"><Select<Period> aria-label="统计期" value={filters.period} options={periods.map((value) => ({ value, label: periodLabels[value] }))} onChange={(next) => setFilters({ period: next })} /><Button onClick={() => saving.mutate()} loading={saving.isPending}>导出</Button></div></header>
      {saving.error ? <ProblemNote problem={saving.error} /> : null}
      {statistics.error ? <ProblemNote problem={statistics.error} onRetry={() => void statistics.refetch()} /> : statistics.data ? <Shown view={statistics.data} by={filters.by} period={filters.period} /> : <Waiting lines={10} />}
    </div>
  )
}

function Shown({ view, by, period }: { readonly view: InfoStatisticsView; readonly by: By; readonly period: Period }) {
  const { total, limits, isWhole } = view
  const defined = definitionsOf(limits)
  const values: Readonly<Record<(typeof figureNames)[number], string>> = {
    submitted: String(total.submitted), adoptedShare: shareWords(share(total.adopted, total.submitted)), firstReports: String(total.firstReports), toSubmit: spanWords(total.toSubmit),
    inTimeShare: shareWords(share(total.inTime, total.timed)), toPublish: spanWords(total.toPublish), publishedShare: shareWords(share(total.publishedInTime, total.published)),
  }
  return (
    <>
      {!isWhole && <Banner tone="info">这里是本单位直报点报送的信息。</Banner>}
      <Numbers label="总体情况" items={figureNames.map((name) => ({ key: name, ...defined[name], value: values[name] }))} />
      <Trend view={view} />
      <ViewTabs label="统计方式" views={(Object.keys(byWords) as By[]).map((key) => ({ key, label: byWords[key], href: `/reporting/statistics?period=${period}&by=${key}`, isCurrent: key === by }))} />
      {total.submitted === 0 ? <EmptyState title="统计期内还没有报送的信息" /> : <GovTable label={byWords[by]} columns={columnsOf(by)} rows={rowsOf(view, by)} keyOf={(row) => row.key} nameOf={(row) => row.name} />}
      {by === 'person' && view.fewPeople > 0 && <p className="sn-muted">另有{view.fewPeople}人报送条数少，不单独列出。</p>}
      <details className="sn-card rpt-card"><summary>各项数字的口径</summary><dl className="rpt-facts">{figureNames.map((name) => <div key={name}><dt>{defined[name].label}</dt><dd>{defined[name].definition}</dd></div>)}</dl></details>
    </>
  )
}

function Trend({ view: { months } }: { readonly view: InfoStatisticsView }) {
  const most = Math.max(1, ...months.map(({ figures }) => figures.submitted))
  const words = (value: number) => `${Math.round(value)}条`
  const last = months.at(-1)
  return (
    <section className="sn-card rpt-card" aria-label="每月报送和采用">
      <TrendChart
        label="每月报送和采用" summary={last ? `${Number(last.month.slice(5))}月报送${last.figures.submitted}条，采用${last.figures.adopted}条` : ''} marks={months.map(({ month }) => `${Number(month.slice(5))}月`)} most={most} words={words}
        series={[{ key: 'submitted', label: '报送', values: months.map(({ figures }) => figures.submitted) }, { key: 'adopted', label: '采用', values: months.map(({ figures }) => figures.adopted) }]}
      />
    </section>
  )
}

const rowsOf = (view: InfoStatisticsView, by: By): readonly Named[] =>
  (by === 'month' ? view.months.map(({ month, figures }) => ({ key: month, name: `${month.slice(0, 4)}年${Number(month.slice(5))}月`, figures })) : { point: view.points, channel: view.channels, kind: view.kinds, person: view.people }[by])

const number = (key: string, title: string, words: (figures: Figures) => string | number): Column<Named> => ({ key, title, width: 7, isNumber: true, render: ({ figures }) => words(figures) })
const columnsOf = (by: By): readonly Column<Named>[] => [
  { key: 'name', title: byWords[by].slice(1), isMain: true, render: (row) => row.name },
  number('submitted', '报送', ({ submitted }) => submitted), number('adopted', '采用', ({ adopted }) => adopted), number('adoptedShare', '采用率', ({ adopted, submitted }) => shareWords(share(adopted, submitted))),
  number('firstReports', '首报', ({ firstReports }) => firstReports), number('toSubmit', '事发到上报', ({ toSubmit }) => spanWords(toSubmit)), number('inTime', '及时率', ({ inTime, timed }) => shareWords(share(inTime, timed))),
  number('toPublish', '上报到刊发', ({ toPublish }) => spanWords(toPublish)),
]
