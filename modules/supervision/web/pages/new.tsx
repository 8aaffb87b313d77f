import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import type { Described } from '#lib/related'
import { ProblemNote, Waiting, showToast, useDraft, useFilters, useGo, useSession } from '#ui'
import type { Matter } from '../../core/types.ts'
import type { SupervisionOptions } from '../../core/views.ts'
import { client, itemHref, matterSent, queries, useOptions } from '../api.ts'
import { draftFrom, emptyDraft, nextOnPaper, type MatterDraft } from '../matter-draft.ts'
import { MatterForm } from '../parts/matter-form.tsx'
import '../supervision.css'

const text = z.string().catch('')
/** Another page hands over what the matter rests on, `?subject=document:7`, and with `&part=3` whose words on it; the server says what they are. */
const givenSchema = z.object({ subject: text, part: text })

/** 督查立项: a matter is put before the office. */
export function Page() {
  const options = useOptions()
  const [{ subject, part }] = useFilters(givenSchema)
  const origin = useQuery({ ...queries.origin.queryOptions({ input: { subject, ...(part ? { part } : {}) } }), enabled: subject !== '', retry: false, staleTime: Infinity })
  const problem = options.error ?? origin.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), ...(subject ? [origin.refetch()] : [])])} />
  if (!options.data || (subject && !origin.data)) return <Waiting lines={10} />
  return <Form key={`${subject} ${part}`} options={options.data} given={origin.data ?? null} name={`${subject}${part && `.${part}`}`} />
}

interface FormProps { readonly options: SupervisionOptions; readonly given: Described | null; readonly name: string }

function Form({ options, given, name }: FormProps) {
  const [first, setFirst] = useState<{ readonly at: number; readonly draft: MatterDraft }>(() => ({ at: 0, draft: given ? draftFrom(given, options) : emptyDraft() }))
  return <Registering key={first.at} options={options} name={name} first={first.draft} onNext={(draft) => setFirst({ at: first.at + 1, draft })} />
}

interface RegisteringProps { readonly options: SupervisionOptions; readonly name: string; readonly first: MatterDraft; readonly onNext: (draft: MatterDraft) => void }

function Registering({ options, name, first, onNext }: RegisteringProps) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const draft = useDraft({ draft: `${session.person ?? ''}.supervision.new.${name}`, initial: first })
  const proposing = useMutation({
    mutationFn: ({ matter }: { readonly matter: Matter; readonly isLast: boolean }) => client.propose({ matter: matterSent(matter) }),
    onSuccess: async ({ id }, { isLast }) => {
      const next = nextOnPaper(draft.value)
      draft.clear()
      showToast({ text: '已提出立项，送办公室领导审定。' })
      await Promise.all(['supervision', 'workflow', 'documents'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
      if (isLast) go(itemHref(id))
      else onNext(next)
    },
  })
  return (
    <MatterForm
      title="督查立项" back={{ href: '/supervision/items', label: '督查事项' }} options={options} draft={draft} verb="提出立项" isPending={proposing.isPending} problem={proposing.error}
      onSubmit={(matter) => proposing.mutate({ matter, isLast: true })}
      second={draft.value.source === 'leaderInstruction' ? { label: '提出并登记下一条批示', onSubmit: (matter) => proposing.mutate({ matter, isLast: false }) } : undefined}
    />
  )
}
