import { useState } from 'react'
import { ErrorSummary, ProblemNote, StepsPage, type Draft, type PageAct, asProblem, today } from '#ui'
import type { Matter } from '../../core/types.ts'
import type { SupervisionOptions } from '../../core/views.ts'
import { matterLacks, matterOf, type MatterDraft } from '../matter-draft.ts'
import { MatterFields, MatterSummary } from './matter-fields.tsx'
import { OriginFields } from './origin-fields.tsx'

export interface MatterFormProps {
  readonly title: string
  readonly back: { readonly href: string; readonly label: string }
  readonly options: SupervisionOptions
  readonly draft: Draft<MatterDraft>
  readonly verb: string
  readonly isPending: boolean
  readonly problem: unknown
  readonly onSubmit: (matter: Matter) => void
  /** A second way to hand it in, e.g. and on to the next one. */
  readonly second?: { readonly label: string; readonly onSubmit: (matter: Matter) => void } | undefined
}

/** 立项 in three steps, always kept, with what lacks at each. */
export function MatterForm({ title, back, options, draft, verb, isPending, problem, onSubmit, second }: MatterFormProps) {
  const [step, setStep] = useState('origin')
  const [attempt, setAttempt] = useState(0)
  const lacks = matterLacks(draft.value, { categories: options.categories, today: today() })
  const shown = attempt > 0
  const change = (given: Partial<MatterDraft>) => draft.set({ ...draft.value, ...given })
  const submit = (send: (matter: Matter) => void) => () => {
    if (lacks.origin.length + lacks.matter.length === 0) return send(matterOf(draft.value, options))
    setAttempt(attempt + 1)
    setStep(lacks.origin.length > 0 ? 'origin' : 'matter')
  }
  const fields = { draft: draft.value, onChange: change, options }
  const told = problem ? asProblem(problem) : null
  const others: readonly PageAct[] = second ? [{ key: 'second', label: second.label, onAct: submit(second.onSubmit), isPending }] : []
  return (
    <>
      {told && (told.issues.length > 0 ? <ErrorSummary issues={told.issues} /> : <ProblemNote problem={told} />)}
      <StepsPage
        title={title} back={back} current={step} onStep={setStep} saved={draft.words} attempt={attempt} others={step === 'check' ? others : []} submit={{ key: 'submit', label: verb, onAct: submit(onSubmit), isPending, keys: 'Alt+S' }}
        steps={[
          { key: 'origin', label: '来源和依据', issues: lacks.origin, content: <OriginFields {...fields} issues={shown ? lacks.origin : []} /> },
          { key: 'matter', label: '事项和要求', issues: lacks.matter, content: <MatterFields {...fields} issues={shown ? lacks.matter : []} /> },
          { key: 'check', label: '核对提交', issues: [], content: <MatterSummary draft={draft.value} options={options} /> },
        ]}
      />
    </>
  )
}
