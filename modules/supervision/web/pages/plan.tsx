import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ActBar, Banner, ErrorSummary, GoLink, ProblemNote, Waiting, today, useDraft, useGo, usePathParts, useSession, useTitle } from '#ui'
import { assignmentsOf } from '../../core/rules.ts'
import type { ItemId } from '../../core/types.ts'
import type { ItemView, SupervisionOptions } from '../../core/views.ts'
import { itemHref, partsSent, queries, useOptions } from '../api.ts'
import { InstructionSheet } from '../parts/matter-card.tsx'
import { PartFields } from '../parts/part-fields.tsx'
import { QuickRows } from '../parts/quick-rows.tsx'
import { useActing } from '../parts/use-acting.ts'
import { emptyPart, partDraftOf, partsOf, planLacks, type PartDraft } from '../plan-draft.ts'
import { isUntouched } from '../quick-rows.ts'
import { termOf } from '../words.ts'
import '../supervision.css'

/** 分解任务: an item into parts, each with one lead unit. */
export function Page() {
  const { id = '' } = usePathParts()
  useTitle('分解任务')
  const options = useOptions()
  const item = useQuery(queries.item.queryOptions({ input: { item: id as ItemId } }))
  const problem = item.error ?? options.error
  if (problem) return <ProblemNote problem={problem} onRetry={() => void Promise.all([item.refetch(), options.refetch()])} />
  return item.data && options.data ? <Form key={item.data.version} view={item.data} options={options.data} /> : <Waiting lines={10} />
}

/** Before 交办 the plan is changed as a whole; afterwards further parts are added. */
function firstParts({ item }: ItemView): readonly PartDraft[] {
  const planned = item.at === 'registered' ? assignmentsOf(item).map(partDraftOf) : []
  return planned.length > 0 ? planned : [emptyPart(item.at === 'registered' ? item.matter.title : '')]
}

function Form({ view, options }: { readonly view: ItemView; readonly options: SupervisionOptions }) {
  const session = useSession()
  const go = useGo()
  const acting = useActing(view.id)
  const { item, category } = view
  const draft = useDraft<readonly PartDraft[]>({ draft: `${session.person ?? ''}.supervision.${view.id}.plan.${view.version}`, initial: firstParts(view) })
  const [attempt, setAttempt] = useState(0)
  const parts = draft.value
  const { matter } = item
  const term = matter.dueOn === null ? termOf(category, matter.pace) : `不指定的，按事项期限${matter.dueOn}`
  const lacks = planLacks(parts, { today: today(), mustFixDay: matter.dueOn === null && category !== null && category.terms[matter.pace] === null })
  const issues = attempt > 0 ? lacks : []
  const set = (at: number, part: PartDraft) => draft.set(parts.map((one, place) => (place === at ? part : one)))
  const save = async () => {
    if (lacks.length > 0) return setAttempt(attempt + 1)
    if (!await acting.act({ type: 'plan', parts: partsSent(partsOf(parts, options)) })) return
    draft.clear()
    go(itemHref(view.id))
  }
  if (!view.may.some(({ act }) => act === 'plan')) return <Banner tone="info">当前不能分解任务，请回到事项查看所处环节。</Banner>
  return (
    <div className="sup-plan">
      <header className="sn-object-head">
        <GoLink to={itemHref(view.id)} className="sn-back">‹ {matter.title}</GoLink>
        <div className="sn-row"><h1>{item.at === 'running' ? '补充分解任务' : '分解任务'}</h1><span className="sn-muted" role="status">{draft.words}</span></div>
      </header>
      <ErrorSummary issues={issues} attempt={attempt} />
      {acting.problem && <ProblemNote problem={acting.problem} />}
      {matter.instruction && <InstructionSheet instruction={matter.instruction} />}
      <QuickRows options={options} onParts={(more) => draft.set([...parts.filter((part) => !isUntouched(matter.title, part)), ...more])} />
      {parts.map((part, at) => (
        <PartFields key={at} at={at} part={part} options={options} issues={issues} term={term} onChange={(next) => set(at, next)} onRemove={parts.length > 1 ? () => draft.set(parts.filter((_, place) => place !== at)) : undefined} />
      ))}
      <div><Button onClick={() => draft.set([...parts, emptyPart()])}>再分解一项</Button></div>
      <ActBar primary={{ key: 'save', label: '保存分解', keys: 'Alt+S', isPending: acting.pending !== null, onAct: () => void save() }} />
    </div>
  )
}
