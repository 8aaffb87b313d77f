import { Input } from 'antd'
import type { Issue } from '#lib/issues'
import type { PersonId } from '#lib/ids'
import { DayPicker, Field, GoLink, Select } from '#ui'
import { sourceWords, sources, type Source } from '../../core/sources.ts'
import type { SupervisionOptions } from '../../core/views.ts'
import { categoryOf, type MatterDraft } from '../matter-draft.ts'

export interface MatterFieldsProps {
  readonly draft: MatterDraft
  readonly onChange: (change: Partial<MatterDraft>) => void
  readonly options: SupervisionOptions
  readonly issues: readonly Issue[]
}

const basisWords: Readonly<Record<Exclude<Source, 'leaderInstruction'>, string>> = {
  superiorDecision: '上级文件或会议', districtDecision: '区委、区政府文件或会议', meeting: '会议纪要', hotspot: '来信来访、热线或媒体反映', project: '项目名称', superiorSupervise: '转办通知',
}

/** Where the matter comes from: source, category, and the paper it rests on. */
export function OriginFields({ draft, onChange, options, issues }: MatterFieldsProps) {
  const own = options.categories.filter(({ source }) => source === draft.source)
  const { origin, source } = draft
  return (
    <div className="sup-form">
      <fieldset className="sup-sources">
        <legend>立项来源</legend>
        {sources.map((one) => <label key={one} data-chosen={one === source || undefined}><input type="radio" name="source" checked={one === source} onChange={() => onChange({ source: one, category: '' })} />{sourceWords[one]}</label>)}
      </fieldset>
      {own.length !== 1 && <Field id="category" label="类别" isRequired issues={issues}><Select id="category" aria-label="类别" placeholder="选择类别" options={own.map(({ code, name }) => ({ value: code, label: name }))} value={categoryOf(draft, options.categories)?.code ?? null} onChange={(category) => onChange({ category: category ?? '' })} /></Field>}
      {source === 'leaderInstruction' ? <InstructionFields draft={draft} onChange={onChange} options={options} issues={issues} /> : (
        <div className="sup-pair">
          <Field id="originTitle" label={basisWords[source]} isRequired issues={issues} {...(origin.link ? { hint: <GoLink to={origin.link}>打开原件</GoLink> } : {})}><Input id="originTitle" maxLength={200} aria-describedby="originTitle-lack" value={origin.title} onChange={(event) => onChange({ origin: { ...origin, title: event.target.value } })} /></Field>
          <Field id="originNumber" label="文号或编号" issues={issues}><Input id="originNumber" maxLength={60} value={origin.number ?? ''} onChange={(event) => onChange({ origin: { ...origin, number: event.target.value } })} /></Field>
        </div>
      )}
      {source === 'superiorSupervise' && <Field id="superiorNumber" label="上级督查文号" isRequired issues={issues}><Input id="superiorNumber" maxLength={60} aria-describedby="superiorNumber-lack" value={draft.superiorNumber} onChange={(event) => onChange({ superiorNumber: event.target.value })} /></Field>}
    </div>
  )
}

/** 批示件 (A6): 谁、何时、在什么上、全文. */
function InstructionFields({ draft, onChange, options, issues }: MatterFieldsProps) {
  const leaders = [...options.leaders.map(({ person, name, title }) => ({ value: person as string, label: `${name}（${title}）` })), { value: 'other', label: '其他领导（填写姓名）' }]
  return (
    <>
      <p className="sn-muted">一条批示立一件；同一份材料上有几条批示的，逐条登记。只有承办单位、督查室和批示领导看得到批示件。</p>
      <div className="sup-pair">
        <Field id="instructing" label="批示领导" isRequired issues={issues}><Select id="instructing" aria-label="批示领导" placeholder="选择批示领导" showSearch={{ optionFilterProp: 'label' }} options={leaders} value={draft.instructing} onChange={(instructing) => onChange({ instructing: instructing as PersonId | 'other' | null })} /></Field>
        <Field id="instructedOn" label="批示日期" isRequired issues={issues}><DayPicker id="instructedOn" label="批示日期" value={draft.instructedOn} onChange={(instructedOn) => onChange({ instructedOn })} /></Field>
      </div>
      {draft.instructing === 'other' && <Field id="leaderName" label="批示领导姓名、职务" isRequired issues={issues}><Input id="leaderName" maxLength={40} aria-describedby="leaderName-lack" value={draft.leaderName} onChange={(event) => onChange({ leaderName: event.target.value })} /></Field>}
      <Field id="paper" label="批示载体" isRequired issues={issues} hint={draft.origin.link ? <GoLink to={draft.origin.link}>打开原件</GoLink> : '批在什么材料上，如：信访专报第12期'}><Input id="paper" maxLength={200} aria-describedby="paper-hint paper-lack" value={draft.paper} onChange={(event) => onChange({ paper: event.target.value })} /></Field>
      <Field id="words" label="批示全文" isRequired issues={issues} hint="照原文录入，不要概括。"><Input.TextArea id="words" className="sup-kai" rows={5} maxLength={5000} aria-describedby="words-hint words-lack" value={draft.words} onChange={(event) => onChange({ words: event.target.value })} /></Field>
    </>
  )
}
