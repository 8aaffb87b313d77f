import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { addDays, dayOf, instantOf, type Instant } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { Banner, ErrorSummary, Field, ProblemNote, Select, Waiting, refresh, showToast, useGo, useTitle } from '#ui'
import type { CommissionOptions } from '../../core/commissions/views.ts'
import type { PointId } from '../../core/network/three.ts'
import { client, commissionHref, queries } from '../commissions/api.ts'
import { instantIn, localOf } from '../items/words.ts'
import '../items/items.css'

/** 发约稿: topic, what is wanted, of whom, and until when. */
export function Page() {
  useTitle('发约稿')
  const options = useQuery(queries.commissionOptions.queryOptions())
  if (options.error) return <ProblemNote problem={options.error} onRetry={() => void options.refetch()} />
  if (!options.data) return <Waiting lines={8} />
  return (
    <>
      <header className="sn-page-head"><h1>发约稿</h1></header>
      {options.data.mayIssue ? <Form options={options.data} /> : <Banner tone="info">约稿由信息科发出，请联系信息科。</Banner>}
    </>
  )
}

interface Asked { readonly topic: string; readonly requirement: string; readonly points: readonly PointId[]; readonly dueAt: Instant | null }
const WORK_END = 17 * 60 + 30

function lacksIn({ topic, points, dueAt }: Asked): readonly Issue[] {
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  return [...lack('topic', !topic.trim(), '请填写约稿主题'), ...lack('points', points.length === 0, '请选择约稿单位'), ...lack('due-at', dueAt === null, '请填写报送期限')]
}

function Form({ options }: { readonly options: CommissionOptions }) {
  const go = useGo()
  const cache = useQueryClient()
  const [asked, setAsked] = useState<Asked>({ topic: '', requirement: '', points: [], dueAt: instantOf(addDays(dayOf(options.now), 3), WORK_END) })
  const [isTried, setTried] = useState(false)
  const change = (over: Partial<Asked>) => setAsked({ ...asked, ...over })
  const issues = isTried ? lacksIn(asked) : []
  const sending = useMutation({
    mutationFn: (dueAt: Instant) => client.commission({ topic: asked.topic, requirement: asked.requirement, points: [...asked.points], dueAt }),
    onSuccess: async ({ id }) => {
      showToast({ text: '约稿已发出，各单位信息员的待办里有了。' })
      await refresh(cache, { topics: ['reporting', 'workflow'] })
      go(commissionHref(id))
    },
  })
  const send = () => {
    setTried(true)
    if (asked.dueAt && lacksIn(asked).length === 0) sending.mutate(asked.dueAt)
  }
  return (
    <form className="rpi-form sn-card rpi-card" onSubmit={(event) => event.preventDefault()}>
      {sending.error ? <ProblemNote problem={sending.error} /> : null}
      <ErrorSummary issues={issues} />
      <Field id="topic" label="约稿主题" isRequired issues={issues}><Input id="topic" maxLength={100} aria-describedby="topic-lack" value={asked.topic} onChange={(event) => change({ topic: event.target.value })} /></Field>
      <Field id="requirement" label="报送要求" issues={issues} hint="写什么、多少字、要哪些数据。"><Input.TextArea id="requirement" rows={5} maxLength={2000} aria-describedby="requirement-hint" value={asked.requirement} onChange={(event) => change({ requirement: event.target.value })} /></Field>
      <Field id="points" label="约稿单位" isRequired issues={issues} hint="可以选多个，按名称查找。">
        <Select<string[]> id="points" mode="multiple" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={[...asked.points]} options={options.points.map(({ point, name }) => ({ value: point as string, label: name }))} onChange={(points) => change({ points: points as PointId[] })} />
      </Field>
      <Field id="due-at" label="报送期限" isRequired issues={issues}><input id="due-at" type="datetime-local" aria-describedby="due-at-lack" value={localOf(asked.dueAt)} onChange={(event) => change({ dueAt: instantIn(event.target.value) })} /></Field>
      <div className="rpi-foot"><Button type="primary" loading={sending.isPending} onClick={send}>发出约稿</Button></div>
    </form>
  )
}
