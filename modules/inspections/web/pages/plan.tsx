import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner, Light, ObjectPage, type PageAct, ProblemNote, ThreadList, Waiting, today, useConfirm, useGo, usePathParts } from '#ui'
import { planAtWords, type PlanAct, type PlanId } from '../../core/plans-types.ts'
import type { PlanView } from '../../core/pool-views.ts'
import { CollisionsCard, OffersCard } from '../parts/collisions-card.tsx'
import { DayDialog, type DayAsk } from '../parts/day-dialog.tsx'
import { PlanContentForm } from '../parts/plan-content.tsx'
import { PlanFacts } from '../parts/plan-facts.tsx'
import { poolClient, poolQueries, usePool, usePoolAct } from '../pool-api.ts'
import { planActWords, planEventWords, planTone } from '../pool-words.ts'
import '../inspections.css'
import '../pool.css'

/** One plan: what is meant at the left with what it collides with; what can be done, and all that happened, at the right. */
export function Page() {
  const { plan = '' } = usePathParts()
  const view = useQuery(poolQueries.plan.queryOptions({ input: { plan: plan as PlanId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={plan} view={view.data} /> : <Waiting lines={12} />
}

const WITH_REASON: Partial<Record<PlanAct['type'], string>> = { return: '退回的理由', cancel: '取消的理由' }

function Shown({ view }: { readonly view: PlanView }) {
  const { plan, id, may } = view
  const [asked, setAsked] = useState<DayAsk | 'amend' | null>(null)
  const { data: pool } = usePool()
  const confirm = useConfirm()
  const acting = usePoolAct((act: PlanAct) => poolClient.actOnPlan({ plan: id, act: act as Parameters<typeof poolClient.actOnPlan>[0]['act'] }), ({ type }) => `已${planActWords[type]}。`)
  const begin = useBeginInspection(id)
  const act = async (what: PlanAct): Promise<boolean> => (await acting.run(what)) !== null
  const start = async (type: PlanAct['type']) => {
    if (type === 'amend' || type === 'move' || type === 'finish') return setAsked(type)
    const label = WITH_REASON[type]
    const went = await confirm({ verb: planActWords[type], title: `${planActWords[type]}：${plan.content.theme}`, ...(label ? { reason: { label, isRequired: true } } : {}), isDanger: type === 'cancel' })
    if (went) await act(type === 'return' || type === 'cancel' ? { type, reason: went.reason } : { type } as PlanAct)
  }
  const acts = may.filter(({ offer }) => offer === null).map(({ act: type }): PageAct => ({ key: type, label: planActWords[type], onAct: () => void start(type), isPending: acting.isPending }))
  const inspect: PageAct | undefined = plan.at === 'approved' && may.some(({ act: type }) => type === 'finish') ? { key: 'inspect', label: '据此拟定督查方案', onAct: begin.run, isPending: begin.isPending } : undefined
  const primary = inspect ?? acts.find(({ key }) => key === 'approve') ?? acts.find(({ key }) => key === 'submit')
  const rare = ['cancel', 'finish']
  return (
    <>
      <ObjectPage
        title={plan.content.theme} back={{ href: '/inspections/plans', label: '督查计划' }} marks={<><Light state={planTone[plan.at]}>{planAtWords[plan.at]}</Light><span>{plan.isAnnual ? '年度计划' : '增补'}</span></>}
        top={<Top view={view} problem={asked ? null : acting.problem ?? begin.problem} />}
        paper={asked === 'amend' && pool ? (
          <PlanContentForm first={{ agency: plan.agency.unit, content: plan.content, on: null }} pool={pool} isNew={false} isPast={false} verb="保存修改" problem={acting.problem} isPending={acting.isPending}
            onSave={({ content }) => void act({ type: 'amend', content }).then((held) => { if (held) setAsked(null) })} onStay={() => { setAsked(null); acting.forget() }} />
        ) : <div className="ins-paper"><PlanFacts plan={plan} /><CollisionsCard view={view} onAct={act} isPending={acting.isPending} onMove={() => setAsked('move')} /><OffersCard view={view} onAct={act} isPending={acting.isPending} /></div>}
        thread={<ThreadList items={view.thread.map(({ number, at, byName, unitName, event }) => ({ key: String(number), at, relation: `${byName}${unitName ? `（${unitName}）` : ''}`, title: planEventWords(event, today()) }))} />}
        others={acts.filter((one) => one.key !== primary?.key && !rare.includes(one.key))} more={acts.filter((one) => rare.includes(one.key))} {...(primary ? { primary } : {})}
      />
      {(asked === 'move' || asked === 'finish') && <DayDialog ask={asked} plan={plan} problem={acting.problem} isPending={acting.isPending} onAct={(what) => void act(what).then((held) => { if (held) setAsked(null) })} onClose={() => { setAsked(null); acting.forget() }} />}
    </>
  )
}

/** From the approved plan to the inspection that carries it out, for those whose plan it is. */
function useBeginInspection(plan: PlanId) {
  const go = useGo()
  const acting = usePoolAct(poolClient.inspectByPlan, () => '已按计划拟定督查方案，请补充督查组。')
  const run = () => void acting.run({ plan }).then((made) => { if (made) go(`/inspections/${encodeURIComponent(made.id)}`) })
  return { run, isPending: acting.isPending, problem: acting.problem }
}

function Top({ view: { plan, burdened }, problem }: { readonly view: PlanView; readonly problem: unknown }) {
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {plan.at === 'drafted' && plan.returned && <Banner tone="soon">退回修改：{plan.returned.reason}（{plan.returned.by.name}）</Banner>}
      {plan.at === 'cancelled' && <Banner tone="info">已取消：{plan.ending.reason}（{plan.ending.by.name}）</Banner>}
      {plan.at === 'merged' && <Banner tone="info">已并入{plan.lead.name}牵头的联合督查，不再单独前往。</Banner>}
      {burdened.length > 0 && <Banner tone="soon">减负提醒：{burdened.map(({ unit, received, planned, before }) => `${unit.name}今年已接受${received}次、计划${planned}次，去年全年${before}次`).join('；')}。请考虑合并或取消。</Banner>}
    </>
  )
}
