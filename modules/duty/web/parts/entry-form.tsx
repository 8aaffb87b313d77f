import { Button, Checkbox, Input } from 'antd'
import { useRef, useState } from 'react'
import type { Instant } from '#lib/instants'
import { ChoiceRow, Field, ProblemNote, clockWords, nowInstant, useHotkeys } from '#ui'
import { entryKinds, entryKindWords, type EntryContent, type EntryKind } from '../../core/log.ts'
import { client, useDutyAct } from '../api.ts'
import { momentOf, namesIn } from '../words.ts'

interface Typed { readonly kind: EntryKind; readonly clock: string; readonly text: string; readonly caller: string; readonly unit: string; readonly phone: string; readonly instructions: string; readonly informed: string; readonly isUnfinished: boolean }
const begun = (): Typed => ({ kind: 'call', clock: '', text: '', caller: '', unit: '', phone: '', instructions: '', informed: '', isUnfinished: false })
const spoken: readonly EntryKind[] = ['call', 'fax', 'visit']

export const contentOf = ({ kind, text, caller, unit, phone, instructions, informed }: Typed, at: Instant): EntryContent => ({
  at, kind, text: text.trim(), instructions: instructions.trim(), informed: namesIn(informed).map((name) => ({ name, at })),
  ...(spoken.includes(kind) ? { caller: caller.trim(), unit: unit.trim(), phone: phone.trim() } : { caller: '', unit: '', phone: '' }),
})

/** The box in which everything begins: written with the keyboard alone, Alt+S writes it down, and the next may follow. */
export function EntryForm() {
  const [typed, setTyped] = useState<Typed>(begun)
  const text = useRef<HTMLDivElement>(null)
  const writing = useDutyAct(client.write, () => '已记入值班日志。')
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const save = async () => {
    if (typed.text.trim() === '') return text.current?.querySelector('textarea')?.focus()
    const now = nowInstant()
    const at = typed.clock ? momentOf(typed.clock, now) : (`${now.slice(0, 16)}:00.000Z` as Instant)
    const content = contentOf(typed, at)
    if (await writing.run({ content: { ...content, informed: [...content.informed] }, isUnfinished: typed.isUnfinished })) {
      setTyped({ ...begun(), kind: typed.kind })
      text.current?.querySelector('textarea')?.focus()
    }
  }
  useHotkeys([{ keys: 'Alt+S', label: '记入日志', act: () => void save() }])
  return (
    <section className="sn-card duty-card" aria-label="记值班日志">
      {writing.problem ? <ProblemNote problem={writing.problem} /> : null}
      <EntryFields typed={typed} onChange={change} textRef={text} />
      <div className="sn-row"><Button type="primary" loading={writing.isPending} onClick={() => void save()}>记入日志（Alt+S）</Button><Checkbox checked={typed.isUnfinished} onChange={(event) => change({ isUnfinished: event.target.checked })}>未办结，交接时移交</Checkbox></div>
    </section>
  )
}

function EntryFields({ typed, onChange, textRef }: { readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void; readonly textRef: React.RefObject<HTMLDivElement | null> }) {
  const input = (key: 'caller' | 'unit' | 'phone' | 'informed' | 'instructions', label: string, hint?: string) => (
    <Field id={`duty-${key}`} label={label}><Input id={`duty-${key}`} maxLength={key === 'instructions' ? 1000 : 60} value={typed[key]} {...(hint ? { placeholder: hint } : {})} onChange={(event) => onChange({ [key]: event.target.value })} /></Field>
  )
  return (
    <>
      <ChoiceRow<EntryKind> label="类别" value={typed.kind} options={entryKinds.map((value) => ({ value, label: entryKindWords[value] }))} onChange={(kind) => onChange({ kind })} />
      <div ref={textRef}><Field id="duty-text" label="内容" isRequired><Input.TextArea id="duty-text" autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} value={typed.text} onChange={(event) => onChange({ text: event.target.value })} /></Field></div>
      {spoken.includes(typed.kind) && <div className="duty-trio">{input('caller', '来电（来文、来访）人')}{input('unit', '单位')}{input('phone', '电话')}</div>}
      <div className="duty-trio">
        <Field id="duty-clock" label="时间"><Input id="duty-clock" type="time" value={typed.clock} placeholder={clockWords(nowInstant())} onChange={(event) => onChange({ clock: event.target.value })} /><p className="sn-muted sn-hint">不填即现在</p></Field>
        {input('informed', '已告知', '姓名，多人用顿号隔开')}{input('instructions', '批示或要求')}
      </div>
    </>
  )
}
