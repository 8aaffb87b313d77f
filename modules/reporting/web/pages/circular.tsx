import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { signedBy } from '#lib/signatory'
import { Banner, type Column, GoLink, GovTable, ObjectPage, type PageAct, ProblemNote, Waiting, dayWords, momentWords, today, useActs, useConfirm, usePathParts } from '#ui'
import { circularAtWords, circularTitle, type CircularId } from '../../core/scores/circular.ts'
import { pointsWords } from '../../core/scores/facts.ts'
import type { CircularView } from '../../core/scores/views.ts'
import { AppealCard } from '../scores/appeal-card.tsx'
import { client, pointScoresHref, queries } from '../scores/api.ts'
import { CircularText } from '../scores/circular-text.tsx'
import '../network/network.css'

/** A quarter as it was frozen: the table, appeals, the words that go into 办文, and what may be done now. */
export function Page() {
  const { id = '' } = usePathParts()
  const view = useQuery(queries.circular.queryOptions({ input: { circular: id as CircularId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={id} view={view.data} /> : <Waiting lines={12} />
}

export type CircularAct = Parameters<typeof client.actOnCircular>[0]['act']
const done: Readonly<Record<CircularAct['type'], string>> = { notice: '已向各直报点预告。', send: '已转办文，请在待办中继续办理公文。', discard: '已作废，可以重新冻结。', appeal: '已提出申诉，请等待答复。', answer: '已答复。' }

function Shown({ view }: { readonly view: CircularView }) {
  const confirm = useConfirm()
  const acting = useActs({ act: (act: CircularAct) => client.actOnCircular({ circular: view.id, act }), done: ({ type }) => done[type], topics: ['reporting', 'workflow'] })
  const ask = async (type: 'notice' | 'send') => { if (await confirm(asked[type])) await acting.run({ type }) }
  const discard = async () => { const answer = await confirm({ verb: '作废', title: '作废这份通报？', body: '得分不受影响，可以重新冻结。', reason: { label: '作废理由', isRequired: true }, isDanger: true }); if (answer) await acting.run({ type: 'discard', reason: answer.reason }) }
  const appeal = async (point: CircularView['lines'][number]) => { const answer = await confirm({ verb: '申诉', title: `对「${point.name}」的数据提出申诉？`, reason: { label: '申诉理由', isRequired: true } }); if (answer) await acting.run({ type: 'appeal', point: point.point, reason: answer.reason }) }
  const first = (['notice', 'send'] as const).find((type) => view.may.includes(type))
  const primary: PageAct | undefined = first && { key: first, label: asked[first].verb, keys: 'Alt+S', isPending: acting.isPending, onAct: () => void ask(first), ...waiting(view, first) }
  return (
    <ObjectPage
      title={circularTitle(view.quarter)} back={{ href: '/reporting/circulars', label: '信息通报' }} marks={<span className="rpt-state">{circularAtWords[view.at]}</span>}
      top={<>{acting.problem ? <ProblemNote problem={acting.problem} /> : null}{!view.isUnchanged && <Banner tone="overdue">表中数据与冻结时的校验码不符，请联系系统管理员核查。</Banner>}{!view.isWhole && <Banner tone="info">转办文前只看得到本单位的数据；如有出入，请在申诉期内提出。</Banner>}</>}
      paper={(
        <div className="rpt-page">
          <GovTable label="得分情况" columns={columnsOf(view, (line) => void appeal(line))} rows={view.lines} keyOf={(row) => row.point} nameOf={(row) => row.name} />
          {view.appeals.map((one) => <AppealCard key={one.number} appeal={one} name={view.lines.find(({ point }) => point === one.point)?.name ?? ''} mayAnswer={view.may.includes('answer') && one.answer === null} isPending={acting.isPending} onAnswer={(answer) => void acting.run({ type: 'answer', appeal: one.number, ...answer })} />)}
          {(view.draft ?? view.sent) && <CircularText {...(view.draft ?? view.sent)!} isSent={view.sent !== null} />}
        </div>
      )}
      handling={<Facts view={view} />}
      {...(primary ? { primary } : {})} others={view.may.includes('discard') ? [{ key: 'discard', label: '作废', isDanger: true, onAct: () => void discard() }] : []}
    />
  )
}

const asked = {
  notice: { verb: '预告', title: '向各直报点预告？', body: '各直报点将看到本单位的数据和得分，可以在申诉期内申诉。' }, send: { verb: '转办文', title: '把通报转办文？', body: '将以你的名义生成一份通报草稿，附得分表，按发文流程审签。' },
} as const

/** Why it cannot be sent yet. */
function waiting({ appeals, noticed, today: day }: CircularView, act: 'notice' | 'send'): { readonly disabledWhy?: string } {
  const open = appeals.filter(({ answer }) => answer === null).length
  if (act === 'notice') return {}
  if (open > 0) return { disabledWhy: `还有${open}条申诉没有答复` }
  return noticed && day <= noticed.appealUntil ? { disabledWhy: `申诉期至${dayWords(noticed.appealUntil, day)}，期满后才能转办文` } : {}
}

type Line = CircularView['lines'][number]
const columnsOf = (view: CircularView, onAppeal: (line: Line) => void): readonly Column<Line>[] => [
  ...(view.showsRanking && view.isWhole ? [{ key: 'rank', title: '名次', width: 5, isNumber: true, render: (row: Line) => row.rank }] : []),
  { key: 'name', title: '单位', isMain: true, render: (row) => <GoLink to={pointScoresHref(row.point, view.quarter)}>{row.name}</GoLink> },
  { key: 'submitted', title: '报送', width: 5, isNumber: true, render: (row) => row.submitted },
  { key: 'adopted', title: '采用', width: 5, isNumber: true, render: (row) => row.adopted },
  { key: 'instructed', title: '批示', width: 5, isNumber: true, render: (row) => row.instructed },
  { key: 'now', title: '得分', width: 6, isNumber: true, render: (row) => pointsWords(row.now) },
  { key: 'remark', title: '备注', width: 9, render: (row) => [row.vetoes > 0 ? '一票否决' : '', row.now !== row.points ? `申诉更正，原${pointsWords(row.points)}分` : ''].filter(Boolean).join('，') },
  ...(view.lines.some(({ mayAppeal }) => mayAppeal) ? [{ key: 'appeal', title: '申诉', width: 6, render: (row: Line) => row.mayAppeal && <Button size="small" onClick={() => onAppeal(row)}>申诉<span className="sn-hidden">{row.name}</span></Button> }] : []),
]

function Facts({ view: { cutOff, hash, isUnchanged, madeBy, noticed, sent, document, showsRanking } }: { readonly view: CircularView }) {
  return (
    <dl className="rpt-facts">
      <div><dt>数据截至</dt><dd>{momentWords(cutOff, today())}</dd></div>
      <div><dt>校验码</dt><dd><code>{hash.slice(0, 16)}</code>　{isUnchanged ? '● 与冻结时一致' : '■ 不一致'}</dd></div>
      <div><dt>排列</dt><dd>{showsRanking ? '按得分排名' : '按单位顺序，不分先后'}</dd></div>
      <div><dt>冻结</dt><dd>{signedBy(madeBy)}</dd></div>
      {noticed && <div><dt>预告</dt><dd>{signedBy(noticed.by)}，申诉期至{dayWords(noticed.appealUntil, today())}</dd></div>}
      {sent && <div><dt>转办文</dt><dd>{signedBy(sent.by)}，{momentWords(sent.at, today())}{document && <>　<GoLink to={document.link}>打开公文</GoLink></>}</dd></div>}
    </dl>
  )
}
