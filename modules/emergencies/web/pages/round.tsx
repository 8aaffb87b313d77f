import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Banner, GoLink, Light, ProblemNote, ScrollBox, Waiting, clockWords, momentWords, saveFile, today, useActs, useConfirm, useHotkeys, usePathParts, useTitle } from '#ui'
import type { Id } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { howWords } from '../../core/network.ts'
import type { AnswerLine, RoundView } from '../../core/views.ts'
import { client, queries } from '../api.ts'
import '../emergencies.css'

type RoundId = Id<'emergencyRound'>
type Doing = { readonly type: 'answer' } | { readonly type: 'close' } | { readonly type: 'record'; readonly unit: AnswerLine['unit']; readonly at: Instant; readonly note: string }
const AGAIN_MS = 20_000

/** One 点名: who answered, how fast; one click for whoever is called. */
export function Page() {
  const { id = '' } = usePathParts()
  const round = useQuery({ ...queries.round.queryOptions({ input: { round: id as RoundId } }), refetchInterval: AGAIN_MS })
  if (round.error) return <ProblemNote problem={round.error} onRetry={() => void round.refetch()} />
  return round.data ? <Shown view={round.data} /> : <Waiting lines={8} />
}

function Shown({ view }: { readonly view: RoundView }) {
  useTitle(view.words)
  const round = view.id as RoundId
  const confirm = useConfirm()
  const saving = useMutation({ mutationFn: () => client.roundFile({ round }), onSuccess: (file) => saveFile(file) })
  const doing = useActs<Doing, unknown>({
    act: (one) => (one.type === 'answer' ? client.answerRound({ round }) : one.type === 'close' ? client.closeRound({ round }) : client.recordAnswer({ round, unit: one.unit, at: one.at, note: one.note })),
    done: ({ type }) => (type === 'answer' ? '已应答。' : type === 'close' ? '点名已结束。' : '应答已登记。'), topics: ['emergencies'],
  })
  const isOpen = view.closedAt === null
  const awaited = isOpen ? view.answers.find(({ isOwn, answeredAt }) => isOwn && answeredAt === null) : undefined
  const answered = view.answers.filter(({ answeredAt }) => answeredAt !== null).length
  useHotkeys(awaited ? [{ keys: 'Alt+S', label: '应答', act: () => void doing.run({ type: 'answer' }) }] : [])
  const record = async ({ unit, name, contact, phone }: AnswerLine) => {
    const sure = await confirm({ verb: '登记应答', title: `登记${name}电话应答`, body: `${contact} ${phone}，现在接通。`, reason: { label: '备注', initial: '电话接通' } })
    if (sure) await doing.run({ type: 'record', unit, at: view.now, note: sure.reason })
  }
  const close = async () => {
    if (await confirm({ verb: '结束点名', title: '结束这次点名？', body: `${answered} 个已应答，${view.answers.length - answered} 个没有应答；结束后不再接收。` })) await doing.run({ type: 'close' })
  }
  return (
    <div className="em-page em-wide">
      <header className="sn-object-head"><GoLink to="/emergencies/network" className="sn-back">‹ 紧急信息网络</GoLink><h1>{view.words}</h1></header>
      {doing.problem ? <ProblemNote problem={doing.problem} /> : null}
      {awaited && <section className="sn-card em-card em-answer" aria-label="应答"><p><strong>{momentWords(view.startedAt, today())} 点名 {awaited.name}，请立即应答。</strong></p><Button type="primary" size="large" autoFocus aria-keyshortcuts="Alt+S" loading={doing.isPending} onClick={() => void doing.run({ type: 'answer' })}>我在岗，应答（Alt+S）</Button></section>}
      {!isOpen && <Banner tone="info">点名已于 {momentWords(view.closedAt!, today())} 结束。</Banner>}
      <section className="sn-card em-card" aria-label="应答情况">
        <div className="em-head"><p>{view.byName} {momentWords(view.startedAt, today())} 发起，应答 {answered}/{view.answers.length}。</p>
          {view.mayRecord && <div className="sn-row"><Button loading={saving.isPending} onClick={() => saving.mutate()}>导出结果</Button>{isOpen && <Button onClick={() => void close()}>结束点名</Button>}</div>}</div>
        <AnswerTable view={view} onRecord={(line) => void record(line)} />
      </section>
    </div>
  )
}

const AnswerTable = ({ view: { answers, mayRecord, closedAt }, onRecord }: { readonly view: RoundView; readonly onRecord: (line: AnswerLine) => void }) => (
  <ScrollBox label="应答表">
    <table className="em-table">
      <thead><tr><th scope="col">镇街</th><th scope="col">紧急信息员</th><th scope="col">电话</th><th scope="col">应答</th><th scope="col">用时</th><th scope="col">备注</th>{mayRecord && closedAt === null && <th scope="col">登记</th>}</tr></thead>
      <tbody>{answers.map((line) => (
        <tr key={line.unit}>
          <th scope="row">{line.name}</th><td>{line.contact}</td><td>{line.phone}</td>
          <td>{line.answeredAt ? <Light state="normal">{`${clockWords(line.answeredAt)} ${howWords[line.how!]}`}</Light> : <Light state="overdue">未应答</Light>}</td><td>{line.minutes === null ? '' : `${line.minutes} 分钟`}</td><td>{line.note}</td>
          {mayRecord && closedAt === null && <td>{line.answeredAt === null && <Button onClick={() => onRecord(line)} aria-label={`登记${line.name}电话应答`}>电话应答</Button>}</td>}
        </tr>
      ))}</tbody>
    </table>
  </ScrollBox>
)
