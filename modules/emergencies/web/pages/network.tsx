import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Suspense, lazy, useState } from 'react'
import { Banner, GoLink, Light, ListPage, MoreRows, ProblemNote, momentWords, today, useActs, useConfirm, useGo, type Column } from '#ui'
import type { NetworkLine, NetworkView, Page as LinePage, RoundLine, SeatHolder } from '../../core/views.ts'
import { client, queries, roundHref } from '../api.ts'
import '../emergencies.css'

const SeatDialog = lazy(() => import('../parts/seat-dialog.tsx').then((loaded) => ({ default: loaded.SeatDialog })))

/** 紧急信息网络: one 紧急信息员 and one 分管领导 of every township, the gaps, and the tests. */
export function Page() {
  const network = useQuery(queries.network.queryOptions())
  const [edited, edit] = useState<NetworkLine | null>(null)
  const columns = columnsFor(network.data, edit)
  return (
    <>
      <ListPage
        list="emergencies.network" title="紧急信息网络" rows={network.data?.lines} problem={network.error} columns={columns} keyOf={(row) => row.unit} nameOf={(row) => row.name}
        note={network.data && <Gaps view={network.data} />} action={network.data?.mayTest && <StartRound view={network.data} />}
        empty={{ title: '这里将显示本单位的紧急信息员和分管领导', hint: '网络由区委办公室值班室登记，有变动请电话告知。' }}
      />
      <Rounds />
      <Suspense>{edited && <SeatDialog line={edited} onClose={() => edit(null)} />}</Suspense>
    </>
  )
}

function Gaps({ view: { lines, complete } }: { readonly view: NetworkView }) {
  const gaps = lines.filter(({ fault }) => fault !== null)
  if (lines.length === 0) return null
  return gaps.length === 0 ? <p className="sn-muted">{complete} 个镇街都已明确紧急信息员和分管领导各1名。</p> : <Banner tone="overdue">{complete} 个镇街齐备，{gaps.length} 个有缺口：{gaps.map(({ name }) => name).join('、')}。请尽快补齐，缺口镇街点名点不到。</Banner>
}

const holder = (one: SeatHolder | null) => (one ? `${one.name}　${one.phone}` : <Light state="overdue">未明确</Light>)
const columnsFor = (view: NetworkView | undefined, edit: (line: NetworkLine) => void): readonly Column<NetworkLine>[] => [
  { key: 'name', title: '镇街', isMain: true, render: (row) => row.name },
  { key: 'officer', title: '紧急信息员', width: 14, render: (row) => holder(row.officer) },
  { key: 'leader', title: '分管领导', width: 14, render: (row) => holder(row.leader) },
  { key: 'from', title: '起始日期', width: 8, isOptional: true, render: (row) => row.officer?.from ?? '' },
  { key: 'fault', title: '校验', width: 12, render: (row) => (row.fault ? <Light state="overdue">{row.fault}</Light> : <Light state="normal">齐备</Light>) },
  ...(view?.mayTest ? [{ key: 'act', title: '登记', width: 6, render: (row: NetworkLine) => <Button onClick={() => edit(row)} aria-label={`登记${row.name}`}>登记</Button> }] : []),
]

function StartRound({ view }: { readonly view: NetworkView }) {
  const confirm = useConfirm()
  const go = useGo()
  const starting = useActs({ act: (words: string) => client.startRound({ words, units: [] }), done: () => '点名已发出，请看应答情况。', topics: ['emergencies'] })
  const start = async () => {
    const sure = await confirm({ verb: '发起点名', title: `点名 ${view.complete} 个镇街的紧急信息员？`, body: '各镇街紧急信息员立即收到提醒，点一下即为应答；没有应答的请打电话并代为登记。', reason: { label: '点名事由', isRequired: true, initial: '夜间值班抽查' } })
    const started = sure ? await starting.run(sure.reason) : null
    if (started) go(roundHref(started.id))
  }
  return <>{starting.problem ? <ProblemNote problem={starting.problem} /> : null}<Button type="primary" loading={starting.isPending} onClick={() => void start()}>发起点名</Button></>
}

/** 点名, the latest first. */
function Rounds() {
  const rounds = useInfiniteQuery(queries.rounds.infiniteOptions({ input: (after: string | undefined) => ({ limit: 20, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<RoundLine>) => page.next ?? undefined }))
  const lines = rounds.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <section className="sn-card em-card" aria-label="点名">
      <h2>点名</h2>
      {lines.length === 0 ? <p className="sn-muted">还没有点名。</p> : (
        <ul className="em-lines">{lines.map(({ id, words, startedAt, closedAt, asked, answered }) => <li key={id}><GoLink to={roundHref(id)}>{words}</GoLink><span className="sn-muted">{momentWords(startedAt, today())}　应答 {answered}/{asked}　{closedAt ? '已结束' : '进行中'}</span></li>)}</ul>
      )}
      <MoreRows list={rounds}>显示更多点名</MoreRows>
    </section>
  )
}
