import { signedBy } from '#lib/signatory'
import { fileHref } from '#modules/files/web'
import { Light, dayWords, momentWords, today } from '#ui'
import type { Problem } from '../../core/types.ts'
import type { InspectionView } from '../../core/views.ts'
import { problemWords } from '../../core/words.ts'
import { problemTone } from '../words.ts'

/** 整改台账 of one inspection: each problem, whose it is, until when, and how far it is. */
export function ProblemCard({ view }: { readonly view: InspectionView }) {
  const { inspection } = view
  const problems = 'problems' in inspection ? inspection.problems : []
  if (problems.length === 0) return null
  const isHandedOut = 'handedOutAt' in inspection
  return (
    <section className="sn-card ins-card" aria-label="整改台账">
      <div className="ins-head"><h2>{isHandedOut ? '整改台账' : '问题清单'}</h2><span className="sn-muted">{isHandedOut ? `共 ${problems.length} 个，未销号 ${problems.filter(({ at }) => at !== 'resolved').length} 个` : `共 ${problems.length} 个，签字齐全后交单位整改`}</span></div>
      <ul className="ins-lines">{problems.map((problem) => <Line key={problem.number} problem={problem} due={view.due.find((one) => one.problem === problem.number)} isHandedOut={isHandedOut} />)}</ul>
    </section>
  )
}

interface LineProps { readonly problem: Problem; readonly due: InspectionView['due'][number] | undefined; readonly isHandedOut: boolean }

function Line({ problem, due, isHandedOut }: LineProps) {
  const { number, at, unit, description, measure, dueOn, plan, evidence, returned, resolved, asked, extensions = [] } = problem
  const isOverdue = isHandedOut && (due?.isOverdue ?? false)
  return (
    <li>
      <div className="ins-head"><strong>问题{number}　{unit.name}</strong>{isHandedOut && <Light state={isOverdue && at !== 'rectified' ? 'overdue' : problemTone[at]}>{problemWords[at]}</Light>}</div>
      <p className="ins-text">{description}</p>
      <dl className="ins-facts">
        <div><dt>整改要求</dt><dd className="ins-text">{measure}</dd></div>
        <div><dt>整改期限</dt><dd>{dayWords(dueOn, today())}{isHandedOut && due && `　${due.words}`}{extensions[0] && `（原定${dayWords(extensions[0].from, today())}，已延期${extensions.length}次）`}</dd></div>
        {asked && <div><dt>延期申请</dt><dd className="ins-text">拟延至{dayWords(asked.to, today())}：{asked.reason}（{signedBy(asked.by)}，待牵头单位领导审批）</dd></div>}
        {plan && <div><dt>整改措施</dt><dd className="ins-text">{plan}</dd></div>}
        {returned && at !== 'resolved' && <div><dt>退回原因</dt><dd className="ins-text">{returned.text}（{signedBy(returned.by)}）</dd></div>}
        {evidence && <div><dt>整改情况</dt><dd className="ins-text">{evidence.text}（{signedBy(evidence.by)}，{momentWords(evidence.at, today())}）{evidence.files.map((file, index) => <a key={file} href={fileHref(file)} download>　佐证材料{index + 1}</a>)}</dd></div>}
        {resolved && <div><dt>核验销号</dt><dd className="ins-text">{resolved.text}（{signedBy(resolved.by)}，{momentWords(resolved.at, today())}）</dd></div>}
      </dl>
    </li>
  )
}
