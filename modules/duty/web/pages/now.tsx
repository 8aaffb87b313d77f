import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Banner, EmptyState, GoLink, ProblemNote, Waiting, asProblem, dayWords, today, useConfirm, useGo, useTitle } from '#ui'
import type { Matter } from '../../core/log.ts'
import { dutyRoleWords, type MatterId, type Shift } from '../../core/types.ts'
import type { NowView } from '../../core/views.ts'
import { client, handoverHref, logHref, queries, useDutyAct } from '../api.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { EntryList } from '../parts/entry-list.tsx'
import '../duty.css'

/** 今日值班: who is on, what is unfinished, and the box for what happens now. */
export function Page() {
  useTitle('今日值班')
  const now = useQuery({ ...queries.now.queryOptions(), refetchInterval: 60_000, retry: false })
  if (now.error) return asProblem(now.error).code === 'not-found' ? <OnlyNames /> : <ProblemNote problem={now.error} onRetry={() => void now.refetch()} />
  return now.data ? <Shown now={now.data} /> : <Waiting lines={10} />
}

function Shown({ now }: { readonly now: NowView }) {
  const go = useGo()
  const answering = useDutyAct((check: NowView['toAnswer'][number]) => client.actOnCheck({ check: check.id, act: { type: 'answer' } }), () => '已应答。')
  const { handover } = now
  return (
    <div className="duty-page">
      <header className="sn-page-head"><h1>今日值班</h1><div className="sn-row"><Button onClick={() => go('/duty/roster')}>值班表</Button><Button onClick={() => go(logHref(now.day))}>当日日志</Button></div></header>
      {answering.problem ? <ProblemNote problem={answering.problem} /> : null}
      {now.toAnswer.map((check) => <Banner key={check.id} tone="overdue" action={<Button type="primary" loading={answering.isPending} onClick={() => void answering.run(check)}>我在岗，应答</Button>}>{check.by.name}正在点名抽查，请立即应答。</Banner>)}
      {!handover.handover?.taken && handover.may.length > 0 && <Banner tone={handover.isLate ? 'overdue' : 'soon'} action={<Button onClick={() => go(handoverHref(handover.day))}>去交接</Button>}>{handover.may.includes('take-over') ? '上一班已签字交班，请核对后签字接班。' : '到交接时刻了，请填写并签字交班。'}</Banner>}
      <section className="sn-card duty-card" aria-label="值班人员"><h2>{dayWords(now.day, today())} 值班</h2><Names shifts={now.onDuty} /><p className="sn-muted">每日{now.handoverAt}交接；下一班：{now.next.map(({ name }) => name).join('、') || '还没有发布'}。</p></section>
      {now.mayWork && <EntryForm />}
      <Matters matters={now.matters} mayWork={now.mayWork} />
      <section className="sn-card duty-card" aria-label="今日记录"><h2>今日记录</h2>{now.log.entries.length > 0 ? <EntryList entries={now.log.entries.toReversed()} /> : <p className="sn-muted">今天还没有记录。</p>}</section>
    </div>
  )
}

export const Names = ({ shifts }: { readonly shifts: readonly Shift[] }) => (shifts.length === 0 ? <p className="sn-muted">值班表还没有发布。</p> : (
  <dl className="duty-names">{shifts.map(({ role, seat, name }) => <div key={`${role}-${seat}`}><dt>{dutyRoleWords[role]}</dt><dd>{name}</dd></div>)}</dl>
))

/** 未办结事项, carried until somebody says that it is done. */
function Matters({ matters, mayWork }: { readonly matters: readonly Matter[]; readonly mayWork: boolean }) {
  const confirm = useConfirm()
  const finishing = useDutyAct((input: { matter: MatterId; words: string }) => client.finishMatter(input), () => '已办结。')
  const finish = async (matter: Matter) => {
    const answer = await confirm({ verb: '办结', title: '办结这件事项？', body: matter.text, reason: { label: '办理结果', isRequired: true } })
    if (answer) await finishing.run({ matter: matter.id, words: answer.reason })
  }
  return (
    <section className="sn-card duty-card" aria-label="未办结事项"><h2>未办结事项</h2>
      {finishing.problem ? <ProblemNote problem={finishing.problem} /> : null}
      {matters.length === 0 ? <p className="sn-muted">没有未办结的事项。</p> : <ul className="duty-matters">{matters.map((one) => (
        <li key={one.id}><span>{one.text}<span className="sn-muted">　{dayWords(one.day, today())} {one.by.name}</span></span>{mayWork && <Button size="small" onClick={() => void finish(one)}>办结<span className="sn-hidden">：{one.text}</span></Button>}</li>
      ))}</ul>}
    </section>
  )
}

/** Whoever takes no turns sees who is on duty, and nothing of the book. */
function OnlyNames() {
  const on = useQuery({ ...queries.today.queryOptions(), retry: false })
  return (
    <div className="duty-page">
      <header className="sn-page-head"><h1>今日值班</h1></header>
      {on.data ? <section className="sn-card duty-card" aria-label="值班人员"><h2>{dayWords(on.data.day, today())} 值班</h2><Names shifts={on.data.onDuty} /><p><GoLink to="/duty/roster">看值班表</GoLink></p></section>
        : on.error ? <EmptyState title="这里显示区委办公室的值班安排" hint="您所在单位没有参加值班；需要联系值班室的，请拨打值班电话。" /> : <Waiting lines={6} />}
    </div>
  )
}
