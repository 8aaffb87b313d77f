import { Button } from 'antd'
import type { UnitId } from '#lib/ids'
import type { NamedUnit } from '#lib/signatory'
import { Select } from '#ui'
import { usePool } from '../pool-api.ts'

/** Units by typing; all 镇街 in one press. */
export function UnitsSelect({ id, label, value, onChange }: { readonly id: string; readonly label: string; readonly value: readonly NamedUnit[]; readonly onChange: (units: readonly NamedUnit[]) => void }) {
  const { data } = usePool()
  const units = data?.units ?? []
  const pick = (chosen: readonly string[]) => onChange(chosen.flatMap((unit) => { const found = units.find((one) => one.unit === unit); return found ? [{ unit: found.unit, name: found.name }] : [] }))
  return (
    <div className="pool-units">
      <Select<string[]> id={id} aria-label={label} aria-describedby={`${id}-lack`} mode="multiple" allowClear style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} placeholder="输入单位名称" notFoundContent={null}
        options={units.map(({ unit, name }) => ({ value: unit as string, label: name }))} value={value.map(({ unit }) => unit)} onChange={pick} />
      <Button size="small" onClick={() => pick([...new Set([...value.map(({ unit }) => unit as string), ...units.filter(({ isTownship }) => isTownship).map(({ unit }) => unit as string)])])}>加入全部镇街</Button>
    </div>
  )
}

export function UnitSelect({ id, label, value, onChange }: { readonly id: string; readonly label: string; readonly value: UnitId | null; readonly onChange: (unit: UnitId | null) => void }) {
  const { data } = usePool()
  return (
    <Select<string> id={id} aria-label={label} aria-describedby={`${id}-lack`} allowClear style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} placeholder="输入单位名称" notFoundContent={null}
      options={(data?.units ?? []).map(({ unit, name }) => ({ value: unit as string, label: name }))} value={value as string | null} onChange={(unit) => onChange((unit ?? null) as UnitId | null)} />
  )
}
