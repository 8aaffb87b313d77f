import { Select } from 'antd'
import type { Recipient } from '../../core/content.ts'
import { type GroupLine, type UnitLine, useGroups, useUnits } from '../api.ts'
import { keyOfRecipient, recipientFrom } from '../recipients.ts'

export interface RecipientsPickerProps {
  readonly id: string
  readonly label: string
  readonly value: readonly Recipient[]
  readonly onChange: (value: readonly Recipient[]) => void
  readonly describedBy?: string
}

/** 主送 and 抄送: units, recipient groups by their printed name, or an organ outside the district as text. */
export function RecipientsPicker({ id, label, value, onChange, describedBy }: RecipientsPickerProps) {
  const units = useUnits()
  const groups = useGroups()
  const known = new Map(value.map((one) => [keyOfRecipient(one), one]))
  return (
    <Select<string[]>
      id={id} aria-label={label} aria-describedby={describedBy} mode="tags" allowClear style={{ width: '100%' }} loading={!units}
      placeholder="输入单位或分送范围名称，可直接写外部机关" showSearch={{ optionFilterProp: 'label' }} tokenSeparators={['，', '；']}
      options={optionsOf(units ?? [], groups ?? [], value)} value={value.map(keyOfRecipient)}
      onChange={(keys) => onChange(keys.flatMap((key) => known.get(key) ?? recipientFrom(key, { units: units ?? [], groups: groups ?? [] }) ?? []))}
    />
  )
}

function optionsOf(units: readonly UnitLine[], groups: readonly GroupLine[], value: readonly Recipient[]) {
  const groupOptions = groups.map((group) => ({ value: `group:${group.id}`, label: `${group.name}（${group.count} 个单位）` }))
  const unitOptions = units.map((unit) => ({ value: `unit:${unit.id}`, label: unit.shortName }))
  const kept = value.filter((one) => one.kind === 'text' || one.kind === 'leader').map((one) => ({ value: keyOfRecipient(one), label: one.name }))
  return [
    ...(kept.length ? [{ label: '直接书写', title: '直接书写', options: kept }] : []),
    { label: '分送范围', title: '分送范围', options: groupOptions }, { label: '单位', title: '单位', options: unitOptions },
  ]
}
