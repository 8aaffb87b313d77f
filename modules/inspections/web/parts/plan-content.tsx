import { Button, Input } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import type { Day } from '#lib/instants'
import { ChoiceRow, DayPicker, ErrorSummary, Field, ProblemNote, RangePicker, Select, asProblem } from '#ui'
import { planKindWords, planKinds, type PlanContent } from '../../core/plans-types.ts'
import type { PoolOptions } from '../../core/pool-views.ts'
import { methodWords } from '../../core/words.ts'
import { UnitsSelect } from './unit-select.tsx'

export interface DrawnPlan { readonly agency: UnitId; readonly content: PlanContent; readonly on: Day | null }
export interface PlanFormProps {
  readonly first: DrawnPlan
  readonly pool: PoolOptions
  /** Of a plan that is there already, the agency stays. */
  readonly isNew: boolean
  readonly isPast: boolean
  readonly verb: string
  readonly problem: unknown
  readonly isPending: boolean
  readonly onSave: (drawn: DrawnPlan) => void
  readonly onStay: () => void
}

/** 计划安排 as a form: who, what, where, when. What lacks is said at once. */
export function PlanContentForm({ first, pool, isNew, isPast, verb, problem: refused, isPending, onSave, onStay }: PlanFormProps) {
  const [drawn, setDrawn] = useState(first)
  const [isTried, setTried] = useState(false)
  const { content } = drawn
  const change = (given: Partial<PlanContent>) => setDrawn({ ...drawn, content: { ...content, ...given } })
  const lacks = lacksOf(drawn, isPast)
  const issues = isTried ? lacks : []
  const save = () => {
    setTried(true)
    if (lacks.length === 0) onSave(isPast && drawn.on ? { ...drawn, content: { ...content, from: drawn.on, to: drawn.on } } : drawn)
  }
  return (
    <section className="sn-card ins-card ins-form" aria-label={verb}>
      {issues.length > 0 ? <ErrorSummary issues={issues} /> : refused ? <ProblemNote problem={asProblem(refused)} /> : null}
      {isNew && pool.mine.length > 1 && <Field id="agency" label="督查力量"><Select<string> id="agency" aria-label="督查力量" value={drawn.agency} options={pool.mine.map(({ unit, name }) => ({ value: unit as string, label: name }))} onChange={(agency) => setDrawn({ ...drawn, agency: agency as UnitId })} /></Field>}
      <Field id="theme" label="督查主题" isRequired issues={issues}><Input id="theme" maxLength={200} aria-describedby="theme-lack" value={content.theme} onChange={(event) => change({ theme: event.target.value })} /></Field>
      <ChoiceRow label="类别" value={content.kind} options={planKinds.map((value) => ({ value, label: planKindWords[value] }))} onChange={(kind) => change({ kind })} />
      {content.kind === 'comprehensive' && <Field id="filing" label="备案文号" isRequired hint={`综合性督查检查须在年度计划内（${pool.annualUntil}前拟定）并备案后才能报批。`}><Input id="filing" maxLength={60} aria-describedby="filing-hint" value={content.filing} onChange={(event) => change({ filing: event.target.value })} /></Field>}
      <ChoiceRow label="方式" value={content.method} options={(['onSite', 'special', 'joint'] as const).map((value) => ({ value, label: methodWords[value] }))} onChange={(method) => change({ method })} />
      <Field id="targets" label="督查对象" isRequired issues={issues}><UnitsSelect id="targets" label="督查对象" value={content.targets} onChange={(targets) => change({ targets })} /></Field>
      {isPast
        ? <Field id="on" label="办理日期" isRequired issues={issues} hint="只补登以前已经办过的，用于减负统计。"><DayPicker id="on" label="办理日期" value={drawn.on} onChange={(on) => setDrawn({ ...drawn, on })} /></Field>
        : <Field id="from" label="督查时间" isRequired issues={issues}><RangePicker id="from" label="督查时间" value={[content.from || null, content.to || null]} onChange={([from, to]) => change({ from: from ?? '' as Day, to: to ?? '' as Day })} /></Field>}
      <div className="sn-row"><Button type="primary" loading={isPending} onClick={save}>{verb}</Button><Button onClick={onStay}>暂不{verb}</Button></div>
    </section>
  )
}

function lacksOf({ content, on }: DrawnPlan, isPast: boolean): readonly Issue[] {
  const lack = (field: string, text: string): Issue => ({ code: field, severity: 'block', field, text })
  return [
    ...(content.theme.trim() ? [] : [lack('theme', '请填写督查主题')]), ...(content.targets.length > 0 ? [] : [lack('targets', '请至少选择一个督查对象')]),
    ...(isPast ? (on ? [] : [lack('on', '请填写办理日期')]) : content.from && content.to ? [] : [lack('from', '请填写督查时间')]),
  ]
}
