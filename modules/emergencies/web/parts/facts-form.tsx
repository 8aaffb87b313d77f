import type { Issue } from '#lib/issues'
import { ErrorSummary, Field, fieldLackId } from '#ui'
import { askedOrder } from '../../core/elements.ts'
import type { Category, Elements, Figures } from '../../core/types.ts'
import type { EmergencyView } from '../../core/views.ts'
import { categoryWords, elementWords } from '../../core/words.ts'
import type { FactsDraft } from '../facts-draft.ts'
import { timeHint } from '../times.ts'

const SHORT: ReadonlySet<keyof Elements> = new Set(['place', 'nature', 'source', 'contact', 'contactPhone'])
const figureLabels: Readonly<Record<keyof Figures, string>> = { deaths: '死亡（人）', injured: '重伤（人）', loss: '直接经济损失（万元）' }
const lastWords = { cause: '原因', responsibility: '责任（没有认定的可以不写）', result: '处置结果', lessons: '教训和改进' } as const

export interface FactsFormProps {
  readonly emergency: EmergencyView['emergency']
  readonly draft: FactsDraft
  readonly issues: readonly Issue[]
  readonly attempt: number
  readonly saved: string
  readonly onChange: (draft: FactsDraft) => void
}

/** 拟报告: the elements of C3, what must be there first, then what is known, then what is 待核. Kept in this browser while it is typed. */
export function FactsForm({ emergency, draft, issues, attempt, saved, onChange }: FactsFormProps) {
  const order = askedOrder(emergency.facts.elements)
  const change = (given: Partial<FactsDraft>) => onChange({ ...draft, ...given })
  return (
    <section className="sn-card em-card em-form" aria-label="拟报告">
      <div className="em-head"><h2>{draft.kind === 'initial' ? '初报要素' : '续报、终报'}</h2><span className="sn-muted" role="status">{saved}</span></div>
      <ErrorSummary issues={issues} attempt={attempt} />
      {draft.kind !== 'initial' && <ReportWordFields draft={draft} issues={issues} onChange={change} />}
      <div className="em-pair">
        {order.map((key) => <ElementField key={key} name={key} value={draft.elements[key]} issues={issues} onChange={(value) => change({ elements: { ...draft.elements, [key]: value } })} />)}
        <Field id="category" label="事件类别"><select id="category" value={draft.category} onChange={(event) => change({ category: event.target.value as Category })}>{Object.entries(categoryWords).map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select></Field>
        {(Object.keys(figureLabels) as (keyof Figures)[]).map((key) => (
          <Field key={key} id={`figure-${key}`} label={figureLabels[key]} hint="不清楚的不填，报“待核”。"><input id={`figure-${key}`} type="text" inputMode="decimal" maxLength={12} aria-describedby={`figure-${key}-hint`} value={draft.figures[key]} onChange={(event) => change({ figures: { ...draft.figures, [key]: event.target.value } })} /></Field>
        ))}
      </div>
    </section>
  )
}

interface ElementProps { readonly name: keyof Elements; readonly value: string; readonly issues: readonly Issue[]; readonly onChange: (value: string) => void }
function ElementField({ name, value, issues, onChange }: ElementProps) {
  const id = `element-${name}`
  const of = { id, value, 'aria-describedby': fieldLackId(id), onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value) }
  return (
    <Field id={id} label={elementWords[name]} isRequired={name === 'occurredAt' || SHORT.has(name)} issues={issues} hint={name === 'occurredAt' ? timeHint : undefined}>
      {name === 'occurredAt' || SHORT.has(name) ? <input {...of} type="text" maxLength={name === 'nature' ? 60 : 100} /> : <textarea {...of} rows={2} maxLength={2000} />}
    </Field>
  )
}

function ReportWordFields({ draft, issues, onChange }: { readonly draft: FactsDraft; readonly issues: readonly Issue[]; readonly onChange: (given: Partial<FactsDraft>) => void }) {
  const words = (key: keyof FactsDraft['words'], value: string) => onChange({ words: { ...draft.words, [key]: value } })
  return (
    <>
      <fieldset className="em-many"><legend>报哪一种</legend>
        {(['followUp', 'final'] as const).map((kind) => <label key={kind}><input type="radio" name="report-kind" checked={draft.kind === kind} onChange={() => onChange({ kind })} />{kind === 'followUp' ? '续报：还在处置，只报变化' : '终报：处置完毕'}</label>)}
      </fieldset>
      {draft.kind === 'followUp'
        ? <Field id="word-changes" label="变化情况" isRequired issues={issues} hint="只写上一次报告以后的变化，不重复经过。"><textarea id="word-changes" rows={4} maxLength={5000} aria-describedby="word-changes-hint word-changes-lack" value={draft.words.changes} onChange={(event) => words('changes', event.target.value)} /></Field>
        : (Object.keys(lastWords) as (keyof typeof lastWords)[]).map((key) => <Field key={key} id={`word-${key}`} label={lastWords[key]} isRequired={key === 'cause' || key === 'result'} issues={issues}><textarea id={`word-${key}`} rows={2} maxLength={2000} aria-describedby={`word-${key}-lack`} value={draft.words[key]} onChange={(event) => words(key, event.target.value)} /></Field>)}
    </>
  )
}
