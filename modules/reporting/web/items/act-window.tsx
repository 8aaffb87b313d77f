import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { dayOf, instantOf } from '#lib/instants'
import type { Issue } from '#lib/issues'
import { ChoiceRow, DayPicker, Field, ProblemNote, Select, today } from '#ui'
import type { AdoptionLevel, Fate, InstructionLevel, ItemId, Superior } from '../../core/items/types.ts'
import type { ItemView } from '../../core/items/views.ts'
import { adoptionFormWords, adoptionLevelWords, fateWords, instructionLevelWords, superiors } from '../../core/items/words.ts'
import { actWords, type Windowed } from './acts.ts'
import { queries, useOptions, type Act } from './api.ts'

export interface ActWindowProps {
  readonly view: ItemView
  readonly act: Windowed
  readonly refused: unknown
  readonly isPending: boolean
  readonly onAct: (act: Act) => Promise<void>
  readonly onClose: () => void
}

/** Everything that one of these windows may ask. */
interface Asked {
  readonly fate: Fate | 'return'; readonly reason: string; readonly into: string | null; readonly to: Superior
  readonly level: AdoptionLevel; readonly vehicle: string; readonly issue: string; readonly form: 'single' | 'combined'; readonly evidence: string
  readonly by: InstructionLevel; readonly person: string | null; readonly leader: string; readonly text: string; readonly on: string
}
type Change = (over: Partial<Asked>) => void

/** The window of an act that asks for more than a reason. */
export function ActWindow({ view, act, refused, isPending, onAct, onClose }: ActWindowProps) {
  const [asked, setAsked] = useState<Asked>(() => opening(view))
  const [isTried, setTried] = useState(false)
  const change: Change = (over) => setAsked({ ...asked, ...over })
  const issues = isTried ? lacksIn(act, asked) : []
  const go = () => {
    setTried(true)
    if (lacksIn(act, asked).length === 0) void onAct(actOf(act, asked))
  }
  const verb = act === 'screen' ? fateWords[asked.fate] : actWords[act]
  return (
    <Modal open width="40rem" title={titles[act]} onCancel={onClose} footer={[<Button key="stay" onClick={onClose}>暂不{actWords[act]}</Button>, <Button key="go" type="primary" loading={isPending} onClick={go}>{verb}</Button>]}>
      <div className="rpi-handling">
        {refused ? <ProblemNote problem={refused} /> : null}
        {act === 'screen' && <ScreenFields view={view} asked={asked} issues={issues} onChange={change} />}
        {act === 'upload' && <ChoiceRow label="报送" options={left(view).map((value) => ({ value, label: adoptionLevelWords[value] }))} value={asked.to} onChange={(to) => change({ to })} />}
        {act === 'adopt' && <AdoptFields asked={asked} issues={issues} onChange={change} />}
        {act === 'instruct' && <InstructFields asked={asked} issues={issues} onChange={change} />}
      </div>
    </Modal>
  )
}

const titles: Readonly<Record<Windowed, string>> = { screen: '初筛', upload: '报送上级', adopt: '登记上级采用', instruct: '登记领导批示' }
const left = ({ item }: ItemView): readonly Superior[] => superiors.filter((to) => !item.outcome.uploads.some((one) => one.to === to))
const opening = (view: ItemView): Asked => ({
  fate: 'adopt', reason: '', into: null, to: left(view)[0] ?? 'city', level: 'city', vehicle: '', issue: '', form: 'single', evidence: '', by: 'district', person: null, leader: '', text: '', on: today(),
})

interface FieldsProps { readonly asked: Asked; readonly issues: readonly Issue[]; readonly onChange: Change }
const FATES = (['adopt', 'merge', 'reserve', 'return', 'decline'] as const)

function ScreenFields({ view, asked, issues, onChange }: FieldsProps & { readonly view: ItemView }) {
  const fates = view.item.source.point === null ? FATES.filter((fate) => fate !== 'return') : FATES
  return (
    <>
      <ChoiceRow label="处理意见" options={fates.map((value) => ({ value, label: fateWords[value] }))} value={asked.fate} onChange={(fate) => onChange({ fate })} />
      {asked.fate === 'merge' && <Field id="into" label="并入" isRequired issues={issues} hint="合并后，两家都算供稿单位。"><MergeTarget view={view} into={asked.into} onChange={(into) => onChange({ into })} /></Field>}
      <Field id="reason" label="理由" isRequired={asked.fate !== 'adopt'} issues={issues} hint="报送单位看得到。"><Input.TextArea id="reason" rows={3} maxLength={500} aria-describedby="reason-hint reason-lack" value={asked.reason} onChange={(event) => onChange({ reason: event.target.value })} /></Field>
    </>
  )
}

