import { signedBy } from '#lib/signatory'
import { dayWords, momentWords, today } from '#ui'
import { conclusionWords } from '../../core/rules.ts'
import type { ItemView } from '../../core/views.ts'
import { resultHref } from '../api.ts'

/** How it ended or is about to: the result, the leader's word, the approval, and what was found afterwards. */
export function OutcomeCard({ item }: { readonly item: ItemView['item'] }) {
  if (item.at === 'proposed' || item.at === 'declined' || item.at === 'registered' || item.at === 'terminated') return null
  const outcome = 'closing' in item ? item.closing : item.proposal
  if (!outcome && !item.read && item.followUps.length === 0) return null
  return (
    <section className="sn-card sup-card" aria-label="办结">
      <h2>办结情况</h2>
      {outcome && <p className="sup-text">{conclusionWords[outcome.conclusion]}：{outcome.text}</p>}
      <dl className="sup-facts">
        {outcome && <div><dt>提出</dt><dd>{signedBy(outcome.by)}　{momentWords(outcome.at, today())}</dd></div>}
        {item.read && <div><dt>领导阅示</dt><dd>{item.read.leader}：{item.read.verdict === 'satisfied' ? '满意' : '继续办理'}{item.read.words && `，${item.read.words}`}　{momentWords(item.read.at, today())}{item.read.by.name !== item.read.leader && `（${item.read.by.name}登记）`}</dd></div>}
        {'closing' in item && <div><dt>批准</dt><dd>{signedBy(item.closing.approvedBy)}　{momentWords(item.closing.approvedAt, today())}</dd></div>}
        {item.followUps.map((one) => <div key={one.number}><dt>第{one.number}次回头看</dt><dd>{dayWords(one.dueOn, today())}{one.result === null ? '　待核查' : `　${one.result === 'held' ? '成效巩固' : '出现反弹'}：${one.text}`}</dd></div>)}
      </dl>
      {outcome && item.matter.instruction && <p><a href={resultHref(item.id)} download>结果报告（呈批示领导）</a></p>}
    </section>
  )
}
