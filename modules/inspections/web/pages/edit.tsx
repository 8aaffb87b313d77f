import { useQuery } from '@tanstack/react-query'
import { Banner, ProblemNote, Waiting, useDraft, useGo, usePathParts, useSession, useTitle } from '#ui'
import type { InspectionId } from '../../core/types.ts'
import type { InspectionOptions, InspectionView } from '../../core/views.ts'
import { inspectionHref, planSent, queries, useOptions } from '../api.ts'
import { PlanForm } from '../parts/plan-form.tsx'
import { useActing } from '../parts/use-acting.ts'
import { draftOf } from '../plan-draft.ts'
import '../inspections.css'

/** 修改督查方案, until it is put before a leader. */
export function Page() {
  const { id = '' } = usePathParts()
  const options = useOptions()
  const inspection = useQuery(queries.inspection.queryOptions({ input: { inspection: id as InspectionId } }))
  const problem = inspection.error ?? options.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([inspection.refetch(), options.refetch()])} />
  if (!inspection.data || !options.data) return <Waiting lines={10} />
  return inspection.data.may.some(({ act }) => act === 'amend') ? <Form key={inspection.data.version} view={inspection.data} options={options.data} /> : <Refused />
}

function Refused() {
  useTitle('修改督查方案')
  return <><h1>修改督查方案</h1><Banner tone="info">方案已送审或已批准，不能修改；需要修改的，请领导退回。</Banner></>
}

function Form({ view, options }: { readonly view: InspectionView; readonly options: InspectionOptions }) {
  const session = useSession()
  const go = useGo()
  const acting = useActing(view.id)
  const draft = useDraft({ draft: `${session.person ?? ''}.inspections.${view.id}.plan.${view.version}`, initial: draftOf(view.inspection.plan) })
  const back = { href: inspectionHref(view.id), label: view.inspection.plan.theme }
  return (
    <PlanForm
      title="修改督查方案" back={back} options={options} draft={draft} verb="保存修改" isPending={acting.pending !== null} problem={acting.problem}
      onSubmit={(plan) => void acting.act({ type: 'amend', plan: planSent(plan) }).then((held) => { if (held) { draft.clear(); go(back.href) } })}
    />
  )
}
