import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type PersonOption, refresh, showToast, today } from '#ui'
import type { PostId, UnitId } from '#lib/ids'
import type { PostView, TreeView, UnitView } from '../../core/views.ts'
import { officeRoles, roleWords, unitKindWords, unitKinds, unitLevelWords, unitLevels } from '../../core/words.ts'
import type { OfficeRole } from '#lib/contract'
import type { UnitKind, UnitLevel } from '../../core/types.ts'
import { client } from '../api.ts'
import type { FieldSpec, Filled, FormSpec } from './form-dialog.tsx'

/** What the keeper of the organisation may do with a unit. */
export interface KeepingActs {
  readonly onChange: () => void
  readonly onAddChild: () => void
  readonly onAddPost: () => void
  readonly onRegister: () => void
  readonly onClose: () => void
  readonly onAppoint: (post: PostView) => void
  readonly onChangePost: (post: PostView) => void
  readonly onAbolishPost: (post: PostView) => void
}

/** Opens a form for each act; the form's window is the caller's to show. */
export function useKeeping(view: UnitView | undefined, tree: TreeView | undefined) {
  const [form, setForm] = useState<FormSpec | null>(null)
  const said = useSaying()
  const acts: KeepingActs | null = view && tree ? {
    onChange: () => setForm(changeForm(view, tree, said)),
    onAddChild: () => setForm(childForm(view, said)),
    onAddPost: () => setForm(postForm(view, said)),
    onRegister: () => setForm(registerForm(view, said)),
    onClose: () => setForm(closeForm(view, tree, said)),
    onAppoint: (post) => setForm(appointForm(view, post, said)),
    onChangePost: (post) => setForm(changePostForm(view, post, tree, said)),
    onAbolishPost: (post) => setForm(abolishPostForm(view, post, said)),
  } : null
  return { form, acts, close: () => setForm(null) }
}

type Said = (done: Promise<unknown>, text: string) => Promise<void>

/** Waits for an act, says that it is done and refreshes what the organisation shows. */
export function useSaying(): Said {
  const queryClient = useQueryClient()
  return async (done, text) => {
    await done
    void refresh(queryClient, { topics: ['organisation'] })
    showToast({ text })
  }
}

const groundFields: readonly FieldSpec[] = [
  { name: 'fromOn', label: '生效日期', kind: 'day', initial: today(), isRequired: true },
  { name: 'reason', label: '变动原因', kind: 'text', isRequired: true },
  { name: 'basis', label: '依据文号', kind: 'text', hint: '如 云编〔2026〕12号' },
]
const groundsOf = (filled: Filled) => ({ reason: filled.text('reason'), ...(filled.text('basis') ? { basis: filled.text('basis') } : {}) })
const choicesOf = (tree: TreeView) => tree.units.map((unit) => ({ value: unit.id as string, label: unit.kind === 'section' ? unit.name : unit.shortName }))
const items = (text: string) => text.split(/[、，,\s]+/).filter((one) => one !== '')

const changeForm = ({ unit }: UnitView, tree: TreeView, said: Said): FormSpec => ({
  title: `变动${unit.shortName}`, verb: '变动',
  fields: [
    { name: 'name', label: '全称', kind: 'text', initial: unit.name, isRequired: true },
    { name: 'shortName', label: '规范化简称', kind: 'text', initial: unit.shortName, isRequired: true },
    { name: 'parent', label: '上级单位', kind: 'choice', initial: unit.parent, options: choicesOf(tree) },
    ...groundFields,
  ],
  onAct: (filled) => said(client.changeUnit({
    unit: unit.id, version: unit.version, fromOn: filled.day('fromOn'), grounds: groundsOf(filled),
    changes: { name: filled.text('name'), shortName: filled.text('shortName'), parent: filled.choice('parent') as UnitId | null },
  }), '已登记变动，以前的记录仍显示原名称。'),
})

const childForm = ({ unit, children }: UnitView, said: Said): FormSpec => ({
  title: `在${unit.shortName}下设单位`, verb: '设立',
  fields: [
    { name: 'name', label: '全称', kind: 'text', isRequired: true }, { name: 'shortName', label: '规范化简称', kind: 'text', isRequired: true },
    { name: 'kind', label: '类别', kind: 'choice', initial: 'section', isRequired: true, options: unitKinds.map((kind) => ({ value: kind, label: unitKindWords[kind] })) },
    { name: 'level', label: '级别', kind: 'choice', initial: 'section', isRequired: true, options: unitLevels.map((level) => ({ value: level, label: unitLevelWords[level] })) },
    ...groundFields,
  ],
  onAct: (filled) => said(client.establishUnit({
    name: filled.text('name'), shortName: filled.text('shortName'), kind: filled.choice('kind') as UnitKind, level: filled.choice('level') as UnitLevel,
    parent: unit.id, lines: [], unifiedCode: null, position: children.length + 1, issuer: null, fromOn: filled.day('fromOn'), grounds: groundsOf(filled),
  }), '单位已设立。'),
})

