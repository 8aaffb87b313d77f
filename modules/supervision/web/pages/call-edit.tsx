import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActBar, Banner, ErrorSummary, GoLink, ProblemNote, Waiting, nowInstant, refresh, showToast, useDraft, useGo, usePathParts, useSession, useTitle } from '#ui'
import type { CallId } from '../../core/calls/types.ts'
import type { CallOptions, CallView } from '../../core/calls/views.ts'
import { callHref, client, queries, type Brief } from '../api.ts'
import { briefSent, callDraftOf, callLacks, emptyCall, type CallDraft } from '../call-draft.ts'
import { AskedNote } from '../parts/asked-note.tsx'
import { CallFields } from '../parts/call-fields.tsx'
import '../supervision.css'
import '../calls.css'

/** 拟催报, or a draft of one changed: what is asked, of whom, until when. */
export function Page() {
  const { id } = usePathParts()
  useTitle(id ? '修改催报' : '拟催报')
  const options = useQuery(queries.callOptions.queryOptions())
  const call = useQuery({ ...queries.call.queryOptions({ input: { call: (id ?? '') as CallId } }), enabled: id !== undefined })
  const problem = options.error ?? call.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), ...(id ? [call.refetch()] : [])])} />
  if (!options.data || (id !== undefined && !call.data)) return <Waiting lines={10} />
  if (call.data && !call.data.may.some(({ act }) => act === 'amend')) return <Banner tone="info">当前不能修改这次催报，请回到催报查看所处环节。</Banner>
  return <Form key={call.data?.version ?? 'new'} options={options.data} call={call.data ?? null} />
}

function Form({ options, call }: { readonly options: CallOptions; readonly call: CallView | null }) {
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const draft = useDraft<CallDraft>({ draft: `${session.person ?? ''}.supervision.call.${call ? `${call.id}.${call.version}` : 'new'}`, initial: call ? callDraftOf(call) : emptyCall() })
  const [attempt, setAttempt] = useState(0)
  const sending = useMutation({
    mutationFn: (brief: Brief) => (call ? client.actOnCall({ call: call.id, act: { type: 'amend', brief } }) : client.draftCall({ brief })),
    onSuccess: async ({ id }) => {
      draft.clear()
      showToast({ text: '已送办公室领导审批，批准后即时发到各单位。' })
      await refresh(cache, { topics: ['supervision', 'workflow'] })
      go(callHref(id))
    },
  })
  const lacks = callLacks(draft.value, nowInstant())
  const issues = attempt > 0 ? lacks : []
  const send = () => (lacks.length > 0 ? setAttempt(attempt + 1) : sending.mutate(briefSent(draft.value)))
  return (
    <div className="sup-plan">
      <header className="sn-object-head">
        <GoLink to={call ? callHref(call.id) : '/supervision/calls'} className="sn-back">‹ {call ? call.theme : '催报'}</GoLink>
        <div className="sn-row"><h1>{call ? '修改催报' : '拟催报'}</h1><span className="sn-muted" role="status">{draft.words}</span></div>
      </header>
      <ErrorSummary issues={issues} attempt={attempt} />
      {sending.error ? <ProblemNote problem={sending.error} /> : null}
      {call?.at === 'returned' && call.ending && <Banner tone="soon">{call.ending.byName}退回修改：{call.ending.reason}</Banner>}
      <CallFields draft={draft.value} options={options} issues={issues} onChange={draft.set} />
      <AskedNote draft={draft.value} options={options} />
      <ActBar primary={{ key: 'send', label: '送审批', keys: 'Alt+S', isPending: sending.isPending, onAct: send }} />
    </div>
  )
}
