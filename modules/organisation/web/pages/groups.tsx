import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import { type Column, ListPage, asProblem, concerns, showToast, useConfirm, useSession } from '#ui'
import type { UnitKind } from '../../core/types.ts'
import type { GroupView, TreeView } from '../../core/views.ts'
import { unitKindWords, unitKinds } from '../../core/words.ts'
import { client, queries } from '../api.ts'
import { type FieldSpec, type Filled, FormDialog, type FormSpec } from '../parts/form-dialog.tsx'
import { useSaying } from '../parts/keeping-acts.ts'

/** Named recipient groups, as they stand in the main recipients of documents. */
export function Page() {
  const { data, error } = useQuery(queries.groups.queryOptions())
  const { data: tree } = useQuery(queries.tree.queryOptions({ input: {} }))
  const mayKeep = concerns(useSession(), ['organisationClerk'])
  const { form, open, close } = useGroupForms(tree)
  return (
    <>
      <ListPage
        list="organisation.groups" title="分送范围" rows={data} problem={error} keyOf={(row) => row.id} nameOf={(row) => row.name}
        columns={columnsFor(tree, mayKeep ? open : null)}
        action={mayKeep && tree && <Button type="primary" onClick={() => open.name((data?.length ?? 0) + 1)}>新建分送范围</Button>}
        empty={{ title: '这里将显示分送范围', hint: '如「各镇党委、街道党工委」，主送、抄送时可整组选用。' }}
      />
      <FormDialog form={form} onClose={close} />
    </>
  )
}

type Acts = ReturnType<typeof useGroupForms>['open']

const columnsFor = (tree: TreeView | undefined, acts: Acts | null): readonly Column<GroupView>[] => [
  { key: 'name', title: '名称', width: 20, isMain: true, render: (row) => row.name },
  { key: 'count', title: '单位数', width: 6, isNumber: true, render: (row) => row.count },
  { key: 'content', title: '包含', render: (row) => contentWords(row, tree) },
  ...(acts ? [{ key: 'acts', title: '办理', width: 8, render: (row: GroupView) => (
    <span className="sn-row">
      <button type="button" className="sn-plain" aria-label={`修改${row.name}`} onClick={() => acts.change(row)}>修改</button>
      <button type="button" className="sn-plain" aria-label={`停用${row.name}`} onClick={() => void acts.retire(row)}>停用</button>
    </span>
  ) }] : []),
]

function contentWords(group: GroupView, tree: TreeView | undefined): string {
  const named = (ids: readonly UnitId[]) => ids.map((id) => tree?.units.find((unit) => unit.id === id)?.shortName ?? '').filter(Boolean)
  const inside = [...group.kinds.map((kind) => `全部${unitKindWords[kind]}`), ...named(group.units)].join('、')
  return group.except.length > 0 ? `${inside}，不含${named(group.except).join('、')}` : inside
}

function useGroupForms(tree: TreeView | undefined) {
  const [form, setForm] = useState<FormSpec | null>(null)
  const confirm = useConfirm()
  const said = useSaying()
  const open = {
    name: (position: number) => setForm({
      title: '新建分送范围', verb: '新建', fields: fieldsFor(null, tree),
      onAct: (filled) => said(client.nameGroup(contentOf(filled, position)), '分送范围已建立。'),
    }),
    change: (group: GroupView) => setForm({
      title: `修改分送范围：${group.name}`, verb: '修改', fields: fieldsFor(group, tree),
      onAct: (filled) => said(client.changeGroup({ group: group.id, version: group.version, ...contentOf(filled, group.position) }), '分送范围已修改。'),
    }),
    retire: async (group: GroupView) => {
      if (!await confirm({ verb: '停用', title: `停用分送范围「${group.name}」？`, body: '停用后不能再选用，已发的文件不受影响。' })) return
      await said(client.retireGroup({ group: group.id, version: group.version }), '分送范围已停用。').catch((thrown: unknown) => showToast({ tone: 'failed', text: asProblem(thrown).sentence }))
    },
  }
  return { form, open, close: () => setForm(null) }
}

function fieldsFor(group: GroupView | null, tree: TreeView | undefined): readonly FieldSpec[] {
  const units = (tree?.units ?? []).filter((unit) => unit.kind !== 'section').map((unit) => ({ value: unit.id as string, label: unit.shortName }))
  return [
    { name: 'name', label: '名称', kind: 'text', initial: group?.name ?? '', isRequired: true },
    { name: 'kinds', label: '整类单位', kind: 'choices', initial: group?.kinds ?? [], options: unitKinds.map((kind) => ({ value: kind, label: unitKindWords[kind] })), hint: '以后新设的同类单位自动列入' },
    { name: 'units', label: '另加单位', kind: 'choices', initial: group?.units ?? [], options: units },
    { name: 'except', label: '不含单位', kind: 'choices', initial: group?.except ?? [], options: units },
  ]
}

const contentOf = (filled: Filled, position: number) => ({
  name: filled.text('name'), kinds: filled.choices('kinds') as UnitKind[], units: [...filled.choices('units')], except: [...filled.choices('except')], position,
})
