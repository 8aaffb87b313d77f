import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { ChoiceRow, DayPicker, Field, ProblemNote, Select } from '#ui'
import { assignmentsOf } from '../../core/rules.ts'
import type { ItemView } from '../../core/views.ts'
import { actForms, lacksOf, opening, type Answers, type Ask, type Asked } from '../act-forms.ts'
import { actWords } from '../acts.ts'
import { useOptions, type Act } from '../api.ts'

export interface AskDialogProps {
  readonly view: ItemView
  readonly act: Asked
  readonly assignment: number
  readonly problem: unknown
  readonly isPending: boolean
  readonly onAct: (act: Act) => void
  readonly onClose: () => void
}

/** The window of one act: its few questions, and beside each what it lacks. A refusal stands in the window, which stays. */
export function AskDialog({ view, act, assignment, problem, isPending, onAct, onClose }: AskDialogProps) {
  const form = actForms[act]({ view, assignment })
  const [answers, setAnswers] = useState<Answers>(() => opening(form.asks))
  const [isTried, setTried] = useState(false)
  const lacks = lacksOf(form.asks, answers)
  const go = () => {
    if (lacks.length === 0) return onAct(form.act(answers))
    setTried(true)
    document.getElementById(idOf(lacks[0]!.field))?.focus()
  }
  const issues = isTried ? lacks.map((lack): Issue => ({ code: lack.field, severity: 'block', field: idOf(lack.field), text: lack.text })) : []
  return (
    <Modal open title={form.title} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{actWords[act]}</Button>, <Button key="go" type="primary" loading={isPending} onClick={go}>{actWords[act]}</Button>]}>
      {form.note && <p className="sn-muted">{form.note}</p>}
      {problem ? <ProblemNote problem={problem} /> : null}
      {form.asks.filter((ask) => ask.isShown?.(answers) !== false).map((ask) => <Question key={ask.key} ask={ask} view={view} answers={answers} onChange={setAnswers} issues={issues} />)}
    </Modal>
  )
}

const idOf = (key: string): string => `ask-${key}`

interface QuestionProps { readonly ask: Ask; readonly view: ItemView; readonly answers: Answers; readonly onChange: (answers: Answers) => void; readonly issues: readonly Issue[] }

function Question({ ask, view, answers, onChange, issues }: QuestionProps) {
  const id = idOf(ask.key)
  const value = answers.words[ask.key] ?? ''
  const set = (text: string) => onChange({ ...answers, words: { ...answers.words, [ask.key]: text } })
  if (ask.kind === 'choice') return <div className="sn-field"><ChoiceRow label={ask.label} options={ask.options} value={value} onChange={set} /></div>
  if (ask.kind === 'parts') return <PartsChoice ask={ask} view={view} answers={answers} onChange={onChange} issues={issues} />
  const field = { id, label: ask.label, isRequired: ask.need !== undefined, issues, ...(ask.hint ? { hint: ask.hint } : {}) }
  const told = `${id}-hint ${id}-lack`
  if (ask.kind === 'day') return <Field {...field}><DayPicker id={id} label={ask.label} value={value === '' ? null : value as Day} onChange={(day) => set(day ?? '')} /></Field>
  if (ask.kind === 'unit') return <Field {...field}><UnitSelect id={id} label={ask.label} value={value} onChange={set} /></Field>
  return <Field {...field}><Input.TextArea id={id} aria-describedby={told} rows={ask.rows ?? 3} maxLength={5000} value={value} onChange={(event) => set(event.target.value)} /></Field>
}

function UnitSelect({ id, label, value, onChange }: { readonly id: string; readonly label: string; readonly value: string; readonly onChange: (unit: string) => void }) {
  const { data } = useOptions()
  return <Select id={id} aria-label={label} loading={!data} placeholder="输入单位名称" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} options={(data?.units ?? []).map(({ unit, name }) => ({ value: unit as string, label: name }))} value={value || null} onChange={(unit) => onChange(unit ?? '')} />
}

function PartsChoice({ ask, view, answers, onChange, issues }: QuestionProps) {
  const toggle = (number: number) => onChange({ ...answers, parts: answers.parts.includes(number) ? answers.parts.filter((one) => one !== number) : [...answers.parts, number].toSorted((a, b) => a - b) })
  const lack = issues.find(({ field }) => field === idOf(ask.key))
  return (
    <fieldset className="sup-parts-choice" id={idOf(ask.key)} tabIndex={-1}>
      <legend>{ask.label}</legend>
      {assignmentsOf(view.item).map((one) => <label key={one.number} className="sn-row"><input type="checkbox" checked={answers.parts.includes(one.number)} onChange={() => toggle(one.number)} />任务{one.number}　{one.lead.name}</label>)}
      {ask.hint && <p className="sn-muted sn-hint">{ask.hint}</p>}
      {lack && <p className="sn-field-lack">■ {lack.text}</p>}
    </fieldset>
  )
}
