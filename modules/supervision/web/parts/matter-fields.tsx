import { Input } from 'antd'
import type { PersonId } from '#lib/ids'
import { ChoiceRow, DayPicker, Field, Select, dayWords, today } from '#ui'
import { paces, paceWords, sourceWords } from '../../core/sources.ts'
import type { SupervisionOptions } from '../../core/views.ts'
import { categoryOf, instructingName, type MatterDraft } from '../matter-draft.ts'
import { termOf } from '../words.ts'
import { InstructionSheet } from './matter-card.tsx'
import type { MatterFieldsProps } from './origin-fields.tsx'

/** What is to be done, how fast, until when, and who answers for it. */
export function MatterFields({ draft, onChange, options, issues }: MatterFieldsProps) {
  const category = categoryOf(draft, options.categories)
  return (
    <div className="sup-form">
      <Field id="title" label="事项名称" isRequired issues={issues}><Input id="title" maxLength={200} aria-describedby="title-lack" value={draft.title} onChange={(event) => onChange({ title: event.target.value })} /></Field>
      <Field id="demand" label="办理要求" issues={issues}><Input.TextArea id="demand" rows={3} maxLength={2000} value={draft.demand} onChange={(event) => onChange({ demand: event.target.value })} /></Field>
      <ChoiceRow label="缓急" options={paces.map((value) => ({ value, label: paceWords[value] }))} value={draft.pace} onChange={(pace) => onChange({ pace })} />
      <div className="sup-pair">
        <Field id="dueOn" label="办结期限" isRequired={draft.source === 'superiorSupervise'} issues={issues} hint={termOf(category, draft.pace)}><DayPicker id="dueOn" label="办结期限" value={draft.dueOn} onChange={(dueOn) => onChange({ dueOn })} /></Field>
        <Field id="responsible" label="责任领导" issues={issues}><Select id="responsible" aria-label="责任领导" allowClear placeholder="选择责任领导" showSearch={{ optionFilterProp: 'label' }} options={options.leaders.map(({ person, name, title }) => ({ value: person as string, label: `${name}（${title}）` }))} value={draft.responsible as string | null} onChange={(person) => onChange({ responsible: (person ?? null) as PersonId | null })} /></Field>
      </div>
      <Field id="list" label="所属清单" issues={issues} hint="如：2026年重点工作；填写相同名称的事项可一起查看。"><Input id="list" maxLength={100} aria-describedby="list-hint" value={draft.list} onChange={(event) => onChange({ list: event.target.value })} /></Field>
    </div>
  )
}

/** Everything once more before it is put forward. */
export function MatterSummary({ draft, options }: { readonly draft: MatterDraft; readonly options: SupervisionOptions }) {
  const category = categoryOf(draft, options.categories)
  const rows = [
    ['事项名称', draft.title || '（未填）'], ['立项来源', sourceWords[draft.source]], ['类别', category?.name ?? '（未选）'], ['依据', draft.source === 'leaderInstruction' ? '' : `${draft.origin.title}${draft.origin.number ? `（${draft.origin.number}）` : ''}`], ['上级督查文号', draft.source === 'superiorSupervise' ? draft.superiorNumber : ''],
    ['办理要求', draft.demand], ['缓急', paceWords[draft.pace]], ['办结期限', draft.dueOn ? dayWords(draft.dueOn, today()) : termOf(category, draft.pace)], ['责任领导', options.leaders.find(({ person }) => person === draft.responsible)?.name ?? ''], ['所属清单', draft.list],
  ] as const
  return (
    <div className="sup-form">
      {draft.source === 'leaderInstruction' && draft.words && draft.instructedOn && <InstructionSheet instruction={{ leader: null, leaderName: instructingName(draft, options.leaders), on: draft.instructedOn, paper: draft.paper, text: draft.words }} />}
      <dl className="sup-facts">{rows.filter(([, content]) => content).map(([name, content]) => <div key={name}><dt>{name}</dt><dd>{content}</dd></div>)}</dl>
      <p className="sn-muted">提交后由另一位办公室领导审定，审定时自动编督查号，再分解交办。</p>
    </div>
  )
}
