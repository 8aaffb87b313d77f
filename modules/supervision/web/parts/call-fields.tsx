import { Button, Input } from 'antd'
import type { FileId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { uploadFile } from '#modules/files/web'
import { Field, FieldLack, Select, UploadBox } from '#ui'
import type { CallField } from '../../core/calls/types.ts'
import type { CallOptions } from '../../core/calls/views.ts'
import { emptyField, kindOptions, type CallDraft } from '../call-draft.ts'
import { FILE_TYPES, MOST_BYTES } from '../uploads.ts'
import { DueFields } from './due-fields.tsx'

export interface CallFieldsProps { readonly draft: CallDraft; readonly options: CallOptions; readonly issues: readonly Issue[]; readonly onChange: (draft: CallDraft) => void }

/** The form of a call: theme, demand, the small form, whom, until when. */
export function CallFields({ draft, options, issues, onChange }: CallFieldsProps) {
  const change = (given: Partial<CallDraft>) => onChange({ ...draft, ...given })
  return (
    <section className="sn-card sup-card sup-form" aria-label="催报内容">
      <Field id="theme" label="催报主题" isRequired issues={issues}><Input id="theme" maxLength={100} aria-describedby="theme-lack" value={draft.theme} onChange={(event) => change({ theme: event.target.value })} /></Field>
      <Field id="demand" label="报送要求" issues={issues} hint="写明报什么、什么口径；只要几个数字的，用下面的栏目。"><Input.TextArea id="demand" rows={4} maxLength={3000} aria-describedby="demand-hint demand-lack" value={draft.demand} onChange={(event) => change({ demand: event.target.value })} /></Field>
      <FormFields fields={draft.fields} issues={issues} onChange={(fields) => change({ fields })} />
      <Called draft={draft} options={options} issues={issues} onChange={change} />
      <Field id="dueOn" label="报送期限" isRequired issues={issues} hint={options.headSigns ? '联络员填报，单位负责人签字后报出。' : '联络员填报后直接报出。'}>
        <DueFields id="dueOn" label="报送期限" day={draft.dueOn} time={draft.dueTime} onChange={(dueOn, dueTime) => change({ dueOn, dueTime })} />
      </Field>
      <details className="sup-further"><summary>附件（选填，已附 {draft.files.length} 件）</summary>
        <UploadBox label="选择附件" accept={FILE_TYPES} maxBytes={MOST_BYTES} isMultiple onUpload={async (file) => { const { id } = await uploadFile(file); change({ files: [...draft.files, id as FileId] }) }} />
      </details>
    </section>
  )
}

function Called({ draft, options, issues, onChange }: Omit<CallFieldsProps, 'onChange'> & { readonly onChange: (given: Partial<CallDraft>) => void }) {
  const inGroups = options.groups.filter(({ id }) => draft.groups.includes(id)).flatMap(({ units }) => units)
  const count = new Set([...draft.units, ...inGroups]).size
  return (
    <div className="sup-pair">
      <Field id="groups" label="催报分组" hint="分组展开成单位，每个单位只催一次。">
        <Select<string[]> id="groups" aria-label="催报分组" mode="multiple" placeholder="可选多个分组" showSearch={{ optionFilterProp: 'label' }} options={options.groups.map(({ id, name, units }) => ({ value: id, label: `${name}（${units.length}个）` }))} value={[...draft.groups]} onChange={(groups) => onChange({ groups })} />
      </Field>
      <Field id="units" label="催报单位" isRequired issues={issues} hint={`共 ${count} 个单位`}>
        <Select<string[]> id="units" aria-label="催报单位" mode="multiple" maxTagCount={6} placeholder="输入单位名称" showSearch={{ optionFilterProp: 'label' }} options={options.units.map(({ unit, name }) => ({ value: unit as string, label: name }))} value={[...draft.units]} onChange={(units) => onChange({ units: units as UnitId[] })} />
      </Field>
    </div>
  )
}

function FormFields({ fields, issues, onChange }: { readonly fields: readonly CallField[]; readonly issues: readonly Issue[]; readonly onChange: (fields: readonly CallField[]) => void }) {
  const change = (at: number, given: Partial<CallField>) => onChange(fields.map((one, place) => (place === at ? { ...one, ...given } : one)))
  return (
    <fieldset className="sup-call-fields">
      <legend>报送栏目（选填，报上来的数字自动汇总）</legend>
      {fields.map((field, at) => (
        <div key={at}>
          <div className="sup-call-field" role="group" aria-label={`栏目${at + 1}`}>
            <Input id={`field-${at}`} aria-label={`栏目${at + 1}名称`} placeholder="栏目名称" maxLength={40} aria-describedby={`field-${at}-lack`} value={field.name} onChange={(event) => change(at, { name: event.target.value })} />
            <Select aria-label={`栏目${at + 1}类型`} value={field.kind} options={[...kindOptions]} onChange={(kind) => change(at, { kind: kind ?? 'number' })} />
            {field.kind === 'number' ? <Input aria-label={`栏目${at + 1}计量单位`} placeholder="计量单位" maxLength={10} value={field.measure} onChange={(event) => change(at, { measure: event.target.value })} /> : <span />}
            <label className="sn-row"><input type="checkbox" checked={field.isRequired} onChange={() => change(at, { isRequired: !field.isRequired })} />必填</label>
            <Button onClick={() => onChange(fields.filter((_, place) => place !== at))}>去掉<span className="sn-hidden">栏目{at + 1}</span></Button>
          </div>
          <FieldLack field={`field-${at}`} issues={issues} />
        </div>
      ))}
      <div><Button onClick={() => onChange([...fields, emptyField()])}>添加栏目</Button></div>
    </fieldset>
  )
}
