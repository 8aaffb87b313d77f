import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { EmptyState, Field, ProblemNote, Waiting, momentWords, today, useActs, useTitle } from '#ui'
import type { TopicsView } from '../../core/commissions/views.ts'
import { client, queries } from '../commissions/api.ts'
import '../items/items.css'

const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

/** 采编要点: what the office wants to hear about, month by month. */
export function Page() {
  useTitle('采编要点')
  const topics = useQuery(queries.topics.queryOptions())
  if (topics.error) return <ProblemNote problem={topics.error} onRetry={() => void topics.refetch()} />
  if (!topics.data) return <Waiting lines={8} />
  const { months, mayIssue } = topics.data
  return (
    <div className="rpi-paper">
      <header className="sn-page-head"><h1>采编要点</h1></header>
      {mayIssue && <IssueForm key={months.find((one) => one.month === topics.data.month)?.issuedAt ?? ''} view={topics.data} />}
      {months.length === 0 && <EmptyState title="这里将显示每月的信息采编要点" hint="由信息科每月下发，供各直报点选题。" />}
      {months.map(({ month, text, byName, issuedAt }) => (
        <section key={month} className="sn-card rpi-card" aria-label={monthWords(month)}>
          <h2>{monthWords(month)}</h2><div className="rpi-text">{text}</div><p className="sn-muted">{byName}，{momentWords(issuedAt, today())}</p>
        </section>
      ))}
    </div>
  )
}

/** This month's, written or corrected; every 信息员 is told. */
function IssueForm({ view: { months, month } }: { readonly view: TopicsView }) {
  const [text, setText] = useState(() => months.find((one) => one.month === month)?.text ?? '')
  const acts = useActs({ act: (asked: { month: string; text: string }) => client.issueTopics(asked), done: () => '采编要点已下发', topics: ['reporting'] })
  return (
    <form className="rpi-form sn-card rpi-card" onSubmit={(event) => event.preventDefault()}>
      {acts.problem ? <ProblemNote problem={acts.problem} /> : null}
      <Field id="topics" label={`${monthWords(month)}采编要点`} hint="一行一个题目。再次下发会替换本月已发的要点，并告知各直报点信息员。"><Input.TextArea id="topics" rows={6} maxLength={5000} aria-describedby="topics-hint" value={text} onChange={(event) => setText(event.target.value)} /></Field>
      <div className="rpi-foot"><Button type="primary" loading={acts.isPending} onClick={() => void acts.run({ month, text })}>下发</Button></div>
    </form>
  )
}
