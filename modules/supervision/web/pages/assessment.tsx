import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { signedBy } from '#lib/signatory'
import { Banner, ObjectPage, type PageAct, ProblemNote, ThreadList, Waiting, dayWords, momentWords, showToast, today, useConfirm, usePathParts } from '#ui'
import { assessmentAtWords, type AssessmentId } from '../../core/outputs/assessing.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { AssessmentView } from '../../core/outputs/views.ts'
import { client, queries } from '../api.ts'
import { outputHref, statisticsHref } from '../outputs/hrefs.ts'
import { ScoreCard } from '../outputs/score-card.tsx'
import '../supervision.css'
import '../outputs/outputs.css'

/** One assessment: the scores and what they are made of, appeals, and what may be done now. */
export function Page() {
  const { id = '' } = usePathParts()
  const view = useQuery(queries.assessment.queryOptions({ input: { assessment: id as AssessmentId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={id} view={view.data} /> : <Waiting lines={12} />
}

export type AssessmentAct = Parameters<typeof client.actOnAssessment>[0]['act']
const doneWords: Readonly<Record<AssessmentAct['type'], string>> = { recompute: '已重新试算。', notice: '已向各单位预告。', publish: '已发布，并生成通报草稿。', appeal: '已提出申诉，督查室将安排答复。', answer: '已答复。' }

function Shown({ view }: { readonly view: AssessmentView }) {
  const cache = useQueryClient()
  const confirm = useConfirm()
  const acting = useMutation({ mutationFn: (act: AssessmentAct) => client.actOnAssessment({ assessment: view.id, act }), onSuccess: (_, { type }) => { showToast({ text: doneWords[type] }); return cache.invalidateQueries({ queryKey: [['supervision']] }) } })
  const ask = async (type: keyof typeof asked) => { if (await confirm(asked[type])) acting.mutate({ type }) }
  const acts: Record<keyof typeof asked, PageAct> = {
    notice: { key: 'notice', label: '预告', keys: 'Alt+S', onAct: () => void ask('notice'), isPending: acting.isPending }, publish: { key: 'publish', label: '发布', keys: 'Alt+S', onAct: () => void ask('publish'), isPending: acting.isPending },
    recompute: { key: 'recompute', label: '重新试算', onAct: () => acting.mutate({ type: 'recompute' }) },
  }
  const first = (['notice', 'publish'] as const).find((type) => view.may.includes(type))
  const shown = view.showsRanking && view.isWhole ? view.units.toSorted((a, b) => b.revisions.at(-1)!.score.total - a.revisions.at(-1)!.score.total) : view.units
  return (
    <ObjectPage
      title={`${periodWords(view.period)}督查考核`} back={{ href: '/supervision/assessments', label: '督查考核' }} marks={<span className="sup-state">{assessmentAtWords[view.at]}</span>}
      top={<>{acting.error ? <ProblemNote problem={acting.error} /> : null}{!view.isWhole && <Banner tone="info">发布前只看得到本单位的结果。</Banner>}</>}
      paper={<div className="sup-paper"><p className="sn-muted">{view.showsRanking ? '按得分从高到低排列。' : '按单位顺序排列，不分先后。'}不含领导批示件。</p><ul className="sup-scores" aria-label="考核结果">{shown.map((unit) => <ScoreCard key={unit.unit} view={view} unit={unit} isPending={acting.isPending} onAct={acting.mutate} />)}</ul></div>}
      handling={<Basis view={view} />} thread={<ThreadList items={threadOf(view)} />}
      {...(first ? { primary: acts[first] } : {})} others={view.may.includes('recompute') ? [acts.recompute] : []}
    />
  )
}

const asked = {
  notice: { verb: '预告', title: '向各单位预告考核结果？', body: '各单位将看到本单位的得分和明细，可以在申诉期内申诉。预告后不再重新试算。' }, publish: { verb: '发布', title: '发布考核结果？', body: '各单位将看到全部结果，并生成一份督查通报草稿，定稿后转办文。' },
  recompute: { verb: '重新试算', title: '重新试算？' },
} as const

function Basis({ view: { cutOff, formula, noticed, published, madeBy, madeAt } }: { readonly view: AssessmentView }) {
  return (
    <dl className="sup-facts">
      <div><dt>数据截至</dt><dd>{momentWords(cutOff, today())}</dd></div>
      <div><dt>计分办法</dt><dd>按时率×{formula.onTime}＋一次通过率×{formula.firstPass}＋质量评分×{formula.quality}，每项超期未反馈扣{formula.overdue}分、退回重办扣{formula.rework}分、虚假反馈扣{formula.falseReport}分，最低0分。还没有审核通过的任务时，按已有各项的权重折算。</dd></div>
      <div><dt>试算</dt><dd>{signedBy(madeBy)}，{momentWords(madeAt, today())}</dd></div>
      {noticed && <div><dt>预告</dt><dd>{signedBy(noticed.by)}，申诉期至{dayWords(noticed.appealUntil, today())}</dd></div>}
      {published && <div><dt>发布</dt><dd>{signedBy(published.by)}，{momentWords(published.at, today())}</dd></div>}
    </dl>
  )
}

const threadOf = ({ id, period, madeAt, published, seesPapers }: AssessmentView) => [
  { key: 'basis', relation: '依据', title: `${periodWords(period)}督查统计`, href: statisticsHref(period) }, { key: id, relation: '本次考核', at: madeAt, title: `${periodWords(period)}督查考核`, isHere: true },
  ...(published ? [{ key: 'output', relation: '通报', title: `${periodWords(period)}督查工作考核通报`, ...(seesPapers ? { href: outputHref(published.output) } : {}) }] : []),
]
