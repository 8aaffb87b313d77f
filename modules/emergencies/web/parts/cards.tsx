import { GoLink, Light, clockWords, momentWords, today } from '#ui'
import { pendingOf } from '../../core/elements.ts'
import { figureWords } from '../../core/grading.ts'
import type { Elements } from '../../core/types.ts'
import type { EmergencyView } from '../../core/views.ts'
import { categoryWords, elementWords, faultWords, gradeWords, reportName, titleOf } from '../../core/words.ts'
import { reportHref } from '../api.ts'
import { recipientWords } from '../thread.ts'
import { fieldOf } from '../times.ts'

const elements = Object.keys(elementWords) as readonly (keyof Elements)[]

/** 接报记录: what was said on the telephone, and what is known since. */
export function RecordCard({ view: { emergency, suggested }, isFactsShown }: { readonly view: EmergencyView; readonly isFactsShown: boolean }) {
  const { record, facts, grade, verified } = emergency
  const pending = pendingOf(facts.elements)
  return (
    <section className="sn-card em-card" aria-label="接报记录">
      <h2>接报记录</h2>
      <dl className="em-facts">
        <Fact label="接报时间">{fieldOf(record.receivedAt)}</Fact>
        <Fact label="来电人">{record.caller}{record.phone && `，${record.phone}`}{record.unit && `（${record.unit.name}${record.isFromUnit ? '' : '，不是本单位来电'}）`}</Fact>
        <Fact label="来电内容">{record.content}</Fact>
        {record.informed && <Fact label="已告知">{record.informed}</Fact>}
        {isFactsShown && elements.filter((key) => facts.elements[key]).map((key) => <Fact key={key} label={elementWords[key]}>{key === 'occurredAt' ? fieldOf(facts.elements.occurredAt) : facts.elements[key]}</Fact>)}
        {isFactsShown && pending.length > 0 && <Fact label="待核">{pending.map((key) => elementWords[key]).join('、')}</Fact>}
        <Fact label="类别和等级">{categoryWords[facts.category]}　{grade ? gradeWords[grade.grade] : suggested ? `等级待确认，建议${gradeWords[suggested.grade]}（${suggested.why}）` : `等级待确认（${figureWords(facts.figures)}）`}</Fact>
        {verified && <Fact label="核实">{verified.words}</Fact>}
      </dl>
    </section>
  )
}
const Fact = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => <div><dt>{label}</dt><dd className="em-text">{children}</dd></div>

/** 报告: what went out and what is on its way, each to be printed. */
export function ReportsCard({ view: { id, emergency } }: { readonly view: EmergencyView }) {
  const { reports, draft, judgements } = emergency
  if (reports.length === 0 && !draft && judgements.length === 0) return null
  return (
    <section className="sn-card em-card" aria-label="报告">
      <h2>报告</h2>
      <ul className="em-lines">
        {reports.map(({ words, facts, ordinal, approval, to, sentAt }, at) => (
          <li key={sentAt}>
            <a href={reportHref(id, at + 1)} target="_blank" rel="noreferrer">{titleOf(facts.elements, reportName(words, ordinal))}</a>
            <span className="sn-muted">{clockWords(sentAt)} 报 {recipientWords(to)}；{approval.leader.name}{approval.isOral ? `口头同意${approval.signature ? '，已补签' : '，待补签'}` : '审签'}</span>
            {words.kind === 'followUp' && <span className="em-text">{words.changes}</span>}
          </li>
        ))}
        {draft && <li><a href={reportHref(id, reports.length + 1)} target="_blank" rel="noreferrer">{titleOf(draft.facts.elements, reportName(draft.words, draft.ordinal))}</a><Light state="soon">{draft.step === 'submitted' ? `待${draft.approver?.name ?? '领导'}审签` : draft.step === 'approved' ? '已审签，待上报' : `退回修改：${draft.reason}`}</Light></li>}
        {judgements.map(({ fault, reason, at }) => <li key={at}><Light state="overdue">{`${faultWords[fault]}：${reason}`}</Light></li>)}
      </ul>
    </section>
  )
}

/** 电话上报 and 批示; a leader's words lead on to supervision. */
export function AboveCard({ view: { emergency: { calls, instructions }, beginnings, outcomes } }: { readonly view: EmergencyView }) {
  if (calls.length + instructions.length + outcomes.length === 0) return null
  return (
    <section className="sn-card em-card" aria-label="上报和批示">
      <h2>上报和批示</h2>
      <ul className="em-lines">
        {calls.map(({ to, whom, at, words }) => <li key={`${at}${whom}`}><span>{momentWords(at, today())} 电话报{to === 'city' ? '市委值班室' : '区委领导'}，接报人{whom}</span>{words && <span className="em-text">{words}</span>}</li>)}
        {instructions.map(({ number, leader, words, at }) => (
          <li key={number}><span><strong>{leader.name}批示</strong>（{momentWords(at, today())}）</span><span className="em-text">{words}</span>
            <span className="sn-row">{beginnings.filter(({ instruction }) => instruction === number).map(({ label, href }) => <GoLink key={href} to={href} ariaLabel={`${label}：${leader.name}批示`}>{label}</GoLink>)}</span></li>
        ))}
        {outcomes.map(({ relation, title, href }) => <li key={href}><span className="sn-muted">{relation}</span><GoLink to={href}>{title}</GoLink></li>)}
      </ul>
    </section>
  )
}