/** What still waits or is being edited, the latest first. */
function MergeTarget({ view, into, onChange }: { readonly view: ItemView; readonly into: string | null; readonly onChange: (into: string) => void }) {
  const waiting = useQuery(queries.tray.queryOptions({ input: { view: 'new', limit: 100 } }))
  const editing = useQuery(queries.tray.queryOptions({ input: { view: 'editing', limit: 100 } }))
  const options = [...editing.data?.lines ?? [], ...waiting.data?.lines ?? []].filter(({ id }) => id !== view.id).map(({ id, title, unitName }) => ({ value: id as string, label: `${title}（${unitName}）` }))
  return <Select id="into" showSearch={{ optionFilterProp: 'label' }} placeholder="按标题或单位查找" value={into} options={options} onChange={onChange} />
}

const optionsOf = <Key extends string>(words: Readonly<Record<Key, string>>) => (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }))

const AdoptFields = ({ asked, issues, onChange }: FieldsProps) => (
  <>
    <ChoiceRow label="采用单位" options={optionsOf(adoptionLevelWords)} value={asked.level} onChange={(level) => onChange({ level })} />
    <div className="rpi-pair">
      <Field id="vehicle" label="刊物" isRequired issues={issues}><Input id="vehicle" maxLength={60} aria-describedby="vehicle-lack" value={asked.vehicle} onChange={(event) => onChange({ vehicle: event.target.value })} /></Field>
      <Field id="issue" label="期号" issues={issues}><Input id="issue" maxLength={60} value={asked.issue} onChange={(event) => onChange({ issue: event.target.value })} /></Field>
    </div>
    <ChoiceRow label="方式" options={optionsOf(adoptionFormWords)} value={asked.form} onChange={(form) => onChange({ form })} />
    <Field id="on" label="采用日期" issues={issues}><DayPicker id="on" label="采用日期" value={asked.on as never} onChange={(on) => onChange({ on: on ?? today() })} /></Field>
    <Field id="evidence" label="凭据" isRequired issues={issues} hint="采用通报、刊物页码、回执编号等，计分时可以查对。同一刊物同一期只算一次。"><Input id="evidence" maxLength={300} aria-describedby="evidence-hint evidence-lack" value={asked.evidence} onChange={(event) => onChange({ evidence: event.target.value })} /></Field>
  </>
)

function InstructFields({ asked, issues, onChange }: FieldsProps) {
  const leaders = useOptions().data?.leaders ?? []
  return (
    <>
      <ChoiceRow label="批示层级" options={optionsOf(instructionLevelWords)} value={asked.by} onChange={(by) => onChange({ by, person: null, leader: '' })} />
      {asked.by === 'district'
        ? <Field id="leader" label="批示领导" isRequired issues={issues}><Select id="leader" showSearch={{ optionFilterProp: 'label' }} value={asked.person} options={leaders.map(({ person, name, title }) => ({ value: person as string, label: `${name}（${title}）` }))} onChange={(person) => onChange({ person, leader: leaders.find((one) => one.person === person)?.name ?? '' })} /></Field>
        : <Field id="leader" label="批示领导" isRequired issues={issues}><Input id="leader" maxLength={40} aria-describedby="leader-lack" value={asked.leader} onChange={(event) => onChange({ leader: event.target.value })} /></Field>}
      <Field id="on" label="批示日期"><DayPicker id="on" label="批示日期" value={asked.on as never} onChange={(on) => onChange({ on: on ?? today() })} /></Field>
      <Field id="instruction" label="批示内容" isRequired issues={issues} hint="照录原文。区领导的批示登记后，可以在这一页转督办。"><Input.TextArea id="instruction" rows={3} maxLength={2000} aria-describedby="instruction-hint instruction-lack" value={asked.text} onChange={(event) => onChange({ text: event.target.value })} /></Field>
    </>
  )
}

function lacksIn(act: Windowed, asked: Asked): readonly Issue[] {
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  switch (act) {
    case 'screen': return [...lack('into', asked.fate === 'merge' && !asked.into, '请选择并入哪一条'), ...lack('reason', asked.fate !== 'adopt' && !asked.reason.trim(), '请写明理由')]
    case 'upload': return []
    case 'adopt': return [...lack('vehicle', !asked.vehicle.trim(), '请填写采用刊物'), ...lack('evidence', !asked.evidence.trim(), '请填写采用凭据')]
    case 'instruct': return [...lack('leader', !asked.leader.trim(), '请选择或填写批示领导'), ...lack('instruction', !asked.text.trim(), '请填写批示内容')]
  }
}

function actOf(act: Windowed, asked: Asked): Act {
  const { fate, reason, into, to, level, vehicle, issue, form, evidence, by, person, leader, text, on } = asked
  const day = on as ReturnType<typeof dayOf>
  switch (act) {
    case 'screen': return { type: act, fate, reason, into: fate === 'merge' ? into as ItemId : null }
    case 'upload': return { type: act, to }
    case 'adopt': return { type: act, adoption: { level, vehicle, issue, form, evidence, adoptedAt: instantOf(day) } }
    case 'instruct': return { type: act, instruction: { level: by, person: person as never, leader, text, on: day } }
  }
}
