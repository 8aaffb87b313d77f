import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import { Banner, type Column, GoLink, ListPage, ProblemNote, Select, saveFile, showToast, useActs, useFilters, useGo } from '#ui'
import { pointsWords, quarterWords, scoreKindWords, scoreKinds, type Quarter } from '../../core/scores/facts.ts'
import type { ScoreLine, ScoresView } from '../../core/scores/views.ts'
import { circularHref, client, pointScoresHref, quarterIn, queries } from '../scores/api.ts'
import '../network/network.css'

const filtersSchema = z.object({ quarter: z.string().catch('') })

/** 信息计分: what every point has in a quarter; each opens the rows behind it (R36). */
export function Page() {
  const go = useGo()
  const [filters, setFilters] = useFilters(filtersSchema)
  const quarter = quarterIn(filters.quarter)
  const scores = useQuery(queries.scores.queryOptions({ input: { quarter } }))
  const saving = useMutation({ mutationFn: () => client.scoresFile({ quarter }), onSuccess: (file) => saveFile(file) })
  const recomputing = useMutation({ mutationFn: () => client.recomputeScores({ quarter }), onSuccess: ({ added }) => { showToast({ text: added === 0 ? '已重新计算，与存下的得分完全一致。' : `已重新计算，另记 ${added} 行更正。` }); void scores.refetch() } })
  const making = useActs({ act: () => client.makeCircular({ quarter }), done: () => '数据已冻结，核对后向各直报点预告。', topics: ['reporting'] })
  const view = scores.data
  const problem = saving.error ?? recomputing.error ?? making.problem
  return (
    <ListPage
      list="reporting.scores" title="信息计分" rows={view?.lines} problem={scores.error} columns={columns} keyOf={(row) => row.point} nameOf={(row) => row.name} hrefOf={(row) => pointScoresHref(row.point, quarter)} onExport={() => saving.mutate()}
      filters={<Select<Quarter> aria-label="季度" value={quarter} options={(view?.quarters ?? [quarter]).map((value) => ({ value, label: quarterWords(value) }))} onChange={(next) => setFilters({ quarter: next })} />}
      note={<>{problem ? <ProblemNote problem={problem} /> : null}{view && <Notes view={view} />}</>}
      action={view?.may.makeCircular && <><Button loading={recomputing.isPending} onClick={() => recomputing.mutate()}>重新计算</Button><Button type="primary" loading={making.isPending} onClick={() => void making.run(undefined).then((made) => { if (made) go(circularHref(made.id)) })}>冻结并制作通报</Button></>}
      empty={{ title: '这里将显示各直报点的得分', hint: '信息被采用、批示后自动计分，每一分都列出依据。' }}
    />
  )
}

function Notes({ view: { isWhole, isRanked } }: { readonly view: ScoresView }) {
  return <Banner tone="info" action={<GoLink to="/reporting/score-rules">看计分办法</GoLink>}>{isWhole ? (isRanked ? '按得分从高到低排列。' : '按单位顺序排列，不分先后。') : '这里是本单位直报点的得分。'}点直报点名称看每一分的依据。</Banner>
}

const columns: readonly Column<ScoreLine>[] = [
  { key: 'name', title: '直报点', isMain: true, render: (row) => row.name },
  ...scoreKinds.map((kind): Column<ScoreLine> => ({ key: kind, title: scoreKindWords[kind], width: 7, isNumber: true, isOptional: kind === 'cap' || kind === 'minimum' || kind === 'commissioned', render: (row) => pointsWords(row.byKind[kind] ?? 0) })),
  { key: 'points', title: '合计', width: 6, isNumber: true, render: (row) => <strong>{pointsWords(row.points)}</strong> },
  { key: 'veto', title: '备注', width: 7, render: (row) => (row.vetoes > 0 ? '■ 一票否决' : '') },
]
