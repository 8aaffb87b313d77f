import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fileHref } from '#modules/files/web'
import { Light, ObjectPage, type PageAct, ProblemNote, ThreadList, Waiting, momentWords, today, usePathParts } from '#ui'
import type { TransferView } from '../../core/pool-views.ts'
import { transferAtWords, transferKindWords, type TransferAct, type TransferId } from '../../core/transfers.ts'
import { PoolDialog } from '../parts/pool-dialog.tsx'
import { poolClient, poolQueries, usePoolAct } from '../pool-api.ts'
import { transferActWords, transferEventWords, transferTone } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

/** One transfer, for who sent it and who receives it. */
export function Page() {
  const { transfer = '' } = usePathParts()
  const view = useQuery(poolQueries.transfer.queryOptions({ input: { transfer: transfer as TransferId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={transfer} view={view.data} /> : <Waiting lines={10} />
}

type Asked = Exclude<TransferAct['type'], 'receive'>
const asks: Readonly<Record<Asked, { readonly label: string; readonly need: string }>> = {
  refuse: { label: '拒收的理由', need: '请写明拒收的理由' }, return: { label: '退回的理由', need: '请写明退回的理由' }, reply: { label: '办理结果', need: '请写明办理结果' },
}

function Shown({ view: { id, transfer, papers, problems, thread, may } }: { readonly view: TransferView }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const acting = usePoolAct((act: TransferAct) => poolClient.actOnTransfer({ transfer: id, act: act as Parameters<typeof poolClient.actOnTransfer>[0]['act'] }), ({ type }) => `已${transferActWords[type]}。`)
  const acts = may.map((type): PageAct => ({ key: type, label: transferActWords[type], onAct: () => (type === 'receive' ? void acting.run({ type }) : setAsked(type)), isPending: acting.isPending }))
  const [primary, ...others] = acts
  const { content } = transfer
  const facts: readonly (readonly [string, string])[] = [
    ['类别', transferKindWords[content.kind]], ['移送', `${transfer.from.name}（${transfer.sender.name}）`], ['接收', 'receiver' in transfer ? `${transfer.to.name}（${transfer.receiver.name}，${momentWords(transfer.receivedAt, today())}签收）` : transfer.to.name],
    ['涉及单位', content.unit.name], ['移送理由', content.reason], ...('said' in transfer ? [[transfer.at === 'replied' ? '办理结果' : '理由', transfer.said.text] as const] : []),
  ]
  return (
    <>
      <ObjectPage
        title={content.title} back={{ href: '/inspections/transfers', label: '移送' }} marks={<><span>{transfer.number}</span><Light state={transferTone[transfer.at]}>{transferAtWords[transfer.at]}</Light></>} top={acting.problem && !asked ? <ProblemNote problem={acting.problem} /> : null}
        paper={(
          <div className="ins-paper">
            <section className="sn-card ins-card" aria-label="移送内容"><dl className="ins-facts">{facts.map(([term, value]) => <div key={term}><dt>{term}</dt><dd className="ins-text">{value}</dd></div>)}</dl></section>
            {problems.length > 0 && <section className="sn-card ins-card" aria-label="所依据的问题"><h2>所依据的问题</h2><ul className="ins-lines">{problems.map((one) => <li key={one.key}>{one.unit.name}：{one.sight === 'full' ? one.text : '有问题在册'}</li>)}</ul></section>}
            {papers.length > 0 && <section className="sn-card ins-card" aria-label="材料"><h2>材料</h2><div className="ins-links">{papers.map((paper) => <a key={paper.id} href={fileHref(paper.id)}>{paper.name}</a>)}</div></section>}
          </div>
        )}
        thread={<ThreadList items={thread.map(({ number, at, byName, unitName, event }) => ({ key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: transferEventWords(event) }))} />}
        others={others} {...(primary ? { primary } : {})}
      />
      {asked && (
        <PoolDialog
          title={`${transferActWords[asked]}：${content.title}`} verb={transferActWords[asked]} {...asks[asked]} takesPapers={asked === 'reply'} problem={acting.problem} isPending={acting.isPending} onClose={() => { setAsked(null); acting.forget() }}
          onAct={(text, files) => void acting.run(asked === 'reply' ? { type: asked, text, papers: files } : { type: asked, reason: text }).then((held) => { if (held) setAsked(null) })}
        />
      )}
    </>
  )
}
