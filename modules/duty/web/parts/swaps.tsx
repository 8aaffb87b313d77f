import { Button } from 'antd'
import { Light, ProblemNote, dayWords, momentWords, today, useConfirm } from '#ui'
import { swapAtWords, type Swap, type SwapAct } from '../../core/swaps.ts'
import { dutyRoleWords } from '../../core/types.ts'
import type { SwapView } from '../../core/views.ts'
import { client, useDutyAct } from '../api.ts'

const actWords: Readonly<Record<SwapAct, string>> = { agree: '同意调班', approve: '批准调班', decline: '不同意', withdraw: '撤回' }
const doneWords: Readonly<Record<SwapAct, string>> = { agree: '已同意，送带班领导批准。', approve: '已批准，值班表已调整。', decline: '已答复不同意。', withdraw: '已撤回。' }

/** The swaps of a month: what was asked, who agreed, who approved. */
export function Swaps({ swaps }: { readonly swaps: readonly SwapView[] }) {
  const confirm = useConfirm()
  const acting = useDutyAct(client.actOnSwap, ({ act }) => doneWords[act.type])
  const act = async ({ swap }: SwapView, type: SwapAct) => {
    if (type !== 'decline') return acting.run({ swap: swap.id, act: { type } })
    const answer = await confirm({ verb: '不同意', title: '不同意这次调班？', reason: { label: '理由', isRequired: true } })
    return answer ? acting.run({ swap: swap.id, act: { type, reason: answer.reason } }) : null
  }
  if (swaps.length === 0) return null
  return (
    <section className="sn-card duty-card sn-screen-only" aria-label="调班"><h2>调班</h2>
      {acting.problem ? <ProblemNote problem={acting.problem} /> : null}
      <ul className="duty-matters">{swaps.map((one) => (
        <li key={one.swap.id}>
          <div><p>{wordsOf(one.swap)}　<Light state={one.swap.at === 'approved' ? 'normal' : one.swap.at === 'asked' || one.swap.at === 'agreed' ? 'soon' : 'suspended'}>{swapAtWords[one.swap.at]}</Light></p>
            <p className="sn-muted">理由：{one.swap.reason}　{[`${one.swap.asker.name}提出 ${momentWords(one.swap.askedAt, today())}`, ...one.swap.said.map(({ what, by, at, reason }) => `${by.name}${saidWords[what]} ${momentWords(at, today())}${reason && `：${reason}`}`)].join('，')}</p></div>
          {one.may.length > 0 && <span className="sn-row">{one.may.map((type) => <Button key={type} type={type === 'agree' || type === 'approve' ? 'primary' : 'default'} loading={acting.isPending} onClick={() => void act(one, type)}>{actWords[type]}</Button>)}</span>}
        </li>
      ))}</ul>
    </section>
  )
}

const saidWords: Readonly<Record<Swap['said'][number]['what'], string>> = { agreed: '同意', approved: '批准', declined: '不同意', withdrawn: '撤回' }
const wordsOf = ({ given, taken, other }: Swap): string => (taken
  ? `${given.name} ${dayWords(given.day, today())}${dutyRoleWords[given.role]} 与 ${other.name} ${dayWords(taken.day, today())}${dutyRoleWords[taken.role]} 对调` : `${other.name} 替 ${given.name} 值 ${dayWords(given.day, today())}${dutyRoleWords[given.role]}`)
