import { Select } from '#ui'
import type { UnitId } from '#lib/ids'
import { useUnits } from '../api.ts'

export interface UnitsFieldProps {
  readonly id: string
  readonly label: string
  readonly value: readonly UnitId[]
  readonly onChange: (value: readonly UnitId[]) => void
  readonly describedBy?: string
}

/** Units one by one, as 会签 and 征求意见 name them; no whole groups, and superior organs after those of the district. */
export function UnitsField({ id, label, value, onChange, describedBy }: UnitsFieldProps) {
  const units = useUnits()
  return (
    <Select<string[]>
      id={id} aria-label={label} aria-describedby={describedBy} mode="multiple" allowClear loading={!units} style={{ width: '100%' }} placeholder="输入单位名称" showSearch={{ optionFilterProp: 'label' }}
      options={(units ?? []).map((unit) => ({ value: unit.id as string, label: unit.shortName }))} value={[...value]} onChange={(ids) => onChange(ids as UnitId[])}
    />
  )
}
