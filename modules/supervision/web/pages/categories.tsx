import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Column, ErrorSummary, Field, GoLink, ListPage, NumberInput, ProblemNote, Select, asProblem, concerns, showToast, useSession } from '#ui'
import { paces, paceWords, sourceWords, sources, type Category, type Rhythm, type Source } from '../../core/sources.ts'
import { client, queries } from '../api.ts'
import { rhythmWords, termWords } from '../words.ts'
import '../supervision.css'

const emptyCategory: Category = { code: '', source: 'districtDecision', name: '', terms: { urgent: null, normal: null, hard: null }, rhythm: { every: 'never' }, retired: false }

/** 督查类别: kinds of matter within a source, their terms and how often units report (R52). */
export function Page() {
  const session = useSession()
  const categories = useQuery(queries.categories.queryOptions())
  const [drawn, setDrawn] = useState<{ readonly category: Category; readonly isNew: boolean } | null>(null)
  const mayKeep = concerns(session, ['supervisor'])
  return (
    <>
      <GoLink to="/supervision/items" className="sn-back">‹ 督查事项</GoLink>
      {drawn && <CategoryForm key={drawn.category.code || 'new'} first={drawn.category} isNew={drawn.isNew} onDone={() => setDrawn(null)} />}
      <ListPage
        list="supervision.categories" title="督查类别" rows={categories.data} problem={categories.error} keyOf={(row) => row.code} nameOf={(row) => row.name}
        columns={mayKeep ? [...columns, { key: 'change', title: '设置', width: 6, render: (row) => <Button size="small" onClick={() => setDrawn({ category: row, isNew: false })}>修改<span className="sn-hidden">{row.name}</span></Button> }] : columns}
        action={mayKeep && !drawn && <Button type="primary" onClick={() => setDrawn({ category: emptyCategory, isNew: true })}>新增类别</Button>}
        empty={{ title: '这里将显示督查类别和各类办理时限' }}
      />
    </>
  )
}

const columns: readonly Column<Category>[] = [
  { key: 'name', title: '类别', isMain: true, render: (row) => row.name },
  { key: 'source', title: '立项来源', width: 13, render: (row) => sourceWords[row.source] },
  { key: 'terms', title: '办理时限（工作日）', width: 17, render: (row) => termWords(row.terms) },
  { key: 'rhythm', title: '报告频次', width: 11, render: (row) => rhythmWords(row.rhythm) },
  { key: 'retired', title: '状态', width: 5, render: (row) => (row.retired ? '停用' : '使用') },
]

const EVERY: readonly { readonly value: Rhythm['every']; readonly label: string }[] = [{ value: 'never', label: '办结时一次反馈' }, { value: 'week', label: '每周' }, { value: 'month', label: '每月' }, { value: 'quarter', label: '每季度首月' }]
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五'].map((label, at) => ({ value: at + 1, label }))

interface FormProps { readonly first: Category; readonly isNew: boolean; readonly onDone: () => void }

function CategoryForm({ first, isNew, onDone }: FormProps) {
  const [category, setCategory] = useState(first)
  const cache = useQueryClient()
  const keep = useMutation({
    mutationFn: () => client.setCategory({ ...category, code: category.code.trim(), name: category.name.trim() }),
    onSuccess: () => { showToast({ text: '督查类别已保存。' }); onDone(); return cache.invalidateQueries({ queryKey: [['supervision']] }) },
  })
  const problem = keep.error ? asProblem(keep.error) : null
  const issues = problem?.issues ?? []
  const change = (given: Partial<Category>) => setCategory({ ...category, ...given })
  return (
    <section className="sn-card sup-form sup-card sup-category" aria-label={isNew ? '新增类别' : `修改${first.name}`}>
      {problem && (issues.length > 0 ? <ErrorSummary issues={issues} /> : <ProblemNote problem={problem} />)}
      <div className="sup-pair">
        <Field id="name" label="类别名称" isRequired issues={issues}><Input id="name" maxLength={30} aria-describedby="name-lack" value={category.name} onChange={(event) => change({ name: event.target.value })} /></Field>
        <Field id="code" label="代码" isRequired issues={issues} hint="字母开头，保存后不再改变"><Input id="code" maxLength={40} disabled={!isNew} aria-describedby="code-hint code-lack" value={category.code} onChange={(event) => change({ code: event.target.value })} /></Field>
        <Field id="source" label="立项来源" issues={issues}><Select<Source> id="source" aria-label="立项来源" disabled={!isNew} value={category.source} options={sources.map((value) => ({ value, label: sourceWords[value] }))} onChange={(source) => change({ source })} /></Field>
      </div>
      <div className="sup-pair" role="group" aria-label="办理时限">{paces.map((pace) => (
        <Field key={pace} id={`terms.${pace}`} label={`${paceWords[pace]}办理时限（工作日）`} issues={issues} hint="空着的，立项时须指定日期"><NumberInput id={`terms.${pace}`} min={1} max={1000} precision={0} value={category.terms[pace]} onChange={(days) => change({ terms: { ...category.terms, [pace]: days ?? null } })} /></Field>
      ))}</div>
      <RhythmFields rhythm={category.rhythm} onChange={(rhythm) => change({ rhythm })} />
      <label className="sn-row"><input type="checkbox" checked={category.retired} onChange={() => change({ retired: !category.retired })} />停用，不再用于立项</label>
      <div className="sn-row"><Button type="primary" loading={keep.isPending} onClick={() => keep.mutate()}>保存类别</Button><Button onClick={onDone}>暂不保存</Button></div>
    </section>
  )
}

function RhythmFields({ rhythm, onChange }: { readonly rhythm: Rhythm; readonly onChange: (rhythm: Rhythm) => void }) {
  const begin = (every: Rhythm['every']) => onChange(every === 'never' ? { every } : { every, day: 5 })
  return (
    <div className="sup-pair">
      <Field id="rhythm" label="进展报告"><Select<Rhythm['every']> id="rhythm" aria-label="进展报告" value={rhythm.every} options={[...EVERY]} onChange={begin} /></Field>
      {rhythm.every === 'week' && <Field id="day" label="星期"><Select<number> id="day" aria-label="星期" value={rhythm.day} options={WEEKDAYS} onChange={(day) => onChange({ ...rhythm, day })} /></Field>}
      {(rhythm.every === 'month' || rhythm.every === 'quarter') && <Field id="day" label="几日以前"><NumberInput id="day" min={1} max={28} precision={0} value={rhythm.day} onChange={(day) => onChange({ ...rhythm, day: day ?? 5 })} /></Field>}
    </div>
  )
}
