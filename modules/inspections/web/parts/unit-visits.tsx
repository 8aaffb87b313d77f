import { useQuery } from '@tanstack/react-query'
import type { UnitId } from '#lib/ids'
import { type Column, GoLink, GovTable, ProblemNote, ScrollBox, Waiting, today } from '#ui'
import { occasionKinds, type UnitBurden } from '../../core/burden.ts'
import { occasionWords } from '../../core/collisions.ts'
import { planKindWords } from '../../core/plans-types.ts'
import type { BurdenRow } from '../../core/pool-views.ts'
import { poolQueries } from '../pool-api.ts'
import { namesOf, windowWords } from '../pool-words.ts'

/** What stands behind a unit's figures: by month, by kind, and the rows themselves. */
export function UnitVisits({ burden, year, unit }: { readonly burden: UnitBurden; readonly year: number; readonly unit: UnitId }) {
  const rows = useQuery(poolQueries.burdenRows.queryOptions({ input: { unit, year } }))
  return (
    <section className="sn-card ins-card" aria-label={`${burden.unit.name}明细`}>
      <h2>{burden.unit.name}明细</h2>
      <ScrollBox label="按月">
        <table className="pool-months" aria-label="按月次数">
          <thead><tr><th scope="col">年份</th>{burden.months.map((_, month) => <th key={month} scope="col">{month + 1}月</th>)}<th scope="col">合计</th></tr></thead>
          <tbody>
            <tr><th scope="row">{year}年</th>{burden.months.map((count, month) => <td key={month}>{count || ''}</td>)}<td>{burden.received}</td></tr>
            <tr><th scope="row">{year - 1}年</th>{burden.monthsBefore.map((count, month) => <td key={month}>{count || ''}</td>)}<td>{burden.before}</td></tr>
          </tbody>
        </table>
      </ScrollBox>
      <ul className="ins-links" aria-label="按类别">{occasionKinds.map((kind) => <li key={kind}>{planKindWords[kind]}：今年 {burden.byKind[kind].now} 次，去年 {burden.byKind[kind].before} 次</li>)}</ul>
      {rows.error ? <ProblemNote problem={rows.error} /> : rows.data ? <GovTable label={`${burden.unit.name}接受的督查`} columns={columns} rows={rows.data} keyOf={(row) => row.key} nameOf={(row) => row.theme ?? row.key} /> : <Waiting lines={4} />}
    </section>
  )
}

const columns: readonly Column<BurdenRow>[] = [
  { key: 'when', title: '时间', width: 15, render: (row) => windowWords(row.from, row.to, today()) },
  { key: 'theme', title: '督查主题', isMain: true, render: (row) => (row.theme ? row.link ? <GoLink to={row.link} className="sn-row-link">{row.theme}</GoLink> : row.theme : <span className="sn-muted">有督查安排</span>) },
  { key: 'agencies', title: '督查力量', width: 14, render: (row) => namesOf(row.agencies) },
  { key: 'kind', title: '类别', width: 6, render: (row) => planKindWords[row.kind] },
  { key: 'source', title: '来自', width: 7, render: (row) => occasionWords[row.source] },
  { key: 'held', title: '情况', width: 6, render: (row) => (row.isHeld ? '已接受' : '计划中') },
]
