import { z } from 'zod'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { EmptyState, GoLink, Waiting, useFilters, useGo, useTitle } from '#ui'
import { PlanContentForm, type DrawnPlan } from '../parts/plan-content.tsx'
import { planPage, poolClient, usePool, usePoolAct } from '../pool-api.ts'
import '../inspections.css'
import '../pool.css'

const filtersSchema = z.object({ past: z.enum(['', '1']).catch('') })
const empty = (agency: UnitId): DrawnPlan => ({ agency, on: null, content: { theme: '', kind: 'special', method: 'onSite', targets: [], from: '' as Day, to: '' as Day, filing: '' } })

/** 拟定计划, or 补登 what was done before. */
export function Page() {
  const [{ past }] = useFilters(filtersSchema)
  const isPast = past === '1'
  const verb = isPast ? '补登' : '拟定计划'
  useTitle(isPast ? '补登已办督查' : '拟定督查计划')
  const go = useGo()
  const { data: pool } = usePool()
  const saving = usePoolAct(poolClient.draftPlan, () => (isPast ? '已补登。' : '计划已拟定；如有撞车，请先处理再报批。'))
  const save = async ({ agency, content, on }: DrawnPlan) => {
    const made = await saving.run({ agency, content: { ...content, targets: content.targets.map(({ unit, name }) => ({ unit, name })) }, on: isPast ? on : null })
    if (made) go(planPage(made.id))
  }
  const first = pool?.mine[0]
  return (
    <div className="pool-page">
      <header className="sn-object-head"><GoLink to="/inspections/plans" className="sn-back">‹ 督查计划</GoLink><h1>{isPast ? '补登已办督查' : '拟定督查计划'}</h1></header>
      {!pool ? <Waiting lines={8} /> : !first ? <EmptyState title="您还不在督查力量的人员库里" hint="请联系督查室，列入人员库后即可拟定计划。" />
        : <PlanContentForm key={past} first={empty(first.unit)} pool={pool} isNew isPast={isPast} verb={verb} problem={saving.problem} isPending={saving.isPending} onSave={(drawn) => void save(drawn)} onStay={() => go('/inspections/plans')} />}
    </div>
  )
}
