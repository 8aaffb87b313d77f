import { Button, Input } from 'antd'
import { useState } from 'react'
import { signedBy } from '#lib/signatory'
import { ChoiceRow, Field, GoLink, NumberInput, momentWords, today, useConfirm } from '#ui'
import type { Appeal } from '../../core/outputs/assessing.ts'
import { termWords, type Assessed, type Formula } from '../../core/outputs/assessment.ts'
import { percent } from '../../core/outputs/compose.ts'
import { figureWords, type FigureName } from '../../core/outputs/measures.ts'
import type { AssessedLine, AssessmentView } from '../../core/outputs/views.ts'
import type { AssessmentAct } from '../pages/assessment.tsx'
import { partsHref } from './hrefs.ts'

interface ScoreCardProps { readonly view: AssessmentView; readonly unit: AssessedLine; readonly isPending: boolean; readonly onAct: (act: AssessmentAct) => void }

/** The score of one unit, each point explained down to its rows, and the appeals about it. */
export function ScoreCard({ view, unit, isPending, onAct }: ScoreCardProps) {
  const confirm = useConfirm()
  const { assessed, score } = unit.revisions.at(-1)!
  const before = unit.revisions.slice(0, -1)
  const appeal = async () => {
    const sure = await confirm({ verb: '提出申诉', title: `对${unit.name}的考核结果提出申诉？`, body: '由未参与试算的办公室领导答复，确有差错的予以更正。', reason: { label: '申诉理由', isRequired: true } })
    if (sure) onAct({ type: 'appeal', unit: unit.unit, reason: sure.reason })
  }
  return (
    <li className="sn-card sup-score">
      <div className="sup-score-head"><strong>{unit.name}</strong><strong>{before.map((one) => <del key={one.at}>{one.score.total.toFixed(2)} </del>)}{score.total.toFixed(2)} 分</strong></div>
      <details>
        <summary>得分明细<span className="sn-hidden">：{unit.name}</span></summary>
        <ul className="sup-terms" aria-label={`${unit.name}得分明细`}>{score.terms.map(({ term, basis, points }) => (
          <li key={term}><span>{termWords[term]} {isRate(term) ? percent(basis) : `${basis ?? 0}项`}</span><strong>{basis === null ? '不计' : points.toFixed(2)}</strong><Rows view={view} unit={unit} term={term} assessed={assessed} /></li>
        ))}</ul>
      </details>
      {unit.revisions.slice(1).map((one) => <p key={one.at} className="sn-muted">{momentWords(one.at, today())} 更正：{one.reason}（{signedBy(one.by)}）</p>)}
      {unit.appeals.map((one) => <AppealPart key={one.number} appeal={one} assessed={assessed} mayAnswer={view.may.includes('answer')} isPending={isPending} onAct={onAct} />)}
      {unit.mayAppeal && <div className="sn-row"><Button onClick={() => void appeal()}>提出申诉</Button></div>}
    </li>
  )
}

const isRate = (term: keyof Formula): boolean => term === 'onTime' || term === 'firstPass' || term === 'quality'
const behind: Readonly<Record<keyof Formula, readonly FigureName[]>> = { onTime: ['due', 'onTime'], firstPass: ['passed', 'firstPass'], quality: ['passed'], overdue: ['overdue'], rework: ['reworked'], falseReport: ['falseReport'] }

/** What a term was computed from, and the rows behind it as they stand today. */
const Rows = ({ view, unit, term, assessed }: Pick<ScoreCardProps, 'view' | 'unit'> & { readonly term: keyof Formula; readonly assessed: Assessed }) => (
  <span className="sup-papers">{behind[term].map((figure) => (
    <span key={figure}>{figureWords[figure].label} {countOf(figure, assessed)} 项{unit.isOpen && <>　<GoLink to={partsHref({ figure, period: view.period, unit: unit.unit, instructions: 'without' })} ariaLabel={`看${unit.name}${figureWords[figure].label}的任务现况`}>看现况</GoLink></>}</span>
  ))}</span>
)

const countOf = (figure: FigureName, { due, handed, onTime, passed, firstPass, reworked, falseReports }: Assessed): number =>
  ({ due, onTime, late: handed - onTime, overdue: due - handed, passed, firstPass, reworked, reopened: 0, extended: 0, falseReport: falseReports })[figure]

interface AppealProps { readonly appeal: Appeal; readonly assessed: Assessed; readonly mayAnswer: boolean; readonly isPending: boolean; readonly onAct: (act: AssessmentAct) => void }

function AppealPart({ appeal, assessed, mayAnswer, isPending, onAct }: AppealProps) {
  return (
    <section className="sup-notes" aria-label={`申诉${appeal.number}`}>
      <p>申诉（{signedBy(appeal.by)}，{momentWords(appeal.at, today())}）：{appeal.reason}</p>
      {appeal.answer ? <p>答复（{signedBy(appeal.answer.by)}，{momentWords(appeal.answer.at, today())}）：{appeal.answer.isUpheld ? '予以更正' : '维持原结果'}。{appeal.answer.reason}</p> : mayAnswer ? <AnswerForm appeal={appeal.number} assessed={assessed} isPending={isPending} onAct={onAct} /> : <p className="sn-muted">等待办公室领导答复。</p>}
    </section>
  )
}

const corrected: readonly (readonly [key: keyof Assessed, label: string])[] = [
  ['due', '应办结'], ['handed', '已反馈'], ['onTime', '按时反馈'], ['passed', '审核通过'], ['firstPass', '一次通过'], ['reworked', '退回重办'], ['quality', '质量评分合计'], ['falseReports', '虚假反馈'],
]

/** 答复申诉: with the figures as they should be, where it is upheld. */
function AnswerForm({ appeal, assessed, isPending, onAct }: Pick<AppealProps, 'assessed' | 'isPending' | 'onAct'> & { readonly appeal: number }) {
  const [isUpheld, setUpheld] = useState<'yes' | 'no'>('no')
  const [reason, setReason] = useState('')
  const [figures, setFigures] = useState(assessed)
  const [isTried, setTried] = useState(false)
  const issues = isTried && reason.trim() === '' ? [{ code: 'reason', severity: 'block', field: `answer-${appeal}`, text: '请写明答复意见。' } as const] : []
  const go = () => {
    if (reason.trim() === '') { setTried(true); document.getElementById(`answer-${appeal}`)?.focus(); return }
    onAct({ type: 'answer', appeal, reason, correction: isUpheld === 'yes' ? { ...figures } : null })
  }
  return (
    <div className="sup-form">
      <ChoiceRow label="答复" options={[{ value: 'no', label: '维持原结果' }, { value: 'yes', label: '予以更正' }]} value={isUpheld} onChange={setUpheld} />
      {isUpheld === 'yes' && <div className="sup-pair">{corrected.map(([key, label]) => <Field key={key} id={`figure-${appeal}-${key}`} label={label}><NumberInput id={`figure-${appeal}-${key}`} min={0} precision={0} value={figures[key]} onChange={(value) => setFigures({ ...figures, [key]: value ?? 0 })} /></Field>)}</div>}
      <Field id={`answer-${appeal}`} label="答复意见" isRequired issues={issues}><Input.TextArea id={`answer-${appeal}`} aria-describedby={`answer-${appeal}-lack`} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <div className="sn-row"><Button type="primary" loading={isPending} onClick={go}>答复申诉</Button></div>
    </div>
  )
}
