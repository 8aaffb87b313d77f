import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { type Column, ErrorSummary, Field, GoLink, Light, ListPage, ProblemNote, Select, asProblem, concerns, showToast, useSession } from '#ui'
import { docKinds, kinds, type DocKind } from '../../core/kinds.ts'
import type { NumberRule } from '../../core/numbers.ts'
import type { NumberRuleView } from '../../core/views.ts'
import { client, queries, usePrefixes } from '../api.ts'
import { TermsField } from '../parts/terms-field.tsx'
import '../documents.css'

/** A rule while it is written: days that are still to be chosen are null. */
type Drawn = Omit<NumberRule, 'id' | 'organ' | 'terms'> & { readonly id: NumberRule['id'] | null; readonly organ: UnitId | null; readonly terms: readonly (Day | null)[] }
const emptyRule: Drawn = { id: null, organ: null, prefix: '', kinds: ['notice'], format: 'yearly', terms: [], issuerMark: '', retired: false }

/** 文号规则: prefix, kinds, and the mark printed in red, by issuing organ. */
export function Page() {
  const session = useSession()
  const rules = useQuery(queries.rules.queryOptions())
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const mayKeep = concerns(session, ['confidentialClerk', 'unitContact'])
  return (
    <>
      <GoLink to="/documents/register" className="sn-back">‹ 发文登记簿</GoLink>
      {drawn && <RuleForm key={drawn.id ?? 'new'} first={drawn} onDone={() => setDrawn(null)} />}
      <ListPage
        list="documents.rules" title="文号规则" rows={rules.data} problem={rules.error} columns={mayKeep ? [...columns, changeColumn(setDrawn)] : columns} keyOf={(row) => row.id} nameOf={(row) => row.prefix}
        action={mayKeep && !drawn ? <Button type="primary" onClick={() => setDrawn(emptyRule)}>新增规则</Button> : undefined}
        empty={{ title: '还没有文号规则', hint: '机要员（文书）设置机关代字后，签发的公文才能编号。' }}
      />
    </>
  )
}

const columns: readonly Column<NumberRuleView>[] = [
  { key: 'prefix', title: '机关代字', isMain: true, render: (row) => <>{row.prefix}{row.retired && <> <Light state="suspended">停用</Light></>}</> },
  { key: 'organ', title: '发文机关', width: 12, render: (row) => row.organName },
  { key: 'kinds', title: '适用文种', width: 18, render: (row) => row.kinds.map((kind) => kinds[kind].name).join('、') },
  { key: 'mark', title: '发文机关标志', width: 16, render: (row) => row.issuerMark },
  { key: 'next', title: '下一号', width: 12, render: (row) => row.next },
]
const changeColumn = (change: (rule: Drawn) => void): Column<NumberRuleView> =>
  ({ key: 'change', title: '办理', width: 6, render: (row) => <Button aria-label={`修改${row.prefix}`} onClick={() => change(row)}>修改</Button> })

/** What the organ may number by: the prefixes of its 发文立户. A run of issues or orders needs only a name for its counter. */
function prefixHint(format: NumberRule['format'], prefixes: readonly string[]): string {
  switch (format) {
    case 'issue': return '期号上不印，用来区分各种刊物'
    case 'order': return '令号上不印，用来区分各种令，如：区长令'
    case 'yearly': return prefixes.length ? `已立户登记：${prefixes.join('、')}` : '这个机关还没有立户登记的代字'
  }
}

const markHints: Readonly<Record<NumberRule['format'], string>> = {
  yearly: '红头上印的全称，如：中共临江区委办公室文件', issue: '刊头上印的全称，如：中共临江区委办公室会议纪要', order: '发文机关全称加“命令”或“令”，如：临江区人民政府令',
}

function RuleForm({ first, onDone }: { readonly first: Drawn; readonly onDone: () => void }) {
  const [rule, setRule] = useState(first)
  const cache = useQueryClient()
  const options = useQuery(queries.options.queryOptions())
  const organs = new Map((options.data?.units ?? []).flatMap((unit) => unit.organs.map((organ) => [organ.id as string, organ.name])))
  const organ = rule.organ ?? options.data?.units[0]?.organs[0]?.id ?? null
  const prefixes = usePrefixes(organ)
  const keep = useMutation({
    mutationFn: (of: UnitId) => client.setRule({ id: rule.id, organ: of, prefix: rule.prefix.trim(), kinds: [...rule.kinds], format: rule.format, terms: rule.terms.filter((term) => term !== null), issuerMark: rule.issuerMark.trim(), retired: rule.retired }),
    onSuccess: () => { showToast({ text: '文号规则已保存。' }); onDone(); return cache.invalidateQueries({ queryKey: queries.rules.key() }) },
  })
  const problem = keep.error ? asProblem(keep.error) : null
  const issues = problem?.issues ?? []
  return (
    <section className="sn-card doc-form doc-rule-form" aria-label={first.id ? `修改${first.prefix}` : '新增规则'}>
      {problem && (issues.length ? <ErrorSummary issues={issues} /> : <ProblemNote problem={problem} />)}
      <div className="doc-pair">
        <Field id="rule-organ" label="发文机关" issues={issues}><Select id="rule-organ" disabled={first.id !== null} value={organ as string | null} options={[...organs].map(([value, label]) => ({ value, label }))} onChange={(id) => setRule({ ...rule, organ: id as UnitId })} /></Field>
        <Field id="prefix" label="机关代字" isRequired issues={issues} hint={prefixHint(rule.format, prefixes)}><Input id="prefix" disabled={first.id !== null} aria-describedby="prefix-hint prefix-lack" value={rule.prefix} onChange={(event) => setRule({ ...rule, prefix: event.target.value })} /></Field>
      </div>
      <Field id="kinds" label="适用文种" isRequired issues={issues}><Select<DocKind[]> id="kinds" mode="multiple" value={[...rule.kinds]} options={docKinds.map((value) => ({ value, label: kinds[value].name }))} onChange={(chosen) => setRule({ ...rule, kinds: chosen })} /></Field>
      <div className="doc-pair">
        <Field id="issuerMark" label="发文机关标志" isRequired issues={issues} hint={markHints[rule.format]}><Input id="issuerMark" aria-describedby="issuerMark-hint issuerMark-lack" value={rule.issuerMark} onChange={(event) => setRule({ ...rule, issuerMark: event.target.value })} /></Field>
        <Field id="format" label="编法" issues={issues}><Radio.Group id="format" aria-label="编法" disabled={first.id !== null} value={rule.format} onChange={(event) => setRule({ ...rule, format: event.target.value as NumberRule['format'] })} options={[{ value: 'yearly', label: '代字〔年〕号' }, { value: 'issue', label: '第×期' }, { value: 'order', label: '第×号（令号，按任期）' }]} /></Field>
      </div>
      {rule.format === 'order' && <TermsField terms={rule.terms} onChange={(terms) => setRule({ ...rule, terms })} issues={issues} />}
      <label className="sn-row"><input type="checkbox" checked={rule.retired} onChange={() => setRule({ ...rule, retired: !rule.retired })} />停用，不再用于编号</label>
      <div className="sn-row"><Button type="primary" loading={keep.isPending} onClick={() => { if (organ) keep.mutate(organ) }}>保存规则</Button><Button onClick={onDone}>暂不保存</Button></div>
    </section>
  )
}
