import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { GoLink, ProblemNote, ThreadList, Waiting, dayWords, momentWords, today, useConfirm, useGo, usePathParts, useTitle } from '#ui'
import { entryKindWords, type Entry } from '../../core/log.ts'
import type { EntryId } from '../../core/types.ts'
import type { RecordView } from '../../core/views.ts'
import { client, logHref, queries, useDutyAct } from '../api.ts'
import { informedInWords } from '../words.ts'
import '../duty.css'

/** One record of the duty room: what was said, what came of it, and what may be begun from it in one step. */
export function Page() {
  const { id = '' } = usePathParts()
  const record = useQuery(queries.entry.queryOptions({ input: { entry: id as EntryId } }))
  useTitle('值班记录')
  if (record.error) return <ProblemNote problem={record.error} onRetry={() => void record.refetch()} />
  return record.data ? <Shown record={record.data} /> : <Waiting lines={8} />
}

function Shown({ record: { view: { entry, corrections }, related, mayCorrect } }: { readonly record: RecordView }) {
  const go = useGo()
  const confirm = useConfirm()
  const correcting = useDutyAct((text: string) => client.correct({ entry: entry.id, content: { ...contentOf(entry), text } }), () => '更正已记入。')
  const correct = async () => {
    const answer = await confirm({ verb: '更正', title: '更正这条记录？', body: '原记录保留，更正写在它的下面。', reason: { label: '更正或补充的内容', isRequired: true } })
    if (answer) await correcting.run(answer.reason)
  }
  return (
    <div className="duty-page">
      <header className="sn-object-head"><GoLink to={logHref(entry.day)} className="sn-back">‹ {dayWords(entry.day, today())}日志</GoLink>
        <div className="sn-page-head"><h1>{entryKindWords[entry.kind]}记录</h1><div className="sn-row">{related.beginnings.map(({ label, href }, at) => <Button key={href} type={at === 0 ? 'primary' : 'default'} onClick={() => go(href)}>{label}</Button>)}{mayCorrect && <Button onClick={() => void correct()}>写更正</Button>}</div></div>
      </header>
      {correcting.problem ? <ProblemNote problem={correcting.problem} /> : null}
      <section className="sn-card duty-card" aria-label="记录"><p className="duty-text">{entry.text}</p><dl className="duty-facts">{factsOf(entry).map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl></section>
      {corrections.length > 0 && <section className="sn-card duty-card" aria-label="更正"><h2>更正</h2>{corrections.map((one) => <p key={one.id} className="duty-text">{one.text}<span className="sn-muted">　{one.by.name} {momentWords(one.madeAt, today())}</span></p>)}</section>}
      {related.outcomes.length > 0 && <section className="sn-card duty-card" aria-label="后续办理"><h2>后续办理</h2><ThreadList items={related.outcomes.map((outcome) => ({ key: outcome.href, ...outcome }))} /></section>}
    </div>
  )
}

const contentOf = ({ at, kind, caller, unit, phone, instructions, informed }: Entry) => ({ at, kind, caller, unit, phone, instructions, informed: [...informed] })

const factsOf = (entry: Entry): readonly (readonly [string, string])[] => ([
  ['时间', momentWords(entry.at, today())], ['来电（来文、来访）人', entry.caller], ['单位', entry.unit], ['电话', entry.phone], ['批示或要求', entry.instructions], ['已告知', informedInWords(entry.informed)],
  ['记录', `${entry.by.name}　${momentWords(entry.madeAt, today())}`],
] as const).filter(([, value]) => value !== '')
