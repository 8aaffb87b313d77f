import { useQuery } from '@tanstack/react-query'
import type { UnitId } from '#lib/ids'
import { ProblemNote, Select } from '#ui'
import type { GroupView } from '../../core/views.ts'
import { client, queries } from '../api.ts'

export interface UnitPickerProps {
  readonly id?: string
  readonly label: string
  readonly value: readonly UnitId[]
  readonly onChange: (value: readonly UnitId[]) => void
  readonly isSingle?: boolean
  readonly describedBy?: string
  /** Whether sections (科室) may be picked; they never receive documents from outside. */
  readonly hasSections?: boolean
}

/** Picks units by name, or whole recipient groups such as 各镇党委、街道党工委. */
export function UnitPicker({ id, label, value, onChange, isSingle = false, describedBy, hasSections = false }: UnitPickerProps) {
  const tree = useQuery(queries.tree.queryOptions({ input: {} }))
  const groups = useQuery({ ...queries.groups.queryOptions(), enabled: !isSingle })
  const options = (tree.data?.units ?? []).filter((unit) => hasSections || unit.kind !== 'section').map((unit) => ({ value: unit.id as string, label: unit.kind === 'section' ? unit.name : unit.shortName }))
  const addGroup = async (group: GroupView) => {
    const units = await client.groupUnits({ group: group.id })
    onChange([...new Set([...value, ...units.map((unit) => unit.id)])])
  }
  if (tree.error) return <ProblemNote problem={tree.error} onRetry={() => void tree.refetch()} />
  return (
    <div className="sn-picker">
      <Select<string[]>
        {...(id ? { id } : {})} aria-label={label} aria-describedby={describedBy} mode="multiple" allowClear loading={tree.isPending} style={{ width: '100%' }}
        placeholder="输入单位名称" showSearch={{ optionFilterProp: 'label' }} options={options}
        value={[...value]} onChange={(ids) => onChange((isSingle ? ids.slice(-1) : ids) as UnitId[])}
      />
      {!isSingle && (groups.data?.length ?? 0) > 0 && (
        <div className="sn-row sn-picker-groups"><span className="sn-muted">整组加入：</span>
          {groups.data?.map((group) => <button key={group.id} type="button" className="sn-plain" onClick={() => void addGroup(group)}>{group.name}（{group.count}）</button>)}
        </div>
      )}
    </div>
  )
}
