import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Described } from '#lib/related'
import { Banner, ProblemNote, Waiting, refresh, showToast, useDraft, useFilters, useGo, useSession } from '#ui'
import type { Plan } from '../../core/types.ts'
import type { InspectionOptions } from '../../core/views.ts'
import { client, inspectionHref, planSent, queries, useOptions } from '../api.ts'
import { PlanForm } from '../parts/plan-form.tsx'
import { draftFrom, emptyDraft } from '../plan-draft.ts'
import '../inspections.css'

/** Another page hands over what the inspection rests on, `?subject=supervision:7`; the server says what it is. */
const givenSchema = z.object({ subject: z.string().catch('') })

/** 拟定督查方案. */
export function Page() {
  const options = useOptions()
  const [{ subject }] = useFilters(givenSchema)
  const basis = useQuery({ ...queries.basis.queryOptions({ input: { subject } }), enabled: subject !== '', retry: false, staleTime: Infinity })
  const problem = options.error ?? basis.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), ...(subject ? [basis.refetch()] : [])])} />
  if (!options.data || (subject && !basis.data)) return <Waiting lines={10} />
  return <Form key={subject} options={options.data} given={basis.data ?? null} />
}

function Form({ options, given }: { readonly options: InspectionOptions; readonly given: Described | null }) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const draft = useDraft({ draft: `${session.person ?? ''}.inspections.new.${given?.subject ?? ''}`, initial: given ? draftFrom(given, options) : emptyDraft(options) })
  const drafting = useMutation({
    mutationFn: (plan: Plan) => client.draft({ plan: planSent(plan) }),
    onSuccess: async ({ id }) => {
      draft.clear()
      showToast({ text: '方案已保存，请送审。' })
      await refresh(cache, { topics: ['inspections', 'workflow'] })
      go(inspectionHref(id))
    },
  })
  if (!options.mayPlan) return <Banner tone="info">督查方案由督查单位的督查员拟定；需要督查的事项请联系督查室。</Banner>
  return <PlanForm title="拟定督查方案" back={{ href: '/inspections', label: '督查活动' }} options={options} draft={draft} verb="保存方案" isPending={drafting.isPending} problem={drafting.error} onSubmit={(plan) => drafting.mutate(plan)} />
}
