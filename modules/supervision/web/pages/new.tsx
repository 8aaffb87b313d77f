import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ProblemNote, Waiting, showToast, useDraft, useFilters, useGo, useSession } from '#ui'
import { sources, type Source } from '../../core/sources.ts'
import type { Matter } from '../../core/types.ts'
import type { SupervisionOptions } from '../../core/views.ts'
import { client, itemHref, matterSent, useOptions } from '../api.ts'
import { emptyDraft, nextOnPaper, type MatterDraft } from '../matter-draft.ts'
import { MatterForm } from '../parts/matter-form.tsx'
import '../supervision.css'

const text = z.string().catch('')
/** Another page hands over what the matter rests on: `?subject=document:7&title=…&number=…&link=/documents/7`. */
const givenSchema = z.object({ source: z.enum(sources as [Source, ...Source[]]).optional().catch(undefined), subject: text, title: text, number: text, link: z.string().regex(/^\/(?![/\\])/).catch('') })
type Given = z.infer<typeof givenSchema>

/** 督查立项: a matter is put before the office. */
export function Page() {
  const options = useOptions()
  const [given] = useFilters(givenSchema)
  if (options.error) return <ProblemNote problem={options.error} onRetry={() => void options.refetch()} />
  return options.data ? <Form options={options.data} given={given} /> : <Waiting lines={10} />
}

function Form({ options, given }: { readonly options: SupervisionOptions; readonly given: Given }) {
  const [first, setFirst] = useState<{ readonly at: number; readonly draft: MatterDraft }>(() => ({ at: 0, draft: begun(given) }))
  return <Registering key={first.at} options={options} subject={given.subject} first={first.draft} onNext={(draft) => setFirst({ at: first.at + 1, draft })} />
}

const begun = ({ source, subject, title, number, link }: Given): MatterDraft =>
  emptyDraft({ ...(source ? { source } : subject ? { source: 'districtDecision' } : {}), ...(subject ? { origin: { subject, title, number: number || null, link: link || null } } : {}) })

interface RegisteringProps { readonly options: SupervisionOptions; readonly subject: string; readonly first: MatterDraft; readonly onNext: (draft: MatterDraft) => void }

function Registering({ options, subject, first, onNext }: RegisteringProps) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const draft = useDraft({ draft: `${session.person ?? ''}.supervision.new.${subject}`, initial: first })
  const proposing = useMutation({
    mutationFn: ({ matter }: { readonly matter: Matter; readonly isLast: boolean }) => client.propose({ matter: matterSent(matter) }),
    onSuccess: async ({ id }, { isLast }) => {
      const next = nextOnPaper(draft.value)
      draft.clear()
      showToast({ text: '已提出立项，送办公室领导审定。' })
      await Promise.all(['supervision', 'workflow'].map((topic) => cache.invalidateQueries({ queryKey: [[topic]] })))
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
