import { EmptyState, GoLink, type NumberItem, Numbers, ScrollBox, ShareBars, TrendChart } from '#ui'
import { percent } from '../../core/outputs/compose.ts'
import { figureWords, firstPassRate, onTimeRate, type FigureName, type Figures } from '../../core/outputs/measures.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { StatisticsView } from '../../core/outputs/views.ts'
import { sourceClasses, sourceClassWords, sourceWords } from '../../core/sources.ts'
import { listHref, unitHref } from '../api.ts'
import { FigureTable } from './figure-table.tsx'
import { partsHref } from './hrefs.ts'

const shown: readonly (readonly [figure: FigureName, read: (some: Figures) => number])[] = [
  ['due', ({ due }) => due], ['onTime', ({ onTime }) => onTime], ['overdue', ({ due, handed }) => due - handed], ['passed', ({ passed }) => passed], ['firstPass', ({ firstPass }) => firstPass], ['reworked', ({ reworked }) => reworked], ['reopened', ({ reopened }) => reopened],
]

/** The figures of the whole period; each opens its rows. */
export const TotalFigures = ({ view: { total, period, instructions } }: { readonly view: StatisticsView }) => (
  <Numbers label="统计期合计" items={shown.map(([figure, read]): NumberItem => ({ key: figure, label: figureWords[figure].label, value: read(total), unit: '项', definition: figureWords[figure].definition, href: partsHref({ figure, period, instructions }) }))} />
)

export function UnitFiguresPart({ view: { units, total, period, instructions, isRanked } }: { readonly view: StatisticsView }) {
  if (units.length === 0) return <EmptyState title="这一期没有应办结的任务" hint="可以在上面改选统计期。" />
  return (
    <>
      <p className="sn-muted">{isRanked ? '按按时率从高到低排列。' : '按单位顺序排列，不分先后。'}点数字看明细，点表头看口径。</p>
      <FigureTable
        label={`${periodWords(period)}按单位`} head="牵头单位"
        rows={units.map(({ unit, name, figures }) => ({ key: unit, name: <GoLink to={unitHref(unit)}>{name}</GoLink>, told: name, figures, hrefOf: (figure) => partsHref({ figure, period, unit, instructions }) }))}
        total={{ key: 'total', name: '合计', told: '合计', figures: total, hrefOf: (figure) => partsHref({ figure, period, instructions }) }}
      />
    </>
  )
}

/** R38: the shares of the three classes, and the figures of each source. */
export function SourceFiguresPart({ view: { sources, shares, period, instructions } }: { readonly view: StatisticsView }) {
  const all = shares.sources.reduce((sum, { n }) => sum + n, 0)
  const classes = sourceClasses.map(([key, members]) => ({ key, rows: shares.sources.filter(({ source }) => members.includes(source)) })).map((one) => ({ ...one, n: one.rows.reduce((sum, { n }) => sum + n, 0) }))
  const hrefOf = (source: string) => listHref({ view: 'all', source, year: String(shares.year), instructions: instructions === 'without' ? 'without' : undefined })
  return (
    <>
      <section className="sn-card sup-card" aria-labelledby="shares-title">
        <h2 id="shares-title">{shares.year}年立项的三类事项占比</h2>
        <p className="sn-muted">共 {all} 件，每件只计一次{instructions === 'without' ? '，不含领导批示件' : ''}。</p>
        <ShareBars label="三类事项占比" most={all} bars={classes.map(({ key, n }) => ({ key, name: sourceClassWords[key], value: n, words: `${n} 件，占 ${percent(all === 0 ? null : n / all)}` }))} />
        <ScrollBox label="各来源件数"><table className="sn-table sup-plain-table" aria-label="各来源件数">
          <thead><tr><th scope="col">类</th><th scope="col">立项来源</th><th scope="col" className="sn-number">件数</th><th scope="col" className="sn-number">占比</th></tr></thead>
          <tbody>{classes.flatMap(({ key, rows }) => rows.map(({ source, n }) => (
            <tr key={source}><td>{sourceClassWords[key]}</td><th scope="row">{sourceWords[source]}</th><td className="sn-number"><GoLink to={hrefOf(source)} className="sup-figure" ariaLabel={`${sourceWords[source]} ${n} 件，看明细`}>{n}</GoLink></td><td className="sn-number">{percent(all === 0 ? null : n / all)}</td></tr>
          )))}</tbody>
        </table></ScrollBox>
      </section>
      <FigureTable label={`${periodWords(period)}按来源`} head="立项来源" rows={sources.map(({ source, figures }) => ({ key: source, name: sourceWords[source], told: sourceWords[source], figures, hrefOf: (figure) => partsHref({ figure, period, source, instructions }) }))} />
    </>
  )
}

/** The last twelve months: lines, what is to be seen in them in words, and the table. */
export function MonthFiguresPart({ view: { months, instructions } }: { readonly view: StatisticsView }) {
  const known = months.filter(({ figures }) => figures.due > 0)
  const [first, last] = [known[0], known.at(-1)]
  const summary = !first || !last ? '这十二个月没有应办结的任务。'
    : `${monthWords(first.month)}按时率${percent(onTimeRate(first.figures))}，${monthWords(last.month)}${percent(onTimeRate(last.figures))}；一次通过率由${percent(firstPassRate(first.figures))}到${percent(firstPassRate(last.figures))}。`
  return (
    <>
      <section className="sn-card sup-card">
        <TrendChart
          label="按时率和一次通过率逐月走势" summary={summary} marks={months.map(({ month }) => monthWords(month))} most={1} words={percent}
          series={[{ key: 'onTime', label: '按时率', values: months.map(({ figures }) => onTimeRate(figures)) }, { key: 'firstPass', label: '一次通过率', values: months.map(({ figures }) => firstPassRate(figures)) }]}
        />
      </section>
      <FigureTable label="逐月情况" head="月份" rows={months.map(({ month, figures }) => ({ key: month, name: monthWords(month), told: monthWords(month), figures, hrefOf: (figure) => partsHref({ figure, period: { from: month, to: month }, instructions }) }))} />
    </>
  )
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
