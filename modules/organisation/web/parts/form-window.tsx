import { Button, Input, InputNumber, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { Issue } from '#lib/issues'
import type { Day } from '#lib/instants'
import { DayPicker, ErrorSummary, FieldLack, PeoplePicker, type PersonOption, ProblemNote, Select, asProblem } from '#ui'
import { findPeople } from '../api.ts'
import type { FieldSpec, Filled, FormSpec } from './form-dialog.tsx'

type Values = Readonly<Record<string, unknown>>

/** The window of one form. */
export function FormWindow({ form, onClose }: { readonly form: FormSpec; readonly onClose: () => void }) {
  const [values, setValues] = useState<Values>(() => Object.fromEntries(form.fields.map((field) => [field.name, 'initial' in field ? field.initial : field.kind === 'person' ? [] : ''])))
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [problem, setProblem] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const [isPending, setPending] = useState(false)
  const id = useId()
  const act = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = lackingIn(form.fields, values)
    setIssues(lacking)
    setProblem(null)
    setAttempt((times) => times + 1)
    if (lacking.length > 0 || isPending) return
    setPending(true)
    try {
      await form.onAct(reading(values))
      onClose()
    } catch (thrown) {
      setProblem(thrown)
      setIssues(asProblem(thrown).issues)
    } finally {
      setPending(false)
    }
  }
  return (
    <Modal open title={form.title} onCancel={onClose} destroyOnHidden footer={[
      <Button key="stay" onClick={onClose}>暂不{form.verb}</Button>,
      <Button key="act" type="primary" htmlType="submit" form={id} loading={isPending}>{form.verb}</Button>,
    ]}>
      <form id={id} noValidate onSubmit={(event) => void act(event)}>
        {issues.length > 0 ? <ErrorSummary issues={issues} attempt={attempt} idOf={(field) => `${id}-${field}`} /> : problem !== null ? <ProblemNote problem={problem} /> : null}
        {form.fields.map((field) => (
          <div key={field.name} className="sn-field">
            <label htmlFor={`${id}-${field.name}`}>{field.label}{field.isRequired && <span className="sn-required">（必填）</span>}</label>
            {field.hint && <p className="sn-muted">{field.hint}</p>}
            <Control id={`${id}-${field.name}`} field={field} value={values[field.name]} onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))} />
            <FieldLack field={field.name} issues={issues} />
          </div>
        ))}
      </form>
    </Modal>
  )
}

interface ControlProps { readonly id: string; readonly field: FieldSpec; readonly value: unknown; readonly onChange: (value: unknown) => void }

function Control({ id, field, value, onChange }: ControlProps) {
  switch (field.kind) {
    case 'text': return <Input id={id} value={value as string} onChange={(event) => onChange(event.target.value)} />
    case 'day': return <DayPicker id={id} label={field.label} value={value as Day | null} onChange={onChange} />
    case 'number': return <InputNumber id={id} min={1} max={9999} value={value as number | null} onChange={onChange} />
    case 'choice': return <Select id={id} allowClear={!field.isRequired} showSearch={{ optionFilterProp: 'label' }} options={[...field.options]} value={value as string | null} onChange={(next) => onChange(next ?? null)} />
    case 'choices': return <Select id={id} mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[...field.options]} value={[...(value as readonly string[])]} onChange={onChange} />
    case 'person': return <PeoplePicker id={id} label={field.label} isSingle source={findPeople} value={value as readonly PersonOption[]} onChange={onChange} />
  }
}

const lackingIn = (fields: readonly FieldSpec[], values: Values): readonly Issue[] => fields
  .filter((field) => field.isRequired && isEmpty(values[field.name]))
  .map((field) => ({ code: 'empty', severity: 'block', field: field.name, text: `请填写${field.label}。` }))

const isEmpty = (value: unknown) => value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

const reading = (values: Values): Filled => ({
  text: (name) => String(values[name] ?? '').trim(),
  day: (name) => values[name] as Day,
  number: (name) => (values[name] as number | null) ?? null,
  choice: (name) => {
    const value = values[name] as string | readonly PersonOption[] | null
    return Array.isArray(value) ? (value as readonly PersonOption[])[0]?.id ?? null : (value as string | null) || null
  },
  choices: (name) => (values[name] as readonly string[] | undefined) ?? [],
})
