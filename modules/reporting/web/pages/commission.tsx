import { useQuery } from '@tanstack/react-query'
import { addDays, dayOf, instantOf } from '#lib/instants'
import { Banner, GoLink, Light, ObjectPage, ProblemNote, Waiting, momentWords, today, useActs, useConfirm, useGo, usePathParts } from '#ui'
import type { CommissionId } from '../../core/commissions/commissions.ts'
import type { CommissionView, Reply } from '../../core/commissions/views.ts'
import { client, COMMISSIONS, queries } from '../commissions/api.ts'
import { ITEMS, itemHref } from '../items/api.ts'
import '../items/items.css'

type Act = Parameters<typeof client.actOnCommission>[0]['act']
const WORK_END = 17 * 60 + 30
const MORE_DAYS = 3

/** One 约稿: what is wanted, who has answered, and who has not. */
export function Page() {
  const { id = '' } = usePathParts()
  const found = useQuery(queries.commissionOf.queryOptions({ input: { commission: id as CommissionId } }))
  if (found.error) return <ProblemNote problem={found.error} onRetry={() => void found.refetch()} />
  return found.data ? <Shown key={id} view={found.data} /> : <Waiting lines={8} />
}

function Shown({ view }: { readonly view: CommissionView }) {
  const go = useGo()
  const confirm = useConfirm()
  const acts = useActs({ act: (act: Act) => client.actOnCommission({ commission: view.id, act }), done: (act) => (act.type === 'close' ? '约稿已办结' : '期限已延长'), topics: ['reporting', 'workflow'] })
  const { may, replies } = view
  const awaited = replies.filter(({ item }) => item === null)
  const write = { key: 'answer', label: '写约稿', keys: 'Alt+S', onAct: () => go(`${ITEMS}/new?subject=${encodeURIComponent(`commission:${view.id}`)}`) }
  const close = {
    key: 'close', label: '办结约稿', isPending: acts.isPending,
    onAct: () => void confirm({ verb: '办结约稿', title: '办结这次约稿？', body: awaited.length > 0 ? `还有 ${awaited.length} 家没有报送，将记为未报。` : '各单位都已报送。' }).then(async (sure) => { if (sure) await acts.run({ type: 'close' }) }),
  }
  const extend = { key: 'extend', label: `期限延长${MORE_DAYS}天`, isPending: acts.isPending, onAct: () => void acts.run({ type: 'extend', dueAt: instantOf(addDays(laterDay(view), MORE_DAYS), WORK_END) }) }
  const primary = may.answer ? write : may.close ? close : undefined
  return (
    <ObjectPage
      title={view.topic} back={{ href: COMMISSIONS, label: '约稿' }} marks={<Light state={view.at === 'closed' ? 'normal' : 'soon'}>{view.at === 'closed' ? '已办结' : '约稿中'}</Light>} top={acts.problem ? <ProblemNote problem={acts.problem} /> : null}
      paper={<div className="rpi-paper"><AskedCard view={view} /><RepliesCard replies={replies} /></div>}
      handling={<p>{may.answer ? '现在请您：写约稿，经办公室主任把关、分管领导审签后上报。' : awaited.length > 0 && view.at === 'issued' ? `还有 ${awaited.length} 家没有报送。` : '目前没有等您办理的事。'}</p>}
      others={[...(may.close && primary !== close ? [close] : []), ...(may.extend ? [extend] : [])]} {...(primary ? { primary } : {})}
    />
  )
}

const laterDay = ({ dueAt }: CommissionView) => (dayOf(dueAt) > today() ? dayOf(dueAt) : today())

const AskedCard = ({ view: { requirement, dueAt, issuedAt, issuedBy } }: { readonly view: CommissionView }) => (
  <section className="sn-card rpi-card" aria-label="约稿要求">
    <h2>约稿要求</h2>
    {requirement && <div className="rpi-text">{requirement}</div>}
    <dl className="rpi-facts"><div><dt>报送期限</dt><dd>{momentWords(dueAt, today())}</dd></div><div><dt>发出</dt><dd>{issuedBy}，{momentWords(issuedAt, today())}</dd></div></dl>
  </section>
)

/** Those who have not answered stand on top. */
function RepliesCard({ replies }: { readonly replies: readonly Reply[] }) {
  const awaited = replies.filter(({ item }) => item === null)
  return (
    <section className="sn-card rpi-card" aria-label="报送情况">
      <h2>报送情况（已报 {replies.length - awaited.length} / {replies.length}）</h2>
      {awaited.length > 0 && <Banner tone="soon">未报：{awaited.map(({ name }) => name).join('、')}</Banner>}
      <ul className="rpi-lines">{replies.filter(({ item }) => item !== null).map(({ point, name, item, at }) => <li key={point}><GoLink to={itemHref(item!)}>{name}</GoLink><span className="sn-muted">{at && momentWords(at, today())}报送</span></li>)}</ul>
    </section>
  )
}
