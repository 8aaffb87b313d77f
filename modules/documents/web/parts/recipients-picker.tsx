import { useState } from 'react'
import { Select } from '#ui'
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

/** 主送 and 抄送: recipient groups by their printed name, units, or, last in the list, an organ outside the district as written. */
export function RecipientsPicker({ id, label, value, onChange, describedBy }: RecipientsPickerProps) {
  const units = useUnits()
  const groups = useGroups()
  const [text, setText] = useState('')
  const known = new Map(value.map((one) => [keyOfRecipient(one), one]))
  const pick = (keys: readonly string[]) => {
    onChange(keys.flatMap((key) => known.get(key) ?? recipientFrom(key, { units: units ?? [], groups: groups ?? [] }) ?? []))
    setText('')
  }
  return (
    <Select<string[]>
      id={id} aria-label={label} aria-describedby={describedBy} mode="multiple" allowClear style={{ width: '100%' }} loading={!units}
      placeholder="输入单位或分送范围名称" showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      options={optionsOf({ units: units ?? [], groups: groups ?? [], value }, text.trim())} value={value.map(keyOfRecipient)} onChange={pick}
    />
  )
}

interface Offered { readonly units: readonly UnitLine[]; readonly groups: readonly GroupLine[]; readonly value: readonly Recipient[] }

function optionsOf({ units, groups, value }: Offered, text: string) {
  const fits = ({ label }: { readonly label: string }) => text === '' || label.includes(text)
  const groupOptions = groups.map((group) => ({ value: `group:${group.id}`, label: `${group.name}（${group.count} 个单位）` })).filter(fits)
  const unitOptions = units.map((unit) => ({ value: `unit:${unit.id}`, label: unit.shortName })).filter(fits)
  const kept = value.filter((one) => one.kind === 'text' || one.kind === 'leader').map((one) => ({ value: keyOfRecipient(one), label: one.name }))
  const isKnown = [...unitOptions, ...kept].some((option) => option.label === text) || groups.some((group) => group.name === text)
  const written = [...kept, ...(text === '' || isKnown ? [] : [{ value: text, label: `直接写“${text}”（外部机关）` }])]
  return [
    { label: '分送范围', title: '分送范围', options: groupOptions }, { label: '单位', title: '单位', options: unitOptions }, { label: '直接书写', title: '直接书写', options: written },
  ].filter((part) => part.options.length > 0)
}