const postForm = ({ unit }: UnitView, said: Said): FormSpec => ({
  title: `在${unit.shortName}设岗`, verb: '设岗',
  fields: [
    { name: 'title', label: '岗位名称', kind: 'text', isRequired: true },
    { name: 'roles', label: '角色', kind: 'choices', initial: [], options: officeRoles.map((role) => ({ value: role, label: roleWords[role] })) },
    { name: 'seats', label: '职数', kind: 'number', initial: 1, isRequired: true },
    { name: 'rank', label: '礼宾位次', kind: 'number', initial: null, hint: '领导岗位填写，其余留空' },
    { name: 'fromOn', label: '设岗日期', kind: 'day', initial: today(), isRequired: true },
  ],
  onAct: (filled) => said(client.addPost({
    unit: unit.id, version: unit.version, title: filled.text('title'), roles: filled.choices('roles') as OfficeRole[], seats: filled.number('seats') ?? 1,
    rank: filled.number('rank'), oversees: [], fromOn: filled.day('fromOn'),
  }), '岗位已设。'),
})

const changePostForm = ({ unit }: UnitView, post: PostView, tree: TreeView, said: Said): FormSpec => ({
  title: `调整岗位：${unit.shortName}${post.title}`, verb: '调整',
  fields: [
    { name: 'roles', label: '角色', kind: 'choices', initial: post.roles, options: officeRoles.map((role) => ({ value: role, label: roleWords[role] })) },
    { name: 'seats', label: '职数', kind: 'number', initial: post.seats, isRequired: true },
    { name: 'rank', label: '礼宾位次', kind: 'number', initial: post.rank, hint: '领导岗位填写，其余留空' },
    { name: 'oversees', label: '分管单位', kind: 'choices', initial: post.oversees, options: choicesOf(tree) },
  ],
  onAct: (filled) => said(client.changePost({
    unit: unit.id, version: unit.version, post: post.id, roles: filled.choices('roles') as OfficeRole[], seats: filled.number('seats') ?? 1,
    rank: filled.number('rank'), oversees: [...filled.choices('oversees')],
  }), '岗位已调整。'),
})

const abolishPostForm = ({ unit }: UnitView, post: PostView, said: Said): FormSpec => ({
  title: `撤销岗位：${unit.shortName}${post.title}`, verb: '撤岗',
  fields: [{ name: 'on', label: '撤岗日期', kind: 'day', initial: today(), isRequired: true, hint: '自该日起不再设此岗位' }],
  onAct: (filled) => said(client.abolishPost({ unit: unit.id, version: unit.version, post: post.id, on: filled.day('on') }), '岗位已撤销。'),
})

const registerForm = ({ unit }: UnitView, said: Said): FormSpec => ({
  title: `${unit.shortName}发文立户`, verb: '登记',
  fields: [
    { name: 'prefixes', label: '机关代字', kind: 'text', initial: unit.issuer?.docPrefixes.join('、') ?? '', hint: '多个用顿号隔开；留空表示取消立户' },
    ...groundFields,
  ],
  onAct: (filled) => {
    const docPrefixes = items(filled.text('prefixes'))
    return said(client.registerIssuer({
      unit: unit.id, version: unit.version, fromOn: filled.day('fromOn'), grounds: groundsOf(filled),
      issuer: docPrefixes.length > 0 ? { registeredOn: unit.issuer?.registeredOn ?? filled.day('fromOn'), docPrefixes } : null,
    }), '立户情况已登记。')
  },
})

const closeForm = ({ unit }: UnitView, tree: TreeView, said: Said): FormSpec => ({
  title: `撤并${unit.shortName}`, verb: '撤并',
  fields: [{ name: 'into', label: '并入单位', kind: 'choice', initial: null, options: choicesOf(tree).filter((one) => one.value !== unit.id), hint: '留空表示撤销，不由其他单位承接' }, ...groundFields],
  onAct: (filled) => {
    const into = filled.choice('into') as UnitId | null
    const at = { unit: unit.id, version: unit.version, on: filled.day('fromOn'), grounds: groundsOf(filled) }
    return said(into ? client.mergeUnit({ ...at, into }) : client.abolishUnit(at), '撤并已登记。')
  },
})

const appointForm = ({ unit }: UnitView, post: PostView, said: Said): FormSpec => ({
  title: `任${unit.shortName}${post.title}`, verb: '任职',
  fields: [
    { name: 'person', label: '已在册人员', kind: 'person', hint: '不在册的留空，在下面填写姓名' },
    { name: 'name', label: '新人员姓名', kind: 'text' }, { name: 'mobile', label: '手机', kind: 'text' }, { name: 'officePhone', label: '办公电话', kind: 'text' },
    { name: 'main', label: '任职方式', kind: 'choice', initial: 'main', isRequired: true, options: [{ value: 'main', label: '主要任职' }, { value: 'besides', label: '兼任' }] },
    { name: 'fromOn', label: '任职日期', kind: 'day', initial: today(), isRequired: true },
  ],
  onAct: (filled) => said(appoint(post.id, filled), '任职已登记。'),
})

async function appoint(post: PostId, filled: Filled): Promise<unknown> {
  const known = filled.choice('person') as PersonOption['id'] | null
  if (!known) return client.addPerson({ name: filled.text('name'), mobile: filled.text('mobile') || null, officePhone: filled.text('officePhone') || null, post, fromOn: filled.day('fromOn') })
  const { version, id } = await client.person({ person: known })
  return client.appoint({ person: id, version, post, fromOn: filled.day('fromOn'), main: filled.choice('main') === 'main' })
}
