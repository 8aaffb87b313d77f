import { signedBy } from '#lib/signatory'
import { fileHref } from '#modules/files/web'
import { dayWords, momentWords, today } from '#ui'
import { assignmentWords, urgeWords } from '../../core/rules.ts'
import type { Assignment, Report } from '../../core/types.ts'
import type { AssignmentView, ItemView, ThreadEntry } from '../../core/views.ts'
import { noticeHref, urgeHref } from '../api.ts'
import { percentWords, reasonWords } from '../words.ts'
import { LightMark } from './light-mark.tsx'
import { Progress } from './progress.tsx'

export interface PartCardProps { readonly view: ItemView; readonly one: Assignment; readonly shown: AssignmentView }

/** One part in the hands of a unit: what, until when, how far, and what was said, asked and urged. */
export function PartCard({ view, one, shown }: PartCardProps) {
  const reports = view.thread.filter(({ event }) => (event.type === 'reported' || event.type === 'submitted') && event.assignment === one.number)
  return (
    <section className="sn-card sup-card" aria-label={`任务${one.number}`}>
      <header className="sup-part-head">
        <h2>任务{one.number}　{one.lead.name}</h2>
        <span className="sn-row">{one.assignedAt !== null && one.at !== 'closed' ? <><LightMark light={shown.light.light} /><span className="sn-muted">{reasonWords[shown.reason]}</span><span>{assignmentWords[one.at]}</span></> : <LightMark light={shown.light.light}>{assignmentWords[one.at]}</LightMark>}</span>
      </header>
      <p className="sup-text">{one.content}</p>
      {view.foreseen.filter(({ assignment }) => assignment === one.number).map(({ reason }) => <p key={reason} className="sup-foreseen"><strong>可能逾期</strong>　{reason}。</p>)}
      <dl className="sup-facts">
        {one.target && <div><dt>目标</dt><dd>{one.target}</dd></div>}
        {one.cooperating.length > 0 && <div><dt>配合单位</dt><dd>{one.cooperating.map(({ name }) => name).join('、')}</dd></div>}
        {one.leader && <div><dt>责任领导</dt><dd>{one.leader.name}</dd></div>}
        <div><dt>办结期限</dt><dd><Due one={one} words={shown.dueWords} /></dd></div>
        <div><dt>进度</dt><dd><Progress share={one.progress} />{one.reportDueOn && <span className="sn-muted">　下次报告 {dayWords(one.reportDueOn, today())}前</span>}</dd></div>
        {one.quality !== null && <div><dt>办理质量</dt><dd>{one.quality}分</dd></div>}
      </dl>
      <Milestones one={one} />
      <Notes one={one} />
      <Papers view={view} one={one} />
      {reports.length > 0 && <details className="sup-further" open={one.at === 'signing' || one.at === 'reported'}><summary>办理情况和反馈（{reports.length}）</summary><ol className="sup-reports">{reports.toReversed().map((entry) => <ReportEntry key={entry.number} entry={entry} />)}</ol></details>}
    </section>
  )
}

function Due({ one, words }: { readonly one: Assignment; readonly words: string }) {
  if (one.dueOn === null) return <span className="sn-muted">交办时按类别时限确定</span>
  return <>{dayWords(one.dueOn, today())}{words && `　${words}`}{one.originalDueOn !== null && one.originalDueOn !== one.dueOn && <span className="sn-muted">　原定 {dayWords(one.originalDueOn, today())}</span>}</>
}

function Milestones({ one }: { readonly one: Assignment }) {
  if (one.milestones.length === 0) return null
  return (
    <ol className="sup-milestones" aria-label="节点">{one.milestones.map(({ name, dueOn, doneOn }) => (
      <li key={name}><LightMark light={doneOn !== null ? 'done' : dueOn < today() ? 'red' : 'none'}>{doneOn !== null ? `完成于${dayWords(doneOn, today())}` : dueOn < today() ? '逾期' : '未到'}</LightMark> {name}<span className="sn-muted">　{dayWords(dueOn, today())}</span></li>
    ))}</ol>
  )
}

/** Objection, extensions and what waits for an answer. */
function Notes({ one }: { readonly one: Assignment }) {
  const notes = [
    ...(one.objection ? [`退回改派：${one.objection.from.name}（${one.objection.by.name}）：${one.objection.reason}`] : []),
    ...one.extensions.map(({ from, to, reason }) => `已延期：${dayWords(from, today())} → ${dayWords(to, today())}，${reason}`),
    ...(one.asked ? [`待批延期：延至${dayWords(one.asked.to, today())}，${one.asked.reason}（${signedBy(one.asked.by)}）`] : []),
    ...(one.reworks > 0 ? [`退回重办 ${one.reworks} 次`] : []),
  ]
  return notes.length > 0 ? <ul className="sup-notes">{notes.map((note) => <li key={note}>{note}</li>)}</ul> : null
}

/** What can be printed: 督办通知, and each urge that is a paper. */
function Papers({ view, one }: { readonly view: ItemView; readonly one: Assignment }) {
  if (one.assignedAt === null) return null
  return (
    <ul className="sup-papers" aria-label={`任务${one.number}文书和催办`}>
      <li><a href={noticeHref(view.id, one.number)} download>督办通知</a></li>
      {one.urges.map((urge) => (
        <li key={urge.number}>
          {urge.level === 'reminder' ? `第${urge.number}次催办（${urgeWords[urge.level]}）` : <a href={urgeHref(view.id, one.number, urge.number)} download>{urgeWords[urge.level]} {urge.serial}</a>}
          <span className="sn-muted">　{momentWords(urge.at, today())}</span>
        </li>
      ))}
    </ul>
  )
}

const further: readonly (readonly [keyof Pick<Report, 'problem' | 'cause' | 'suggestion' | 'coordination'>, string])[] = [['problem', '存在问题'], ['cause', '原因'], ['suggestion', '建议'], ['coordination', '需协调']]

function ReportEntry({ entry: { event, at, byName } }: { readonly entry: ThreadEntry }) {
  if (!('report' in event)) return null
  const { report } = event
  return (
    <li>
      <p className="sn-muted">{event.type === 'submitted' ? '反馈' : '进展'}　{percentWords(report.progress)}　{byName}　{momentWords(at, today())}</p>
      <p className="sup-text">{report.text}</p>
      {report.milestonesDone.length > 0 && <p>完成节点：{report.milestonesDone.join('、')}</p>}
      {further.filter(([key]) => report[key]).map(([key, label]) => <p key={key}>{label}：{report[key]}</p>)}
      {report.files.length > 0 && <p className="sn-row">{report.files.map((file, place) => <a key={file} href={fileHref(file)} download>佐证材料{place + 1}</a>)}</p>}
    </li>
  )
}
