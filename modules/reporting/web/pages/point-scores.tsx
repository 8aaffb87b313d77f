import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Banner, type Column, EmptyState, Field, GoLink, GovTable, MoreRows, NumberInput, ProblemNote, Waiting, dayWords, momentWords, today, useActs, useFilters, usePathParts, useTitle } from '#ui'
import type { PointId } from '../../core/network/three.ts'
import { hundredths, pointsWords, quarterWords, scoreKindWords } from '../../core/scores/facts.ts'
import type { PointScoresView, ScoreRowView } from '../../core/scores/views.ts'
import { client, quarterIn, queries, scoresHref } from '../scores/api.ts'
import '../network/network.css'

const filtersSchema = z.object({ quarter: z.string().catch('') })

/** The rows of a point in a quarter: what it was given or lost, and on what ground. */
export function Page() {
  useTitle('得分明细')
  const { point = '' } = usePathParts()
  const quarter = quarterIn(useFilters(filtersSchema)[0].quarter)
  const [isCorrecting, setCorrecting] = useState(false)
  const list = useInfiniteQuery(queries.pointScores.infiniteOptions({
    input: (after: string | undefined) => ({ point: point as PointId, quarter, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: PointScoresView) => page.next ?? undefined,
  }))
  if (list.error) return <ProblemNote problem={list.error} onRetry={() => void list.refetch()} />
  const [first] = list.data?.pages ?? []
  if (!first) return <Waiting lines={10} />
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div className="rpt-page">
      <header className="sn-object-head"><GoLink to={scoresHref(quarter)} className="sn-back">‹ 信息计分</GoLink><div className="sn-row"><h1>{first.name}{quarterWords(quarter)}得分</h1><span className="rpt-state">合计 {pointsWords(first.points)} 分</span></div></header>
      {first.vetoes > 0 && <Banner tone="overdue">本季度有瞒报或谎报，一票否决。</Banner>}
      {first.mayCorrect && (isCorrecting ? <Correction point={first.point} onClose={() => setCorrecting(false)} /> : <div><Button onClick={() => setCorrecting(true)}>更正得分</Button></div>)}
      {rows.length === 0 ? <EmptyState title="本季度还没有得分" hint="信息被采用、批示后自动计分。" /> : <GovTable label="得分明细" columns={columns} rows={rows} keyOf={(row) => row.id} nameOf={(row) => row.words} />}
      <MoreRows list={list}>再看以前的</MoreRows>
    </div>
  )
}

const columns: readonly Column<ScoreRowView>[] = [
  { key: 'words', title: '依据', isMain: true, render: (row) => <>{row.href ? <GoLink to={row.href}>{row.words}</GoLink> : row.words}{row.isCorrection && <span className="sn-muted">（更正行）</span>}</> },
  { key: 'kind', title: '类别', width: 7, render: (row) => scoreKindWords[row.kind] },
  { key: 'on', title: '日期', width: 8, render: (row) => dayWords(row.on, today()) },
  { key: 'points', title: '得分', width: 6, isNumber: true, render: (row) => (row.isVeto ? '一票否决' : pointsWords(row.points)) },
  { key: 'rule', title: '办法', width: 6, render: (row) => (row.rule === 0 ? '随附' : `第${row.rule}版`) },
  { key: 'made', title: '记分', width: 13, isOptional: true, render: (row) => `${momentWords(row.madeAt, today())} ${row.byName}` },
]

/** 更正: a further row, with the reason. */
function Correction({ point, onClose }: { readonly point: PointId; readonly onClose: () => void }) {
  const [points, setPoints] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const correcting = useActs({ act: (asked: { points: number; reason: string }) => client.correctScore({ point, ...asked }), done: () => '已另记一行更正，原来的行不改。', topics: ['reporting'] })
  return (
    <section className="sn-card rpt-card" aria-label="更正得分">
      <h2>更正得分</h2>
      {correcting.problem ? <ProblemNote problem={correcting.problem} /> : null}
      <div className="rpt-pair">
        <Field id="points" label="加减分数" isRequired hint="减分填负数，最多两位小数；计入当天"><NumberInput id="points" min={-1000} max={1000} precision={2} value={points} onChange={(next) => setPoints(next ?? null)} /></Field>
        <Field id="reason" label="理由" isRequired><Input id="reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      </div>
      <div className="sn-row"><Button type="primary" loading={correcting.isPending} disabled={!points || reason.trim() === ''} onClick={() => void correcting.run({ points: hundredths(points ?? 0), reason: reason.trim() }).then((made) => { if (made) onClose() })}>记一行更正</Button><Button onClick={onClose}>暂不更正</Button></div>
    </section>
  )
}
