import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Banner, ProblemNote, Waiting, showToast, useDraft, useGo, useSession } from '#ui'
import type { Plan } from '../../core/types.ts'
import type { InspectionOptions } from '../../core/views.ts'
import { client, inspectionHref, planSent, useOptions } from '../api.ts'
import { PlanForm } from '../parts/plan-form.tsx'
import { emptyDraft } from '../plan-draft.ts'
import '../inspections.css'

/** 拟定督查方案. */
export function Page() {
  const options = useOptions()
  if (options.error) return <ProblemNote problem={options.error} onRetry={() => void options.refetch()} />
  return options.data ? <Form options={options.data} /> : <Waiting lines={10} />
}

function Form({ options }: { readonly options: InspectionOptions }) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const draft = useDraft({ draft: `${session.person ?? ''}.inspections.new`, initial: emptyDraft(options) })
  const drafting = useMutation({
    mutationFn: (plan: Plan) => client.draft({ plan: planSent(plan) }),
    onSuccess: async ({ id }) => {
      draft.clear()
      showToast({ text: '方案已保存，请送审。' })
      await Promise.all(['inspections', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
      go(inspectionHref(id))
    },
  })
  if (!options.mayPlan) return <Banner tone="info">督查方案由督查单位的督查员拟定；需要督查的事项请联系督查室。</Banner>
  return <PlanForm title="拟定督查方案" back={{ href: '/inspections', label: '督查活动' }} options={options} draft={draft} verb="保存方案" isPending={drafting.isPending} problem={drafting.error} onSubmit={(plan) => drafting.mutate(plan)} />
}
