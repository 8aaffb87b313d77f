import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import { ErrorSummary, ProblemNote, StepsPage, asProblem, today, type Draft } from '#ui'
import type { Plan } from '../../core/types.ts'
import type { InspectionOptions } from '../../core/views.ts'
import { planLacks, planOf, type PlanDraft } from '../plan-draft.ts'
import { AboutFields, PlanSummary, WhereFields, WhoFields } from './plan-fields.tsx'

export interface PlanFormProps {
  readonly title: string
  readonly back: { readonly href: string; readonly label: string }
  readonly options: InspectionOptions
  readonly draft: Draft<PlanDraft>
  readonly verb: string
  readonly isPending: boolean
  readonly problem: unknown
  readonly onSubmit: (plan: Plan) => void
}

/** 督查方案 in four steps, always kept, with what lacks at each. */
export function PlanForm({ title, back, options, draft, verb, isPending, problem, onSubmit }: PlanFormProps) {
  const [step, setStep] = useState('about')
  const [attempt, setAttempt] = useState(0)
  const names = new Map<UnitId, string>([...options.units, ...options.leads].map(({ unit, name }) => [unit, name]))
  const lacks = planLacks(draft.value, { today: today(), names })
  const first = (['about', 'where', 'who'] as const).find((key) => lacks[key].length > 0)
  const submit = () => {
    if (!first) return onSubmit(planOf(draft.value))
    setAttempt(attempt + 1)
    setStep(first)
  }
  const fields = { draft: draft.value, options, names, onChange: (given: Partial<PlanDraft>) => draft.set({ ...draft.value, ...given }) }
  const shown = (key: keyof typeof lacks) => (attempt > 0 ? lacks[key] : [])
  const told = problem ? asProblem(problem) : null
  return (
    <>
      {told && (told.issues.length > 0 ? <ErrorSummary issues={told.issues} /> : <ProblemNote problem={told} />)}
      <StepsPage
        title={title} back={back} current={step} onStep={setStep} saved={draft.words} attempt={attempt} submit={{ key: 'submit', label: verb, onAct: submit, isPending, keys: 'Alt+S' }}
        steps={[
          { key: 'about', label: '督查内容', issues: lacks.about, content: <AboutFields {...fields} issues={shown('about')} /> },
          { key: 'where', label: '时间和单位', issues: lacks.where, content: <WhereFields {...fields} issues={shown('where')} /> },
          { key: 'who', label: '督查组', issues: lacks.who, content: <WhoFields {...fields} issues={shown('who')} /> },
          { key: 'check', label: '核对', issues: [], content: <PlanSummary {...fields} issues={[]} /> },
        ]}
      />
    </>
  )
}
