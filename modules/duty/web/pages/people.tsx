import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { findPeople } from '#modules/organisation/web'
import { ChoiceRow, EmptyState, Field, GoLink, PeoplePicker, type PersonOption, ProblemNote, RangePicker, Waiting, asProblem, dayWords, today, useConfirm, useTitle } from '#ui'
import { dutyPoolWords, dutyPools, type DutyPool } from '../../core/types.ts'
import type { PeopleView } from '../../core/views.ts'
import { client, queries, useDutyAct } from '../api.ts'
import '../duty.css'

/** 值班人员: who takes turns as what, who is away, and which periods are sensitive. */
export function Page() {
  useTitle('值班人员')
  const people = useQuery({ ...queries.people.queryOptions(), retry: false })
  return (
    <div className="duty-page">
      <header className="sn-object-head"><GoLink to="/duty/roster" className="sn-back">‹ 值班表</GoLink><h1>值班人员</h1></header>
      {people.error ? asProblem(people.error).code === 'not-found' ? <EmptyState title="值班人员由值班室登记" hint="您没有参加值班。" /> : <ProblemNote problem={people.error} onRetry={() => void people.refetch()} />
        : people.data ? <><Members view={people.data} /><Dates view={people.data} kind="period" />{people.data.mayKeep && <Dates view={people.data} kind="absence" />}</> : <Waiting lines={10} />}
    </div>
  )
}

type SentMembers = Parameters<typeof client.setMembers>[0]['members']

function Members({ view: { members, mayKeep } }: { readonly view: PeopleView }) {
  const confirm = useConfirm()
  const [pool, setPool] = useState<DutyPool>('officers')
  const [chosen, setChosen] = useState<readonly PersonOption[]>([])
  const keeping = useDutyAct((sent: SentMembers) => client.setMembers({ members: sent }), () => '值班人员已更新。')
  const add = async () => { if (await keeping.run(chosen.map(({ id }) => ({ pool, person: id as PersonId, fromOn: today(), untilOn: null })))) setChosen([]) }
  const end = async (one: PeopleView['members'][number]) => {
    if (await confirm({ verb: '不再排班', title: `${one.name}不再参加${dutyPoolWords[one.pool]}值班？`, body: '从今天起不再排班；已经发布的班不变，需要时请调班。' })) await keeping.run([{ pool: one.pool, person: one.person, fromOn: one.fromOn, untilOn: today() }])
  }
  return (
    <section className="sn-card duty-card" aria-label="参加值班的人">
      {keeping.problem ? <ProblemNote problem={keeping.problem} /> : null}
      {mayKeep && (
        <div className="duty-add"><ChoiceRow label="类别" value={pool} options={dutyPools.map((value) => ({ value, label: dutyPoolWords[value] }))} onChange={setPool} />
          <Field id="duty-members" label="添加人员"><PeoplePicker id="duty-members" label="添加人员" source={findPeople} value={chosen} onChange={setChosen} /></Field>
          <div><Button type="primary" disabled={chosen.length === 0} loading={keeping.isPending} onClick={() => void add()}>加入值班</Button></div></div>
      )}
      {dutyPools.map((one) => { const group = members.filter((member) => member.pool === one); return (
        <details key={one} className="duty-group"><summary>{dutyPoolWords[one]}（{group.filter(({ untilOn }) => untilOn === null || untilOn > today()).length}人）</summary>
          <ul className="duty-members">{group.map((member) => <li key={member.person}><span>{member.name}<span className="sn-muted">　{member.post}{member.untilOn && `　至${dayWords(member.untilOn, today())}`}</span></span>{mayKeep && member.untilOn === null && <Button size="small" onClick={() => void end(member)}>不再排班<span className="sn-hidden">：{member.name}</span></Button>}</li>)}</ul>
        </details>
      ) })}
    </section>
  )
}

/** 敏感时期 and 请假: both are something from a day to a day. */
function Dates({ view, kind }: { readonly view: PeopleView; readonly kind: 'period' | 'absence' }) {
  const [days, setDays] = useState<readonly [Day | null, Day | null]>([null, null])
  const [name, setName] = useState('')
  const [person, setPerson] = useState<readonly PersonOption[]>([])
  const [from, to] = days
  const title = kind === 'period' ? '敏感时期' : '请假'
  const adding = useDutyAct(async (range: { from: Day; to: Day }) => (kind === 'period' ? client.addPeriod({ name: name.trim(), ...range }) : client.addAbsence({ person: person[0]!.id as PersonId, reason: name.trim(), ...range })), () => `${title}已登记。`)
  const removing = useDutyAct(client.removeDates, () => '已取消。')
  const rows = kind === 'period' ? view.periods.map((one) => ({ id: one.id as string, words: one.name, from: one.from, to: one.to })) : view.absences.map((one) => ({ id: one.id as string, words: `${one.name}${one.reason && `（${one.reason}）`}`, from: one.from, to: one.to }))
  const isReady = from !== null && to !== null && (kind === 'period' ? name.trim() !== '' : person.length > 0)
  const add = async () => { if (from && to && await adding.run({ from, to })) { setDays([null, null]); setName(''); setPerson([]) } }
  const problem = adding.problem ?? removing.problem
  return (
    <section className="sn-card duty-card" aria-label={title}><h2>{title}</h2><p className="sn-muted">{kind === 'period' ? '两会、国庆、春节、汛期等敏感时期，每个班排两人。' : '请假的日子不排班，也不能调入。'}</p>
      {problem ? <ProblemNote problem={problem} /> : null}
      {view.mayKeep && (
        <div className="duty-add">
          {kind === 'absence' && <Field id="away-person" label="请假的人"><PeoplePicker id="away-person" label="请假的人" isSingle source={findPeople} value={person} onChange={setPerson} /></Field>}
          <Field id={`${kind}-name`} label={kind === 'period' ? '名称' : '事由'}><Input id={`${kind}-name`} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} /></Field>
          <RangePicker label="起止日期" value={days} onChange={setDays} /><div><Button disabled={!isReady} loading={adding.isPending} onClick={() => void add()}>登记{title}</Button></div>
        </div>
      )}
      <ul className="duty-members">{rows.map((row) => <li key={row.id}><span>{row.words}<span className="sn-muted">　{dayWords(row.from, today())}至{dayWords(row.to, today())}</span></span>{view.mayKeep && <Button size="small" onClick={() => void removing.run({ of: kind, id: row.id })}>取消<span className="sn-hidden">：{row.words}</span></Button>}</li>)}</ul>
    </section>
  )
}
