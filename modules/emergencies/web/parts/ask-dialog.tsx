import { Button, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { Issue } from '#lib/issues'
import { Field, ProblemNote, fieldLackId } from '#ui'
import { phoneScript } from '../../core/papers.ts'
import type { EmergencyView } from '../../core/views.ts'
import type { Act } from '../api.ts'
import type { Ask, Window } from '../asks.ts'

export interface AskDialogProps {
  readonly view: EmergencyView
  readonly window: Window
  readonly verb: string
  readonly refused: unknown
  readonly isPending: boolean
  readonly onAct: (act: Act) => void
  readonly onClose: () => void
}

/** The window of an act: the first field has the keyboard, Enter goes on, in words Ctrl and Enter do. */
export function AskDialog({ view, window, verb, refused, isPending, onAct, onClose }: AskDialogProps) {
  const form = useId()
  const [written, write] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(window.asks.map(({ key, initial }) => [key, initial])))
  const [isTried, setTried] = useState(false)
  const lacks = window.asks.filter(({ key, need }) => need && !written[key]?.trim())
  const issues = isTried ? lacks.map(({ key, need }): Issue => ({ code: key, severity: 'block', field: `ask-${key}`, text: need! })) : []
  const go = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacks[0]) return document.getElementById(`ask-${lacks[0].key}`)?.focus()
    onAct(window.actOf(written))
  }
  return (
    <Modal open width="40rem" title={window.title} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不办理</Button>, <Button key="go" type="primary" htmlType="submit" form={form} loading={isPending}>{verb}</Button>]}>
      {refused ? <ProblemNote problem={refused} /> : null}
      {window.isScript && <Script lines={phoneScript(view.emergency)} />}
      <form id={form} className="em-form" onSubmit={go} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) go(event) }}>
        {window.asks.map((ask, at) => (
          <Field key={ask.key} id={`ask-${ask.key}`} label={ask.label} isRequired={Boolean(ask.need)} issues={issues} hint={ask.hint}>
            <Control ask={ask} value={written[ask.key] ?? ''} isFirst={at === firstOf(window.asks)} onChange={(value) => write({ ...written, [ask.key]: value })} />
          </Field>
        ))}
      </form>
    </Modal>
  )
}

/** What has to be typed is begun with; what is chosen already can be passed over. */
const firstOf = (asks: readonly Ask[]): number => Math.max(0, asks.findIndex(({ kind, initial }) => (kind === 'text' || kind === 'words') && initial === ''))

const Script = ({ lines }: { readonly lines: readonly string[] }) => (
  <section className="em-script" aria-label="电话怎么说"><h3>照着念</h3>{lines.map((line) => <p key={line}>{line}</p>)}</section>
)

interface ControlProps { readonly ask: Ask; readonly value: string; readonly isFirst: boolean; readonly onChange: (value: string) => void }

/** The browser's own fields: they come with the page, and each is worked by keys alone. */
function Control({ ask: { key, kind, label, choices = [] }, value, isFirst, onChange }: ControlProps) {
  const id = `ask-${key}`
  const of = { id, 'aria-describedby': fieldLackId(id), autoFocus: isFirst }
  switch (kind) {
    case 'text': case 'time': return <input {...of} type="text" maxLength={100} value={value} onChange={(event) => onChange(event.target.value)} />
    case 'words': return <textarea {...of} rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
    case 'choice': return <select {...of} value={value} onChange={(event) => onChange(event.target.value)}>{choices.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>
    case 'many': return <Many id={id} label={label} chosen={value.split(' ').filter(Boolean)} choices={choices} onChange={(ids) => onChange(ids.join(' '))} />
  }
}

const Many = ({ id, label, chosen, choices, onChange }: { readonly id: string; readonly label: string; readonly chosen: readonly string[]; readonly choices: NonNullable<Ask['choices']>; readonly onChange: (ids: readonly string[]) => void }) => (
  <div id={id} role="group" aria-label={label} className="em-many">
    {choices.map(({ value, label: name }) => <label key={value}><input type="checkbox" autoFocus={value === choices[0]?.value} checked={chosen.includes(value)} onChange={() => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])} />{name}</label>)}
  </div>
)
