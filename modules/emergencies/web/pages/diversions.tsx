import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Banner, Field, GoLink, MoreRows, ProblemNote, Waiting, momentWords, today, useActs, useTitle } from '#ui'
import type { DiversionLine, EmergencyOptions, Page as LinePage } from '../../core/views.ts'
import { client, queries, useOptions } from '../api.ts'
import '../emergencies.css'

/** 改走涉密渠道: what to do, and a bare row that it was done. There is no field in which anything of the matter could be written. */
export function Page() {
  useTitle('改走涉密渠道')
  const options = useOptions()
  const list = useInfiniteQuery(queries.diversions.infiniteOptions({ input: (after: string | undefined) => ({ limit: 30, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<DiversionLine>) => page.next ?? undefined }))
  const problem = options.error ?? list.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), list.refetch()])} />
  if (!options.data || !list.data) return <Waiting lines={8} />
  const lines = list.data.pages.flatMap((page) => page.lines)
  return (
    <div className="em-page">
      <header className="sn-object-head"><GoLink to="/emergencies" className="sn-back">‹ 紧急信息</GoLink><h1>改走涉密渠道</h1></header>
      <Banner tone="overdue">涉密内容不上网。请停止录入，不要写标题、摘要和经过；当面或者用机要渠道交机要保密人员，这里只登记何时交给了谁。</Banner>
      <Hand options={options.data} />
      <section className="sn-card em-card" aria-label="登记台账">
        <h2>登记台账</h2>
        {lines.length === 0 ? <p className="sn-muted">还没有登记。</p> : <ul className="em-lines">{lines.map(({ number, at, keeper, byName }) => <li key={number}><span>机要件 {number} 号</span><span className="sn-muted">{momentWords(at, today())}　{byName}交{keeper}</span></li>)}</ul>}
        <MoreRows list={list}>显示更多登记</MoreRows>
      </section>
    </div>
  )
}

function Hand({ options: { keepers, standing } }: { readonly options: EmergencyOptions }) {
  const [keeper, choose] = useState(keepers[0]?.person ?? '')
  const handing = useActs({ act: (one: string) => client.divert({ keeper: one as (typeof keepers)[number]['person'] }), done: () => '已登记，请当面交接。', topics: ['emergencies'] })
  if (!standing.keeps && !standing.leads) return <p className="sn-muted">请联系区委办公室值班室或者机要保密科。</p>
  return (
    <section className="sn-card em-card em-form" aria-label="登记交接">
      {handing.problem ? <ProblemNote problem={handing.problem} /> : null}
      <Field id="keeper" label="交给"><select id="keeper" value={keeper} onChange={(event) => choose(event.target.value as typeof keeper)}>{keepers.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}</select></Field>
      <div><Button type="primary" loading={handing.isPending} onClick={() => void handing.run(keeper)}>登记交接</Button></div>
    </section>
  )
}
