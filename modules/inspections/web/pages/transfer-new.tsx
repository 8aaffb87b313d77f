import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { FileId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { ChoiceRow, EmptyState, ErrorSummary, Field, GoLink, ProblemNote, Select, Waiting, useFilters, useGo, useTitle } from '#ui'
import type { LibraryKey } from '../../core/library.ts'
import type { PoolOptions } from '../../core/pool-views.ts'
import { receiverOf, transferKindWords, transferKinds, type TransferKind } from '../../core/transfers.ts'
import { PaperBox } from '../parts/pool-dialog.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { poolClient, transferPage, usePool, usePoolAct } from '../pool-api.ts'
import '../inspections.css'
import '../pool.css'

const text = z.string().catch('')
const filtersSchema = z.object({ problem: text, unit: text })

/** 移送 to the agency whose matter it is: the kind says which. */
export function Page() {
  useTitle('移送督查结果')
  const { data: pool } = usePool()
  return (
    <div className="pool-page">
      <header className="sn-object-head"><GoLink to="/inspections/transfers" className="sn-back">‹ 移送</GoLink><h1>移送督查结果</h1></header>
      {!pool ? <Waiting lines={8} /> : pool.mine.length === 0 ? <EmptyState title="您还不在督查力量的人员库里" hint="请联系督查室，列入人员库后即可移送。" /> : <TransferForm pool={pool} />}
    </div>
  )
}

interface Drawn { readonly from: string; readonly kind: TransferKind; readonly to: string; readonly title: string; readonly reason: string; readonly unit: UnitId | null; readonly papers: readonly FileId[] }

function TransferForm({ pool }: { readonly pool: PoolOptions }) {
  const [given] = useFilters(filtersSchema)
  const go = useGo()
  const fitting = (kind: TransferKind) => pool.agencies.filter(({ unit }) => pool.kinds[unit] === receiverOf[kind])
  const [drawn, setDrawn] = useState<Drawn>({ from: pool.mine[0]!.unit, kind: 'clue', to: fitting('clue')[0]?.unit ?? '', title: '', reason: '', unit: (given.unit || null) as UnitId | null, papers: [] })
  const [isTried, setTried] = useState(false)
  const sending = usePoolAct(poolClient.sendTransfer, () => '已移送，等待签收。')
  const change = (next: Partial<Drawn>) => setDrawn({ ...drawn, ...next })
  const lacks = lacksOf(drawn)
  const send = async () => {
    setTried(true)
    if (lacks.length > 0 || !drawn.unit) return
    const { from, to, kind, title, reason, unit, papers } = drawn
    const made = await sending.run({ from, to, content: { kind, title, reason, unit: { unit }, problems: given.problem ? [given.problem as LibraryKey] : [], papers: [...papers] } })
    if (made) go(transferPage(made.id))
  }
  const issues = isTried ? lacks : []
  const options = (agencies: PoolOptions['agencies']) => agencies.map(({ unit, name }) => ({ value: unit as string, label: name }))
  return (
    <section className="sn-card ins-card ins-form" aria-label="移送">
      {issues.length > 0 ? <ErrorSummary issues={issues} /> : sending.problem ? <ProblemNote problem={sending.problem} /> : null}
      {given.problem && <p className="sn-muted">连同所选的问题一并移送。</p>}
      {pool.mine.length > 1 && <Field id="from" label="移送方"><Select<string> id="from" aria-label="移送方" value={drawn.from} options={options(pool.mine)} onChange={(from) => change({ from })} /></Field>}
      <ChoiceRow label="类别" value={drawn.kind} options={transferKinds.map((value) => ({ value, label: transferKindWords[value] }))} onChange={(kind) => change({ kind, to: fitting(kind)[0]?.unit ?? '' })} />
      <Field id="to" label="接收单位" isRequired issues={issues}><Select<string> id="to" aria-label="接收单位" aria-describedby="to-lack" value={drawn.to || null} options={options(fitting(drawn.kind))} onChange={(to) => change({ to: to ?? '' })} /></Field>
      <Field id="title" label="移送事项" isRequired issues={issues}><Input id="title" maxLength={200} aria-describedby="title-lack" value={drawn.title} onChange={(event) => change({ title: event.target.value })} /></Field>
      <Field id="about" label="涉及单位" isRequired issues={issues}><UnitSelect id="about" label="涉及单位" value={drawn.unit} onChange={(unit) => change({ unit })} /></Field>
      <Field id="reason" label="移送理由" isRequired issues={issues}><Input.TextArea id="reason" aria-describedby="reason-lack" rows={4} maxLength={2000} value={drawn.reason} onChange={(event) => change({ reason: event.target.value })} /></Field>
      <PaperBox papers={drawn.papers} onChange={(papers) => change({ papers })} />
      <div className="sn-row"><Button type="primary" loading={sending.isPending} onClick={() => void send()}>移送</Button><Button onClick={() => go('/inspections/transfers')}>暂不移送</Button></div>
    </section>
  )
}

function lacksOf({ to, title, reason, unit }: Drawn): readonly Issue[] {
  const lack = (field: string, words: string): Issue => ({ code: field, severity: 'block', field, text: words })
  return [
    ...(to ? [] : [lack('to', '请选择接收单位')]), ...(title.trim() ? [] : [lack('title', '请填写移送事项')]), ...(unit ? [] : [lack('about', '请选择涉及单位')]), ...(reason.trim() ? [] : [lack('reason', '请写明移送理由')]),
  ]
}
