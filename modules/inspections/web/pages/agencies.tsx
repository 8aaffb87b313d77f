import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PersonId, UnitId } from '#lib/ids'
import { findPeople } from '#modules/organisation/web'
import { EmptyState, ErrorSummary, Field, Numbers, PeoplePicker, ProblemNote, Select, Waiting, asProblem, useTitle } from '#ui'
import { agencyKindWords, agencyKinds, staffRoleWords, staffRoles, type Agency, type AgencyKind, type StaffMember, type StaffRole } from '../../core/agencies.ts'
import type { AgencyView } from '../../core/pool-views.ts'
import { UnitSelect } from '../parts/unit-select.tsx'
import { poolClient, poolQueries, usePool, usePoolAct } from '../pool-api.ts'
import '../inspections.css'
import '../pool.css'

const emptyAgency: Agency = { unit: '' as UnitId, name: '', kind: 'committeeOffice', staff: [], retired: false }

/** 督查力量: the forces of the pool, their people, what each may be sent as and is good at (R50). */
export function Page() {
  useTitle('督查力量')
  const agencies = useQuery(poolQueries.agencies.queryOptions())
  const { data: pool } = usePool()
  const [drawn, setDrawn] = useState<{ readonly agency: Agency; readonly isNew: boolean } | null>(null)
  const rows = agencies.data
  return (
    <div className="pool-page">
      <header className="sn-page-head"><h1>督查力量</h1>{pool?.mayKeepPool && !drawn && <Button type="primary" onClick={() => setDrawn({ agency: emptyAgency, isNew: true })}>新增督查力量</Button>}</header>
      {drawn && <AgencyForm key={drawn.agency.unit || 'new'} first={drawn.agency} isNew={drawn.isNew} onDone={() => setDrawn(null)} />}
      {agencies.error ? <ProblemNote problem={agencies.error} onRetry={() => void agencies.refetch()} /> : !rows ? <Waiting lines={8} /> : rows.length === 0
        ? <EmptyState title="这里将显示大督查的督查力量" hint="由督查室登记区委督查室、区政府督查室、项目督查办、纪检监察、组织、效能等力量和人员。" /> : (
          <>
            <Numbers label="督查力量合计" items={[
              { key: 'agencies', label: '督查力量', value: rows.filter(({ retired }) => !retired).length, unit: '支', definition: '登记在册、没有退出的督查力量。' },
              { key: 'staff', label: '在库人员', value: new Set(rows.flatMap(({ staff }) => staff.map(({ person }) => person))).size, unit: '人', definition: '各支督查力量的在库人员，一人在两处的只计一次。' },
              { key: 'leaders', label: '可任组长', value: rows.flatMap(({ staff }) => staff).filter(({ role }) => role === 'head' || role === 'leader').length, unit: '人', definition: '负责人和可任组长的人员。' },
            ]} />
            {rows.map((row) => <AgencyCard key={row.unit} row={row} onChange={pool?.mayKeepPool ? () => setDrawn({ agency: row, isNew: false }) : null} />)}
          </>
        )}
    </div>
  )
}

const AgencyCard = ({ row, onChange }: { readonly row: AgencyView; readonly onChange: (() => void) | null }) => (
  <section className="sn-card ins-card" aria-label={row.name}>
    <div className="ins-head"><h2>{row.name}{row.retired && <span className="ins-tag">已退出</span>}</h2>{onChange && <Button size="small" onClick={onChange}>修改<span className="sn-hidden">{row.name}</span></Button>}</div>
    <p className="sn-muted">{agencyKindWords[row.kind]}力量　所在单位：{row.unitName}　今年计划 {row.plans} 项　在库 {row.staff.length} 人</p>
    <ul className="pool-staff" aria-label={`${row.name}人员`}>{row.staff.map((one) => (
      <li key={one.person}><span>{one.name}</span><span className="sn-muted">{one.post}</span><span className="ins-tag">{staffRoleWords[one.role]}</span><span className="sn-muted">{one.strengths && `专长：${one.strengths}`}</span></li>
    ))}</ul>
  </section>
)

