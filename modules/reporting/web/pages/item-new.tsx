import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { UnitId } from '#lib/ids'
import { Banner, ChoiceRow, Field, ProblemNote, Select, Waiting, refresh, showToast, useDraft, useFilters, useGo, useNarrow, useSession, useTitle } from '#ui'
import { pointRoleWords, type PointId } from '../../core/network/three.ts'
import type { Content } from '../../core/items/types.ts'
import type { ItemOptions } from '../../core/items/views.ts'
import { channelWords } from '../../core/items/words.ts'
import { client, itemHref, queries, useOptions } from '../items/api.ts'
import { ItemForm, emptyContent, lacksIn } from '../items/item-form.tsx'
import '../items/items.css'

/** Another page hands over what it is made from: `?subject=duty:7` a telephone record, `?subject=commission:7` what was asked for. */
const givenSchema = z.object({ subject: z.string().catch('') })
interface Start { readonly subject: string | null; readonly content: Content }

/** 写信息: for one's point, or at the office what came by letter, hotline or the duty log. */
export function Page() {
  useTitle('写信息')
  const options = useOptions()
  const [{ subject }] = useFilters(givenSchema)
  const origin = useQuery({ ...queries.itemOrigin.queryOptions({ input: { subject } }), enabled: subject !== '', retry: false, staleTime: Infinity })
  const problem = options.error ?? origin.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([options.refetch(), ...(subject ? [origin.refetch()] : [])])} />
  if (!options.data || (subject && !origin.data)) return <Waiting lines={10} />
  if (options.data.points.length === 0 && !options.data.mayReceive) return <Banner tone="info">信息由本单位信息直报点的信息员、办公室主任或分管领导填写；请联系本单位信息员，或请信息科登记。</Banner>
  const content: Content = origin.data ? { ...emptyContent, title: origin.data.title, text: origin.data.text, kind: subject.startsWith('commission:') ? 'commission' : 'development', learnedAt: origin.data.at } : emptyContent
  return <Form key={subject} options={options.data} start={{ subject: subject || null, content }} />
}

function Form({ options, start }: { readonly options: ItemOptions; readonly start: Start }) {
  const session = useSession()
  const draft = useDraft<Content>({ draft: `${session.person ?? ''}.reporting.new.${start.subject ?? ''}`, initial: start.content })
  const [isWhole, setWhole] = useState<boolean | null>(null)
  const [from, setFrom] = useState<From>({ point: options.points[0]?.point ?? null, unit: null, channel: start.subject?.startsWith('duty:') ? 'dutyLog' : 'letter' })
  const writing = useWriting(draft.clear, { from, origin: start.subject })
  const point = options.points.find((one) => one.point === from.point)
  const lacks = (goesOn: boolean) => [...lacksIn(draft.value, goesOn), ...(from.point === null && from.unit === null ? [{ code: 'unit', severity: 'block' as const, field: 'unit', text: '请选择反映的单位' }] : [])]
  const issues = isWhole === null ? [] : lacks(isWhole)
  const go = (goesOn: boolean) => {
    setWhole(goesOn)
    if (lacks(goesOn).length === 0) writing.mutate({ content: draft.value, goesOn })
  }
  return (
    <>
      <header className="sn-page-head"><h1>写信息</h1></header>
      <ItemForm
        draft={draft} norms={options.norms} problem={writing.error} issues={issues} like={{ point: from.point, item: null }} before={<FromFields options={options} from={from} onChange={setFrom} />}
        foot={point
          ? <><Button type="primary" loading={writing.isPending} onClick={() => go(true)}>{actLabel(point.mayReport)}</Button><Button loading={writing.isPending} onClick={() => go(false)}>先存着，以后再写</Button></>
          : <Button type="primary" loading={writing.isPending} onClick={() => go(true)}>登记</Button>}
      />
    </>
  )
}

const actLabel = (mayReport: boolean): string => (mayReport ? '报办公室主任把关' : '保存并试报')

interface From { readonly point: PointId | null; readonly unit: UnitId | null; readonly channel: 'letter' | 'hotline' | 'dutyLog' }

/** For which point; at the office also in whose name something came in, and by which way. */
function FromFields({ options, from, onChange }: { readonly options: ItemOptions; readonly from: From; readonly onChange: (from: From) => void }) {
  const point = options.points.find((one) => one.point === from.point)
  const ways = [...options.points.map((one) => ({ value: one.point as string, label: one.unit.name })), ...(options.mayReceive ? [{ value: '', label: '登记来信、热线、值班记录' }] : [])]
  return (
    <>
      {ways.length > 1 ? <ChoiceRow label="写给" options={ways} value={from.point ?? ''} onChange={(value) => onChange({ ...from, point: (value || null) as PointId | null })} /> : point && <p className="sn-muted">直报点：{point.unit.name}</p>}
      {point && point.missing.length > 0 && <Banner tone="soon">本直报点还没有明确{point.missing.map((role) => pointRoleWords[role]).join('、')}{point.mayReport ? '，上报时会标明。' : '，补齐前只能保存，不能上报；请联系区委办公室信息科。'}</Banner>}
      {!point && (
        <div className="rpi-pair">
          <Field id="unit" label="反映的单位" isRequired><Select id="unit" showSearch={{ optionFilterProp: 'label' }} value={(from.unit ?? null) as string | null} options={options.units.map(({ unit, name }) => ({ value: unit as string, label: name }))} onChange={(unit) => onChange({ ...from, unit: unit as UnitId })} /></Field>
          <ChoiceRow label="来源" options={(['letter', 'hotline', 'dutyLog'] as const).map((value) => ({ value, label: channelWords[value] }))} value={from.channel} onChange={(channel) => onChange({ ...from, channel })} />
        </div>
      )}
    </>
  )
}

/** Keeps it, and where wanted hands it on at once; what keeps it from going on is said on its page. */
function useWriting(clear: () => void, { from, origin }: { from: From; origin: string | null }) {
  const go = useGo()
  const cache = useQueryClient()
  const isPhone = useNarrow(48)
  return useMutation({
    mutationFn: async ({ content, goesOn }: { content: Content; goesOn: boolean }) => {
      if (from.point === null) return { ...await client.receiveItem({ unit: from.unit!, channel: from.channel, origin, content }), goesOn: false }
      return { ...await client.draftItem({ point: from.point, channel: isPhone ? 'phone' : 'web', origin, content }), goesOn }
    },
    onSuccess: async ({ id, at, goesOn }) => {
      clear()
      const handedIn = goesOn && await client.actOnItem({ item: id, act: { type: 'hand-in' } }).then(() => true, () => false)
      showToast({ text: at === 'submitted' ? '已登记，请初筛。' : handedIn ? '已报办公室主任把关。' : '已保存。' })
      await refresh(cache, { topics: ['reporting', 'workflow'] })
      go(itemHref(id))
    },
  })
}
