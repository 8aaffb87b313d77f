import { useQuery } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import type { UnitId, PersonId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { DayPicker, Field, NumberInput, Select } from '#ui'
import type { Elements } from '../../core/content.ts'
import { docKinds, kinds, opennessWords, urgencyWords, type DocKind, type Openness, type Urgency } from '../../core/kinds.ts'
import type { DocumentView } from '../../core/views.ts'
import { queries } from '../api.ts'
import { titleHints } from '../title-hints.ts'
import { AttendanceFields } from './attendance-fields.tsx'
import { BasisFields } from './basis-fields.tsx'
import { Check } from './check.tsx'
import { RecipientsPicker } from './recipients-picker.tsx'
import { SecrecyQuestion } from './secrecy-question.tsx'
import { UnitsField } from './units-field.tsx'

export interface ElementsStepProps {
  readonly document: DocumentView
  readonly elements: Elements
  readonly onChange: (change: Partial<Elements>) => void
  readonly issues: readonly Issue[]
}

/** 要素: what stands around the text, in the order of the 发文稿纸. */
export function ElementsStep(props: ElementsStepProps) {
  const { elements, onChange, issues } = props
  return (
    <div className="doc-form">
      <SecrecyQuestion isConfirmed={elements.isConfirmedUnclassified} hasWorkSecret={elements.workSecret} onChange={onChange} issues={issues} />
      <HeadFields {...props} />
      {elements.kind === 'minutes' && <AttendanceFields attendance={elements.attendance ?? []} onChange={(attendance) => onChange({ attendance })} issues={issues} />}
      <Field id="mainTo" label="主送机关" isRequired={!kinds[elements.kind].mainToOptional} issues={issues} hint="分送范围按名称印在文件上，分发时展开为各单位。">
        <RecipientsPicker id="mainTo" label="主送机关" value={elements.mainTo} onChange={(mainTo) => onChange({ mainTo })} describedBy="mainTo-hint mainTo-lack" />
      </Field>
      <Field id="copyTo" label="抄送机关" issues={issues}>
        <RecipientsPicker id="copyTo" label="抄送机关" value={elements.copyTo} onChange={(copyTo) => onChange({ copyTo })} describedBy="copyTo-lack" />
      </Field>
      <PeopleFields {...props} />
      <FurtherFields {...props} />
    </div>
  )
}

const KINDS = docKinds.map((value) => ({ value, label: kinds[value].name }))

function HeadFields({ document, elements, onChange, issues }: ElementsStepProps) {
  return (
    <>
      <div className="doc-pair">
        <Field id="kind" label="文种" isRequired issues={issues} hint={kinds[elements.kind].use}>
          <Select<DocKind> id="kind" aria-describedby="kind-hint kind-lack" value={elements.kind} options={KINDS} onChange={(kind) => onChange({ kind })} />
        </Field>
        <Field id="organ" label="发文机关" isRequired issues={issues}>
          <Select id="organ" aria-describedby="organ-lack" value={elements.organ as string | null} onChange={(organ) => onChange({ organ: organ as UnitId })} options={document.organs.map((organ) => ({ value: organ.id as string, label: organ.name }))} />
        </Field>
      </div>
      <Field id="title" label="标题" isRequired issues={issues} hint={titleHints(elements.title, elements.kind).join(' ')}>
        <Input.TextArea id="title" aria-describedby="title-hint title-lack" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={200} value={elements.title} onChange={(event) => onChange({ title: event.target.value.replace(/\n/g, '') })} />
      </Field>
      <div className="doc-pair">
        <Field id="urgency" label="紧急程度" issues={issues}>
          <Radio.Group id="urgency" aria-label="紧急程度" value={elements.urgency} onChange={(event) => onChange({ urgency: event.target.value as Urgency })} options={(Object.keys(urgencyWords) as Urgency[]).map((value) => ({ value, label: urgencyWords[value] }))} />
        </Field>
        <Field id="openness" label="公开属性" issues={issues}>
          <Select<Openness> id="openness" allowClear placeholder="党委文件可不选" value={elements.openness} onChange={(openness) => onChange({ openness: openness ?? null })} options={(Object.keys(opennessWords) as Openness[]).map((value) => ({ value, label: opennessWords[value] }))} />
        </Field>
      </div>
    </>
  )
}

function PeopleFields({ elements, onChange, issues }: ElementsStepProps) {
  const options = useQuery(queries.options.queryOptions())
  return (
    <>
      <Field id="consultUnits" label="征求意见单位" issues={issues} hint="涉及其他单位职权的，须先征求意见（条例第十九条）。">
        <UnitsField id="consultUnits" label="征求意见单位" value={elements.consultUnits} onChange={(consultUnits) => onChange({ consultUnits })} describedBy="consultUnits-hint consultUnits-lack" />
      </Field>
      <Field id="countersignUnits" label="会签单位" issues={issues} hint="由所选单位的负责人同时会签，全部同意后送审核。">
        <UnitsField id="countersignUnits" label="会签单位" value={elements.countersignUnits} onChange={(countersignUnits) => onChange({ countersignUnits })} describedBy="countersignUnits-hint countersignUnits-lack" />
      </Field>
      <div className="doc-pair">
        <Field id="signer" label="签发人" isRequired issues={issues}>
          <Select
            id="signer" aria-describedby="signer-lack" allowClear placeholder="选择签发人" loading={options.isPending} showSearch={{ optionFilterProp: 'label' }} value={elements.signer as string | null}
            onChange={(signer) => onChange({ signer: (signer ?? null) as PersonId | null })}
            options={(options.data?.signers ?? []).map((one) => ({ value: one.person as string, label: `${one.name}（${one.title}）${one.isPrincipal ? '·主要负责人' : ''}` }))}
          />
        </Field>
        <Check id="important" label="重要公文（由主要负责人签发）" isChecked={elements.important} onChange={(important) => onChange({ important })} issues={issues} />
      </div>
    </>
  )
}

function FurtherFields({ elements, onChange, issues }: ElementsStepProps) {
  const text = (id: 'adoptionNote' | 'footnote' | 'phone' | 'consentRef' | 'leaderAssignment' | 'remark', label: string, hint?: string) => (
    <Field id={id} label={label} issues={issues} hint={hint}><Input id={id} aria-describedby={`${id}-hint ${id}-lack`} value={elements[id]} onChange={(event) => onChange({ [id]: event.target.value })} /></Field>
  )
  const own = issues.some((issue) => FURTHER.has(issue.field))
  return (
    <details className="doc-further" open={own || undefined}>
      <summary>附注、联系电话、依据、联合发文等</summary>
      <div className="doc-pair">{text('footnote', '附注', '如：此件发至镇、街道级')}{text('phone', '联系电话')}</div>
      <div className="doc-pair">
        <Field id="copies" label="印数" issues={issues}><NumberInput id="copies" min={0} max={100000} value={elements.copies} onChange={(copies) => onChange({ copies: copies ?? 0 })} /></Field>
        <Field id="scope" label="行文内容" issues={issues} hint="全面工作不超过 5000 字，专项工作或具体任务不超过 4000 字。">
          <Select<Elements['scope']> id="scope" value={elements.scope} onChange={(scope) => onChange({ scope })} options={[{ value: 'special', label: '专项工作或具体任务' }, { value: 'comprehensive', label: '部署全面工作' }]} />
        </Field>
      </div>
      <BasisFields elements={elements} onChange={onChange} issues={issues} />
      <Field id="jointOrgans" label="联合发文机关" issues={issues}><UnitsField id="jointOrgans" label="联合发文机关" value={elements.jointOrgans} onChange={(jointOrgans) => onChange({ jointOrgans })} describedBy="jointOrgans-lack" /></Field>
      <div className="doc-pair">{text('adoptionNote', '题注', '如：2026年11月20日区委全会通过')}
        <Field id="adoptedOn" label="会议通过日期" issues={issues} hint="填写后作为成文日期，不填以签发日为准。"><DayPicker id="adoptedOn" label="会议通过日期" value={elements.adoptedOn} onChange={(adoptedOn) => onChange({ adoptedOn })} /></Field>
      </div>
      <div className="doc-pair">{text('consentRef', '授权或同意依据', '请示重大事项经本级党委同意的批件')}{text('leaderAssignment', '领导直接交办事项')}</div>
      <div className="doc-checks">
        <Check id="directive" label="对主送机关提出指令性要求" isChecked={elements.directive} onChange={(directive) => onChange({ directive })} issues={issues} />
        <Check id="major" label="部门向上级主管部门请示、报告重大事项" isChecked={elements.major} onChange={(major) => onChange({ major })} issues={issues} />
        <Check id="needsGovernmentConsent" label="内容须经政府同意" isChecked={elements.needsGovernmentConsent} onChange={(needsGovernmentConsent) => onChange({ needsGovernmentConsent })} issues={issues} />
      </div>
      {text('remark', '备注')}
    </details>
  )
}

const FURTHER: ReadonlySet<string> = new Set(['footnote', 'phone', 'basis', 'jointOrgans', 'adoptionNote', 'consentRef', 'leaderAssignment', 'directive', 'major', 'needsGovernmentConsent', 'copies', 'scope', 'remark'])
