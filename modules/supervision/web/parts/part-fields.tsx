import { Button, Input } from 'antd'
import type { PersonId, UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { DayPicker, Field, FieldLack, Select } from '#ui'
import type { SupervisionOptions } from '../../core/views.ts'
import { partField, type PartDraft } from '../plan-draft.ts'

export interface PartFieldsProps {
  readonly at: number
  readonly part: PartDraft
  readonly options: SupervisionOptions
  readonly issues: readonly Issue[]
  /** When it falls due where no day is fixed. */
  readonly term: string
  readonly onChange: (part: PartDraft) => void
  readonly onRemove?: (() => void) | undefined
}

/** One part: what, by which measure, who leads, who helps, until when, over which milestones. */
export function PartFields({ at, part, options, issues, term, onChange, onRemove }: PartFieldsProps) {
  const id = (field: string) => partField(at, field)
  const units = options.units.map(({ unit, name }) => ({ value: unit as string, label: name }))
  const change = (given: Partial<PartDraft>) => onChange({ ...part, ...given })
  return (
    <section className="sup-part" aria-label={`任务${at + 1}`}>
      <div className="sup-part-title"><h2>任务{at + 1}</h2>{onRemove && <Button size="small" onClick={onRemove}>去掉任务{at + 1}</Button>}</div>
      <Field id={id('content')} label="任务内容" isRequired issues={issues}><Input.TextArea id={id('content')} rows={2} maxLength={1000} aria-describedby={`${id('content')}-lack`} value={part.content} onChange={(event) => change({ content: event.target.value })} /></Field>
      <Field id={id('target')} label="量化目标" issues={issues}><Input id={id('target')} maxLength={500} value={part.target} onChange={(event) => change({ target: event.target.value })} /></Field>
      <div className="sup-pair">
        <Field id={id('lead')} label="牵头单位" isRequired issues={issues}><Select id={id('lead')} aria-label={`任务${at + 1}牵头单位`} placeholder="输入单位名称" showSearch={{ optionFilterProp: 'label' }} options={units} value={part.lead as string | null} onChange={(lead) => change({ lead: (lead ?? null) as UnitId | null })} /></Field>
        <Field id={id('cooperating')} label="配合单位" issues={issues}><Select<string[]> id={id('cooperating')} aria-label={`任务${at + 1}配合单位`} mode="multiple" placeholder="可选多个" showSearch={{ optionFilterProp: 'label' }} options={units} value={[...part.cooperating]} onChange={(chosen) => change({ cooperating: chosen as UnitId[] })} /></Field>
        <Field id={id('leader')} label="责任领导" issues={issues}><Select id={id('leader')} aria-label={`任务${at + 1}责任领导`} allowClear placeholder="选择责任领导" showSearch={{ optionFilterProp: 'label' }} options={options.leaders.map(({ person, name, title }) => ({ value: person as string, label: `${name}（${title}）` }))} value={part.leader as string | null} onChange={(person) => change({ leader: (person ?? null) as PersonId | null })} /></Field>
        <Field id={id('dueOn')} label="办结期限" issues={issues} hint={term}><DayPicker id={id('dueOn')} label={`任务${at + 1}办结期限`} value={part.dueOn} onChange={(dueOn) => change({ dueOn })} /></Field>
      </div>
      <Milestones at={at} part={part} issues={issues} onChange={onChange} />
    </section>
  )
}

function Milestones({ at, part, issues, onChange }: Pick<PartFieldsProps, 'at' | 'part' | 'issues' | 'onChange'>) {
  const set = (milestones: PartDraft['milestones']) => onChange({ ...part, milestones })
  const change = (place: number, given: Partial<PartDraft['milestones'][number]>) => set(part.milestones.map((one, other) => (other === place ? { ...one, ...given } : one)))
  return (
    <div className="sup-form">
      {part.milestones.map((one, place) => {
        const id = partField(at, `milestone-${place}`)
        return (
          <div key={place}>
            <div className="sup-milestone" role="group" aria-label={`节点${place + 1}`}>
              <Input id={id} aria-label={`任务${at + 1}节点${place + 1}名称`} placeholder="节点名称" maxLength={100} value={one.name} onChange={(event) => change(place, { name: event.target.value })} />
              <DayPicker label={`任务${at + 1}节点${place + 1}日期`} value={one.dueOn} onChange={(dueOn) => change(place, { dueOn })} />
              <Button onClick={() => set(part.milestones.filter((_, other) => other !== place))}>去掉<span className="sn-hidden">节点{place + 1}</span></Button>
            </div>
            <FieldLack field={id} issues={issues} />
          </div>
        )
      })}
      <div><Button onClick={() => set([...part.milestones, { name: '', dueOn: null }])}>添加节点</Button></div>
    </div>
  )
}
