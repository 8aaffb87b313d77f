import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { instantFrom, instantMs } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { Banner, ErrorSummary, Field, GoLink, ProblemNote, Waiting, fieldLackId, refresh, showToast, useDraft, useFilters, useGo, useHotkeys, useSession, useTitle } from '#ui'
import type { Category } from '../../core/types.ts'
import type { CallTaken, EmergencyOptions } from '../../core/views.ts'
import { categoryWords } from '../../core/words.ts'
import { client, emergencyHref, queries, useOptions } from '../api.ts'
import { callLacks, callSent, emptyCall, type CallDraft } from '../call-draft.ts'
import { timeHint } from '../times.ts'
import '../emergencies.css'

/** The duty log hands over a telephone record, `?subject=duty:7`; the server says what was taken down. */
const givenSchema = z.object({ subject: z.string().catch('') })

/** 接报登记. */
export function Page() {
  const options = useOptions()
  const [{ subject }] = useFilters(givenSchema)
  const taken = useQuery({ ...queries.subject.queryOptions({ input: { subject } }), enabled: subject !== '', retry: false, staleTime: Infinity })
  const problem = options.error ?? taken.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), ...(subject ? [taken.refetch()] : [])])} />
  if (!options.data || (subject && !taken.data)) return <Waiting lines={10} />
  return <Form key={subject} options={options.data} taken={taken.data ?? null} subject={subject || null} />
}

interface FormProps { readonly options: EmergencyOptions; readonly taken: CallTaken | null; readonly subject: string | null }

function Form({ options, taken, subject }: FormProps) {
  useTitle('接报登记')
  const session = useSession()
  const go = useGo()
  const cache = useQueryClient()
  const opened = useRef(performance.now())
  // The server's clock, going on while the form is filled in: the machine's own may be wrong.
  const now = () => instantFrom(Math.round(instantMs(options.now) + performance.now() - opened.current))
  const draft = useDraft<CallDraft>({ draft: `${session.person ?? ''}.emergencies.new.${subject ?? ''}`, initial: emptyCall(taken, options.now) })
  const [attempt, setAttempt] = useState(0)
  const receiving = useMutation({
    mutationFn: () => client.receive(callSent(draft.value, { units: options.units, subject, now: now() })),
    onSuccess: async ({ id }) => {
      draft.clear()
      showToast({ text: '已登记，带班领导已收到提醒。' })
      await refresh(cache, { topics: ['emergencies', 'workflow'] })
      go(emergencyHref(id))
    },
  })
  const lacks = callLacks(draft.value, now())
  const save = () => {
    setAttempt(attempt + 1)
    if (lacks.length === 0) receiving.mutate()
  }
  useHotkeys([{ keys: 'Alt+S', label: '登记并开始计时', act: save }])
  const issues = attempt === 0 ? [] : lacks.map(({ field, text }): Issue => ({ code: field, severity: 'block', field, text }))
  return (
    <div className="em-page">
      <header className="sn-object-head"><GoLink to="/emergencies" className="sn-back">‹ 紧急信息</GoLink><h1>接报登记</h1></header>
      {!options.standing.keeps && !options.standing.leads && <Banner tone="info">紧急信息由区委办公室值班人员登记，请电话报告区委办公室值班室。</Banner>}
      <Banner tone="soon">内容可能涉密的，不要在这里写，马上 <GoLink to="/emergencies/diversions">改走涉密渠道</GoLink>。</Banner>
      {receiving.error ? <ProblemNote problem={receiving.error} /> : null}
      <form className="sn-card em-card em-form" aria-label="电话记录" onSubmit={(event) => { event.preventDefault(); save() }}>
        <ErrorSummary issues={issues} attempt={attempt} />
        <CallFields draft={draft.value} options={options} issues={issues} onChange={draft.set} />
        <div className="sn-row"><Button type="primary" htmlType="submit" aria-keyshortcuts="Alt+S" loading={receiving.isPending}>登记并开始计时（Alt+S）</Button><span className="sn-muted" role="status">{draft.words}</span></div>
      </form>
    </div>
  )
}

interface FieldsProps { readonly draft: CallDraft; readonly options: EmergencyOptions; readonly issues: readonly Issue[]; readonly onChange: (draft: CallDraft) => void }

/** In the order in which it is said on the telephone. */
function CallFields({ draft, options, issues, onChange }: FieldsProps) {
  const change = (given: Partial<CallDraft>) => onChange({ ...draft, ...given })
  const text = (key: 'caller' | 'phone' | 'place' | 'nature' | 'informed', label: string, isRequired = false) => (
    <Field id={key} label={label} isRequired={isRequired} issues={issues}><input id={key} type="text" maxLength={key === 'informed' ? 500 : key === 'place' ? 100 : 40} autoFocus={key === 'caller'} aria-describedby={fieldLackId(key)} value={draft[key]} onChange={(event) => change({ [key]: event.target.value })} /></Field>
  )
  const moment = (key: 'receivedAt' | 'occurredAt' | 'learnedAt', label: string) => (
    <Field id={key} label={label} isRequired={key === 'receivedAt'} issues={issues} hint={key === 'occurredAt' ? timeHint : undefined}><input id={key} type="text" maxLength={20} aria-describedby={fieldLackId(key)} value={draft[key]} onChange={(event) => change({ [key]: event.target.value })} /></Field>
  )
  return (
    <>
      <div className="em-pair">
        {text('caller', '来电人', true)}{text('phone', '来电号码')}
        <Field id="unit" label="责任单位"><select id="unit" value={draft.unit} onChange={(event) => change({ unit: event.target.value })}><option value="">还不清楚</option>{options.units.map(({ unit, name }) => <option key={unit} value={unit}>{name}</option>)}</select></Field>
        {moment('receivedAt', '接报时间')}
      </div>
      {draft.unit !== '' && <label className="em-check"><input type="checkbox" checked={draft.isFromUnit} onChange={() => change({ isFromUnit: !draft.isFromUnit })} />是责任单位自己来电报告</label>}
      <Field id="content" label="来电内容" isRequired issues={issues}><textarea id="content" rows={3} maxLength={2000} aria-describedby="content-lack" value={draft.content} onChange={(event) => change({ content: event.target.value })} /></Field>
      <div className="em-pair">
        {moment('occurredAt', '事发时间')}{text('place', '地点')}{text('nature', '事件性质（如 客车侧翻事故）')}
        <Field id="category" label="事件类别"><select id="category" value={draft.category} onChange={(event) => change({ category: event.target.value as Category })}>{Object.entries(categoryWords).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select></Field>
        {moment('learnedAt', '单位获知时间')}{text('informed', '已告知何人')}
      </div>
    </>
  )
}
