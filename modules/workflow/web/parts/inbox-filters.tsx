import { Input } from 'antd'
import { type LightState, Select, dayWords, today } from '#ui'
import type { Day } from '#lib/instants'
import type { InboxItem } from '../../core/types.ts'
import { type InboxFilters, ownerOf } from '../../core/inbox-filter.ts'
import { ownersOf, useShownModules } from '../shown-modules.ts'

export interface FilterControlsProps {
  readonly items: readonly InboxItem[]
  readonly filters: InboxFilters
  readonly onChange: (change: Partial<InboxFilters>) => void
}

const lightWords: Readonly<Record<LightState, string>> = { overdue: '■ 超期', soon: '▲ 临期', normal: '● 正常', suspended: '◆ 挂起' }

/** What the list is narrowed by. Choices come from the lines themselves, so that none leads to nothing. */
export function FilterControls({ items, filters, onChange }: FilterControlsProps) {
  const owners = ownersOf(useShownModules()).filter(({ name }) => filters.owner.split(',').includes(name) || items.some((item) => ownerOf(item) === name))
  const steps = [...new Set([...items.map(({ stepName }) => stepName), ...(filters.step ? [filters.step] : [])])].filter(Boolean)
  return (
    <>
      <Input.Search key={filters.words} aria-label="标题、人员或环节" placeholder="标题、人员或环节" allowClear defaultValue={filters.words} onSearch={(words) => onChange({ words: words.trim() })} style={{ width: '16rem' }} />
      <Choice label="时限" value={filters.light} options={(Object.keys(lightWords) as LightState[]).map((value) => ({ value, label: lightWords[value] }))} onChange={(light) => onChange({ light: light as LightState | '' })} />
      <Choice label="环节" value={filters.step} options={steps.map((value) => ({ value, label: value }))} onChange={(step) => onChange({ step })} />
      <Choice label="业务" value={filters.owner} options={ownerChoices(owners, filters.owner)} onChange={(owner) => onChange({ owner })} />
      {filters.due && <button type="button" className="sn-plain" onClick={() => onChange({ due: '' })}>{dayWords(filters.due as Day, today())}到期 ×<span className="sn-hidden">，不再只看这一天</span></button>}
    </>
  )
}

/** One module each; several at once come from a function of the desk and are shown as such. */
function ownerChoices(owners: readonly { readonly name: string; readonly label: string }[], chosen: string) {
  const single = owners.map(({ name, label }) => ({ value: name, label }))
  return chosen.includes(',') ? [...single, { value: chosen, label: owners.filter(({ name }) => chosen.split(',').includes(name)).map(({ label }) => label).join('、') }] : single
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <Select aria-label={label} placeholder={label} allowClear value={value === '' ? null : value} options={[...options]} onChange={(next: string | null) => onChange(next ?? '')} style={{ width: '9rem' }} />
)