function AgencyForm({ first, isNew, onDone }: { readonly first: Agency; readonly isNew: boolean; readonly onDone: () => void }) {
  const [agency, setAgency] = useState(first)
  const keep = usePoolAct(poolClient.setAgency, () => '督查力量已保存。')
  const problem = keep.problem ? asProblem(keep.problem) : null
  const issues = problem?.issues ?? []
  const change = (given: Partial<Agency>) => setAgency({ ...agency, ...given })
  const save = async () => {
    const { unit, name, kind, retired, staff } = agency
    if (await keep.run({ unit, name, kind, retired, staff: staff.map(({ person, name: called, role, strengths }) => ({ person, name: called, role, strengths })) })) onDone()
  }
  return (
    <section className="sn-card ins-card ins-form" aria-label={isNew ? '新增督查力量' : `修改${first.name}`}>
      {problem && (issues.length > 0 ? <ErrorSummary issues={issues} /> : <ProblemNote problem={problem} />)}
      <div className="ins-pair">
        <Field id="name" label="名称" isRequired issues={issues}><Input id="name" maxLength={40} aria-describedby="name-lack" value={agency.name} onChange={(event) => change({ name: event.target.value })} /></Field>
        <Field id="unit" label="所在单位" isRequired issues={issues}>{isNew ? <UnitSelect id="unit" label="所在单位" value={agency.unit || null} onChange={(unit) => change({ unit: unit ?? '' as UnitId })} /> : <Input id="unit" aria-describedby="unit-lack" disabled value={(first as AgencyView).unitName} />}</Field>
        <Field id="kind" label="类别" issues={issues}><Select<AgencyKind> id="kind" aria-label="类别" value={agency.kind} options={agencyKinds.map((value) => ({ value, label: agencyKindWords[value] }))} onChange={(kind) => change({ kind })} /></Field>
      </div>
      <StaffFields staff={agency.staff} onChange={(staff) => change({ staff })} />
      <label className="sn-row"><input type="checkbox" checked={agency.retired} onChange={() => change({ retired: !agency.retired })} />退出督查力量，不再安排新的督查</label>
      <div className="sn-row"><Button type="primary" loading={keep.isPending} onClick={() => void save()}>保存督查力量</Button><Button onClick={onDone}>暂不保存</Button></div>
    </section>
  )
}

function StaffFields({ staff, onChange }: { readonly staff: readonly StaffMember[]; readonly onChange: (staff: readonly StaffMember[]) => void }) {
  const set = (person: PersonId, given: Partial<StaffMember>) => onChange(staff.map((one) => (one.person === person ? { ...one, ...given } : one)))
  return (
    <div role="group" aria-label="人员" className="ins-form">
      <Field id="staff" label="添加人员"><PeoplePicker id="staff" label="添加人员" isSingle source={findPeople} value={[]} onChange={([found]) => { if (found && !staff.some(({ person }) => person === found.id)) onChange([...staff, { person: found.id as PersonId, name: found.name, role: 'member', strengths: '' }]) }} /></Field>
      {staff.map((one) => (
        <div key={one.person} className="ins-member pool-member" role="group" aria-label={one.name}>
          <strong>{one.name}</strong>
          <Select<StaffRole> aria-label={`${one.name}的角色`} value={one.role} options={staffRoles.map((value) => ({ value, label: staffRoleWords[value] }))} onChange={(role) => set(one.person, { role })} />
          <Input aria-label={`${one.name}的专长`} placeholder="专长，如财务、工程" maxLength={100} value={one.strengths} onChange={(event) => set(one.person, { strengths: event.target.value })} />
          <Button onClick={() => onChange(staff.filter(({ person }) => person !== one.person))}>移出<span className="sn-hidden">{one.name}</span></Button>
        </div>
      ))}
    </div>
  )
}
