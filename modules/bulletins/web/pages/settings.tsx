import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { UnitId } from '#lib/ids'
import type { Issue } from '#lib/issues'
import { ChoiceRow, ErrorSummary, Field, GoLink, NumberInput, ProblemNote, Select, Waiting, today, useActs, useFilters, useGo, useTitle } from '#ui'
import { roleWord, routeRoles, type RouteRole } from '../../core/roles.ts'
import type { BulletinId, BulletinKind, Period, Profile } from '../../core/types.ts'
import type { SettingsView } from '../../core/views.ts'
import { kindWords, periodWords } from '../../core/words.ts'
import { client, profileSent, queries } from '../api.ts'
import { ListFields, ReaderFields } from '../parts/issue-fields.tsx'
import '../bulletins.css'

const filtersSchema = z.object({ bulletin: z.string().catch('') })

/** 刊物设置: what a bulletin is, decided once. */
export function Page() {
  const [{ bulletin }] = useFilters(filtersSchema)
  useTitle(bulletin ? '刊物设置' : '新建刊物')
  const view = useQuery(queries.settings.queryOptions({ input: bulletin ? { bulletin: bulletin as BulletinId } : {} }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Form key={`${bulletin} ${view.data.version}`} view={view.data} /> : <Waiting lines={10} />
}

const fresh = ({ sections }: SettingsView): Profile => ({
  name: '', kind: 'brief', editorOrgan: '', columns: ['工作动态'], period: 'monthly', isInternal: true, copies: 50, lists: { reportTo: '', sendTo: '', issueTo: '' }, readers: { units: [], people: [] },
  editing: sections[0] ?? { unit: '' as UnitId, name: '' }, reviewRole: 'officeReviewer', signRole: 'officeHead', numbered: { year: Number(today().slice(0, 4)), number: 0, total: 0 },
})

const words = <Key extends string>(of: Readonly<Record<Key, string>>) => (Object.keys(of) as Key[]).map((value) => ({ value, label: of[value] }))
const ROLES = routeRoles.map((value) => ({ value: value as string, label: roleWord(value) }))

function Form({ view }: { readonly view: SettingsView }) {
  const go = useGo()
  const { bulletin } = view
  const [profile, setProfile] = useState<Profile>(bulletin?.profile ?? fresh(view))
  const [columns, setColumns] = useState(profile.columns.join('\n'))
  const [isActive, setActive] = useState(bulletin?.isActive ?? true)
  const [attempt, setAttempt] = useState(0)
  const set = (change: Partial<Profile>) => setProfile({ ...profile, ...change })
  const whole: Profile = { ...profile, columns: columns.split('\n').map((name) => name.trim()).filter(Boolean) }
  const { run, problem, isPending } = useActs({ act: () => (bulletin ? client.change({ bulletin: bulletin.id, profile: profileSent(whole), isActive }) : client.found({ profile: profileSent(whole) })), done: () => (bulletin ? '已保存刊物设置。' : '刊物已建立。'), topics: ['bulletins'] })
  const lacks = attempt > 0 ? lacking(whole) : []
  const save = async () => {
    setAttempt(attempt + 1)
    if (lacking(whole).length === 0 && await run(undefined)) go('/bulletins')
  }
  return (
    <div className="bul-page">
      <header><GoLink to="/bulletins" className="sn-back">‹ 刊物</GoLink><h1>{bulletin ? `《${bulletin.profile.name}》设置` : '新建刊物'}</h1></header>
      {problem ? <ProblemNote problem={problem} /> : null}
      {lacks.length > 0 && <ErrorSummary key={attempt} issues={lacks} />}
      <section className="sn-card bul-card" aria-label="刊物设置"><div className="bul-form">
        <p className="sn-muted">一个单位一般只办一种简报；设置改动只影响还没有发布的各期。</p>
        <Field id="name" label="刊名（印成红色报头）" isRequired issues={lacks}><Input id="name" maxLength={20} value={profile.name} onChange={(event) => set({ name: event.target.value })} /></Field>
        <Field id="editorOrgan" label="编发机关" isRequired issues={lacks}><Input id="editorOrgan" maxLength={40} value={profile.editorOrgan} onChange={(event) => set({ editorOrgan: event.target.value })} /></Field>
        <ChoiceRow<BulletinKind> label="种类" options={words(kindWords)} value={profile.kind} onChange={(kind) => set({ kind })} />
        <ChoiceRow<Period> label="刊期" options={words(periodWords)} value={profile.period} onChange={(period) => set({ period })} />
        <Field id="columns" label="栏目" isRequired issues={lacks} hint="一行一个，按印出的次序。"><Input.TextArea id="columns" rows={4} value={columns} onChange={(event) => setColumns(event.target.value)} /></Field>
        <label className="bul-check"><input type="checkbox" checked={profile.isInternal} onChange={() => set({ isInternal: !profile.isInternal })} />内部资料：只有发送范围和本办公室可以读</label>
        <RouteFields view={view} profile={profile} onChange={set} issues={lacks} />
        <NumberFields profile={profile} onChange={set} isFixed={view.isNumbered} />
        <ListFields lists={profile.lists} onChange={(lists) => set({ lists })} />
        <ReaderFields readers={profile.readers} onChange={(readers) => set({ readers })} />
        {bulletin && <label className="bul-check"><input type="checkbox" checked={!isActive} onChange={() => setActive(!isActive)} />停办：不再编下一期，往期照常可读</label>}
        <div className="sn-row"><Button type="primary" loading={isPending} onClick={() => void save()}>{bulletin ? '保存设置' : '建立刊物'}</Button></div>
      </div></section>
    </div>
  )
}

interface FieldsProps { readonly profile: Profile; readonly onChange: (change: Partial<Profile>) => void }

function RouteFields({ view: { sections }, profile, onChange, issues }: FieldsProps & { readonly view: SettingsView; readonly issues: readonly Issue[] }) {
  const choose = (unit: string | null) => onChange({ editing: sections.find((one) => one.unit === unit) ?? profile.editing })
  const role = (id: 'reviewRole' | 'signRole', label: string) => (
    <Field id={id} label={label}><Select id={id} aria-label={label} style={{ width: '100%' }} options={ROLES} value={profile[id] as string} onChange={(value) => onChange({ [id]: value as RouteRole })} /></Field>
  )
  return (
    <div className="bul-pair">
      <Field id="editing" label="编辑科室" isRequired issues={issues}><Select id="editing" aria-label="编辑科室" style={{ width: '100%' }} options={sections.map(({ unit, name }) => ({ value: unit as string, label: name }))} value={profile.editing.unit as string} onChange={choose} /></Field>
      {role('reviewRole', '审核')}
      {role('signRole', '签发')}
    </div>
  )
}

/** Where the numbers go on from; fixed once one was given here. */
function NumberFields({ profile: { numbered, copies }, onChange, isFixed }: FieldsProps & { readonly isFixed: boolean }) {
  const number = (id: 'year' | 'number' | 'total', label: string) => (
    <Field id={id} label={label}><NumberInput id={id} min={0} max={99_999} disabled={isFixed} value={numbered[id]} onChange={(value) => onChange({ numbered: { ...numbered, [id]: value ?? 0 } })} /></Field>
  )
  return (
    <>
      <p className="sn-muted">{isFixed ? '已在系统中编过期号，起始期号不能再改。' : '以前已出到哪一期，请填在这里，系统接着编；新办的填 0。'}</p>
      <div className="bul-pair">{number('year', '年份')}{number('number', '该年已出期数')}{number('total', '已出总期数')}<Field id="copies" label="共印份数"><NumberInput id="copies" min={0} max={9999} value={copies} onChange={(value) => onChange({ copies: value ?? 0 })} /></Field></div>
    </>
  )
}

function lacking({ name, editorOrgan, columns, editing }: Profile): readonly Issue[] {
  const lack = (field: string, text: string): Issue => ({ code: field, severity: 'block', field, text })
  const twice = columns.find((one, index) => columns.indexOf(one) < index)
  return [
    ...(name.trim() ? [] : [lack('name', '请填写刊名')]), ...(editorOrgan.trim() ? [] : [lack('editorOrgan', '请填写编发机关')]), ...(columns.length > 0 ? [] : [lack('columns', '请至少设置一个栏目')]),
    ...(twice === undefined ? [] : [lack('columns', `栏目“${twice}”重复`)]), ...(editing.unit ? [] : [lack('editing', '请选择编辑科室')]),
  ]
}
