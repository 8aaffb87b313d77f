import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { PersonId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { UnitPicker } from '#modules/organisation/web'
import { ChoiceRow, DayPicker, Field, Select, dayWords, today } from '#ui'
import type { Basis, Method } from '../../core/types.ts'
import type { InspectionOptions } from '../../core/views.ts'
import { basisWords, methodWords } from '../../core/words.ts'
import { queries } from '../api.ts'
import { agenciesIn, type PlanDraft } from '../plan-draft.ts'

export interface PlanFieldsProps {
  readonly draft: PlanDraft
  readonly options: InspectionOptions
  readonly names: ReadonlyMap<UnitId, string>
  readonly onChange: (given: Partial<PlanDraft>) => void
  readonly issues: readonly Issue[]
}

const METHODS = (Object.keys(methodWords) as Method[]).map((value) => ({ value, label: methodWords[value] }))
const BASES = (['annualPlan', 'item', 'specialPlan', 'paper'] as const satisfies readonly Basis['kind'][]).map((value) => ({ value, label: basisWords[value] }))

/** How, about what, and on what ground. */
export function AboutFields({ draft, onChange, issues }: PlanFieldsProps) {
  return (
    <div className="ins-form">
      <ChoiceRow label="督查方式" options={METHODS} value={draft.method} onChange={(method) => onChange({ method })} />
      <label className="ins-check"><input type="checkbox" checked={draft.isCovert} onChange={() => onChange({ isCovert: !draft.isCovert })} />暗访（四不两直）：不发通知，直接进点</label>
      <Field id="theme" label="督查主题" isRequired issues={issues}><Input id="theme" maxLength={200} aria-describedby="theme-lack" value={draft.theme} onChange={(event) => onChange({ theme: event.target.value })} /></Field>
      <ChoiceRow label="依据类别" options={BASES} value={draft.basis.kind} onChange={(kind) => onChange({ basis: kind === draft.basis.kind ? draft.basis : { kind, subject: null, title: '', link: null } })} />
      <Field id="basisTitle" label="督查依据" isRequired issues={issues} hint="计划、方案、事项或文件的名称；参加督查的单位都看得到。"><Input id="basisTitle" maxLength={200} aria-describedby="basisTitle-hint basisTitle-lack" value={draft.basis.title} onChange={(event) => onChange({ basis: { ...draft.basis, title: event.target.value } })} /></Field>
      <Field id="checklist" label="检查内容" hint="一行一项，现场逐项记录。"><Input.TextArea id="checklist" rows={5} maxLength={5000} aria-describedby="checklist-hint" value={draft.checklist} onChange={(event) => onChange({ checklist: event.target.value })} /></Field>
      <Field id="demand" label="有关要求" hint="印在督查通知上，如需准备的材料；不要求主要负责同志到场陪同。"><Input.TextArea id="demand" rows={3} maxLength={2000} aria-describedby="demand-hint" value={draft.demand} onChange={(event) => onChange({ demand: event.target.value })} /></Field>
    </div>
  )
}

/** When and where, and which units. */
export function WhereFields({ draft, onChange, issues }: PlanFieldsProps) {
  return (
    <div className="ins-form">
      <div className="ins-pair">
        <Field id="from" label="督查起日" isRequired issues={issues}><DayPicker id="from" label="督查起日" value={draft.from} onChange={(from) => onChange({ from, ...(draft.to === null && from !== null ? { to: from } : {}) })} /></Field>
        <Field id="to" label="督查止日" isRequired issues={issues}><DayPicker id="to" label="督查止日" value={draft.to} onChange={(to) => onChange({ to })} /></Field>
      </div>
      <Field id="place" label="地点"><Input id="place" maxLength={200} value={draft.place} onChange={(event) => onChange({ place: event.target.value })} /></Field>
      <Field id="targets" label="被督查单位" isRequired issues={issues}><UnitPicker id="targets" label="被督查单位" value={draft.targets} onChange={(targets) => onChange({ targets })} describedBy="targets-lack" /></Field>
    </div>
  )
}

/** Which agencies, and who goes for each. */
export function WhoFields({ draft, options, names, onChange, issues }: PlanFieldsProps) {
  return (
    <div className="ins-form">
      <Field id="lead" label={draft.method === 'joint' ? '牵头单位' : '督查单位'} isRequired issues={issues}>
        <Select id="lead" aria-label={draft.method === 'joint' ? '牵头单位' : '督查单位'} options={options.leads.map(({ unit, name }) => ({ value: unit as string, label: name }))} value={draft.lead as string | null} onChange={(lead) => onChange({ lead: lead as UnitId | null })} />
      </Field>
      {draft.method === 'joint' && <Field id="members" label="参加单位" isRequired issues={issues}><UnitPicker id="members" label="参加单位" value={draft.members} onChange={(members) => onChange({ members })} describedBy="members-lack" /></Field>}
      {agenciesIn(draft).map((agency) => <TeamField key={agency} agency={agency} name={names.get(agency) ?? ''} draft={draft} onChange={onChange} issues={issues} />)}
      <p className="sn-muted">督查组须两人以上；联合督查每个单位至少一人，报告由各单位签字。</p>
    </div>
  )
}

type TeamFieldProps = Pick<PlanFieldsProps, 'draft' | 'onChange' | 'issues'> & { readonly agency: UnitId; readonly name: string }

function TeamField({ agency, name, draft, onChange, issues }: TeamFieldProps) {
  const people = useQuery({ ...queries.agencyPeople.queryOptions({ input: { agency } }), staleTime: 60_000 })
  const chosen = draft.team.filter((member) => member.agency === agency)
  const choose = (ids: readonly string[]) => {
    const known = new Map((people.data ?? []).map((one) => [one.person as string, one.name]))
    onChange({ team: [...draft.team.filter((member) => member.agency !== agency), ...ids.map((id) => ({ person: id as PersonId, name: known.get(id) ?? chosen.find(({ person }) => person === id)?.name ?? '', agency }))] })
  }
  const id = `team-${agency}`
  return (
    <Field id={id} label={`${name}参加人员`} isRequired issues={issues}>
      <Select<string[]>
        id={id} aria-label={`${name}参加人员`} mode="multiple" allowClear loading={people.isPending} style={{ width: '100%' }} placeholder="输入姓名" showSearch={{ optionFilterProp: 'label' }}
        options={(people.data ?? []).map((one) => ({ value: one.person as string, label: one.title ? `${one.name}（${one.title}）` : one.name }))} value={chosen.map(({ person }) => person as string)} onChange={choose}
      />
    </Field>
  )
}

/** Everything once more before it is kept. */
export function PlanSummary({ draft, names }: PlanFieldsProps) {
  const agencies = agenciesIn(draft)
  const rows = [
    ['督查方式', `${methodWords[draft.method]}${draft.isCovert ? '（暗访）' : ''}`], ['督查主题', draft.theme || '（未填）'], ['督查依据', draft.basis.title ? `${basisWords[draft.basis.kind]}：${draft.basis.title}` : '（未填）'],
    ['督查时间', draft.from && draft.to ? `${dayWords(draft.from, today())}至${dayWords(draft.to, today())}` : '（未填）'], ['地点', draft.place], ['被督查单位', draft.targets.map((unit) => names.get(unit) ?? '').join('、') || '（未选）'],
    ['督查单位', agencies.map((unit) => names.get(unit) ?? '').join('、')], ['督查组', draft.team.filter(({ agency }) => agencies.includes(agency)).map(({ name }) => name).join('、') || '（未选）'], ['检查内容', draft.checklist], ['有关要求', draft.demand],
  ] as const
  return (
    <div className="ins-form">
      <dl className="ins-facts">{rows.filter(([, content]) => content).map(([name, content]) => <div key={name}><dt>{name}</dt><dd className="ins-text">{content}</dd></div>)}</dl>
      <p className="sn-muted">保存后送牵头单位领导审批；批准之后才能向被督查单位发通知。</p>
    </div>
  )
}
