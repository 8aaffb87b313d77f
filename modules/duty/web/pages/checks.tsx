import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import { EmptyState, Light, ProblemNote, Waiting, asProblem, clockWords, momentWords, today, useConfirm, useTitle } from '#ui'
import { responseMinutes, type Checked } from '../../core/checks.ts'
import { dutyRoleWords, type CheckId } from '../../core/types.ts'
import type { CheckView, ChecksView } from '../../core/views.ts'
import { client, queries, useDutyAct } from '../api.ts'
import '../duty.css'

type ActInput = Parameters<typeof client.actOnCheck>[0]
const doneWords: Readonly<Record<ActInput['act']['type'], string>> = { answer: '已应答。', 'note-phone': '已登记电话应答。', 'note-absent': '已登记不在岗，并通知本人和领导。' }

/** 值班抽查: whether those on duty answer, and after how long; nothing else of their time is measured. */
export function Page() {
  useTitle('值班抽查')
  const checks = useQuery({ ...queries.checks.queryOptions(), refetchInterval: 15_000, retry: false })
  return (
    <div className="duty-page">
      <header className="sn-page-head"><h1>值班抽查</h1></header>
      {checks.error ? asProblem(checks.error).code === 'not-found' ? <EmptyState title="值班抽查由办公室领导和带班领导进行" hint="您没有参加值班。" /> : <ProblemNote problem={checks.error} onRetry={() => void checks.refetch()} /> : checks.data ? <Shown view={checks.data} /> : <Waiting lines={8} />}
    </div>
  )
}

function Shown({ view }: { readonly view: ChecksView }) {
  const acting = useDutyAct((input: ActInput) => client.actOnCheck(input), ({ act }) => doneWords[act.type])
  return (
    <>
      {view.mayCheck && <Ask view={view} />}
      {acting.problem ? <ProblemNote problem={acting.problem} /> : null}
      {view.checks.length === 0 && <EmptyState title="还没有抽查" hint={view.mayCheck ? '选择正在值班的同志，点“发出抽查”。' : '抽查到您时，这里和消息里会提醒您应答。'} />}
      {view.checks.map((one) => <Round key={one.check.id} one={one} answerMinutes={view.answerMinutes} isPending={acting.isPending} onAct={(act) => void acting.run({ check: one.check.id, act })} />)}
    </>
  )
}

function Ask({ view: { onDuty } }: { readonly view: ChecksView }) {
  const [chosen, setChosen] = useState<readonly PersonId[]>([])
  const asking = useDutyAct((people: readonly PersonId[]) => client.askCheck({ people: [...people] }), () => '抽查已发出。')
  return (
    <section className="sn-card duty-card" aria-label="发出抽查"><h2>正在值班</h2>
      {asking.problem ? <ProblemNote problem={asking.problem} /> : null}
      {onDuty.length === 0 ? <p className="sn-muted">值班表还没有发布。</p> : (
        <>
          <fieldset className="duty-choices"><legend className="sn-hidden">抽查谁</legend>{onDuty.map(({ person, name, role, seat }) => <Checkbox key={`${role}-${seat}`} checked={chosen.includes(person)} onChange={() => setChosen(chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person])}>{dutyRoleWords[role]} {name}</Checkbox>)}</fieldset>
          <div><Button type="primary" disabled={chosen.length === 0} loading={asking.isPending} onClick={() => void asking.run(chosen).then((asked) => { if (asked) setChosen([]) })}>发出抽查</Button></div>
        </>
      )}
    </section>
  )
}

interface RoundProps { readonly one: CheckView; readonly answerMinutes: number; readonly isPending: boolean; readonly onAct: (act: ActInput['act']) => void }
function Round({ one: { check, mayAnswer, mayNote }, answerMinutes, isPending, onAct }: RoundProps) {
  const confirm = useConfirm()
  const absent = async ({ person, name }: Checked) => {
    const answer = await confirm({ verb: '登记不在岗', title: `登记${name}不在岗？`, body: '将通知本人、带班领导和办公室主任。', isDanger: true, reason: { label: '情况说明' } })
    if (answer) onAct({ type: 'note-absent', person, words: answer.reason })
  }
  return (
    <section className="sn-card duty-card" aria-label={`${momentWords(check.askedAt, today())}抽查`}>
      <div className="sn-row duty-between"><h2>{momentWords(check.askedAt, today())}　{check.by.name}抽查</h2>{mayAnswer && <Button type="primary" loading={isPending} onClick={() => onAct({ type: 'answer' })}>我在岗，应答</Button>}</div>
      <ul className="duty-matters">{check.checked.map((checked) => (
        <li key={checked.person}><span>{checked.name}　<Answer check={check} checked={checked} answerMinutes={answerMinutes} /></span>
          {mayNote && !checked.answer && <span className="sn-row"><Button size="small" onClick={() => onAct({ type: 'note-phone', person: checked.person })}>电话已应答<span className="sn-hidden">：{checked.name}</span></Button><Button size="small" danger onClick={() => void absent(checked)}>不在岗<span className="sn-hidden">：{checked.name}</span></Button></span>}
        </li>
      ))}</ul>
    </section>
  )
}

function Answer({ check, checked: { answer }, answerMinutes }: { readonly check: { readonly id: CheckId; readonly askedAt: CheckView['check']['askedAt'] }; readonly checked: Checked; readonly answerMinutes: number }) {
  if (!answer) return <Light state="soon">等待应答</Light>
  if (answer.way === 'absent') return <Light state="overdue">{answer.words ? `不在岗：${answer.words}` : '不在岗'}</Light>
  const minutes = responseMinutes(check, answer)!
  const isLate = minutes > answerMinutes
  return <Light state={isLate ? 'overdue' : 'normal'}>{`${answer.way === 'phone' ? `电话应答（${answer.notedBy}登记）` : '已应答'} ${clockWords(answer.at)}，用时${minutes}分钟${isLate ? '，超时' : ''}`}</Light>
}
