import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { signedBy } from '#lib/signatory'
import { ChoiceRow, Field, GoLink, ObjectPage, type PageAct, ProblemNote, Select, ThreadList, Waiting, momentWords, showToast, today, useConfirm, usePathParts } from '#ui'
import { changedWords, fateWords, problemKindWords, problemKinds, type Changed, type SuggestionId } from '../../core/outputs/suggestions.ts'
import type { SuggestionView } from '../../core/outputs/views.ts'
import { client, itemHref, queries } from '../api.ts'
import '../supervision.css'
import '../outputs/outputs.css'

/** One problem and suggestion: what the unit wrote, what was decided, what changed. */
export function Page() {
  const { id = '' } = usePathParts()
  const view = useQuery(queries.suggestion.queryOptions({ input: { suggestion: id as SuggestionId } }))
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={id} view={view.data} /> : <Waiting lines={8} />
}

type Act = Parameters<typeof client.actOnSuggestion>[0]['act']

function useActing(suggestion: SuggestionId) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (act: Act) => client.actOnSuggestion({ suggestion, act }),
    onSuccess: () => { showToast({ text: '已记下，反映单位看得到。' }); return cache.invalidateQueries({ queryKey: [['supervision']] }) },
  })
}

function Shown({ view }: { readonly view: SuggestionView }) {
  const acting = useActing(view.id)
  const confirm = useConfirm()
  const [isLinking, setLinking] = useState<'adopt' | 'link' | null>(null)
  const ask = async (type: 'study' | 'reject') => {
    const sure = await confirm(type === 'study' ? { verb: '列入研究', title: '列入研究？', body: '反映单位将看到这条建议正在研究。', reason: { label: '研究安排' } } : { verb: '不采纳', title: '不采纳这条建议？', isDanger: true, reason: { label: '不采纳的理由', isRequired: true } })
    if (sure) acting.mutate({ type, words: sure.reason })
  }
  const acts: Record<'adopt' | 'study' | 'reject' | 'link', PageAct> = {
    adopt: { key: 'adopt', label: '采纳建议', keys: 'Alt+S', onAct: () => setLinking('adopt'), isPending: acting.isPending }, study: { key: 'study', label: '列入研究', onAct: () => void ask('study') },
    reject: { key: 'reject', label: '不采纳', isDanger: true, onAct: () => void ask('reject') }, link: { key: 'link', label: view.change ? '更改变更成果' : '关联变更成果', onAct: () => setLinking('link') },
  }
  const primary = view.may.includes('adopt') ? acts.adopt : undefined
  return (
    <ObjectPage
      title={`${view.unitName}反映的问题和建议`} back={{ href: '/supervision/suggestions', label: '问题与建议' }} marks={<span className="sup-state">{fateWords[view.fate]}</span>}
      top={acting.error ? <ProblemNote problem={acting.error} /> : null}
      paper={<div className="sup-paper"><Words view={view} />{isLinking && <AdoptForm key={isLinking} type={isLinking} isPending={acting.isPending} onAct={(act) => acting.mutate(act, { onSuccess: () => setLinking(null) })} onClose={() => setLinking(null)} />}</div>}
      handling={<Kind view={view} onSort={(kind) => acting.mutate({ type: 'sort', kind })} />}
      thread={<ThreadList items={threadOf(view)} />}
      {...(primary ? { primary } : {})} others={(['study', 'reject', 'link'] as const).filter((type) => view.may.includes(type)).map((type) => acts[type])}
    />
  )
}

function Words({ view: { words, decision, change, fate } }: { readonly view: SuggestionView }) {
  const rows = [['存在问题', words.problem], ['原因', words.cause], ['意见建议', words.suggestion], ['需上级协调', words.coordination]] as const
  return (
    <>
      <section className="sn-card sup-card" aria-label="反映的内容"><dl className="sup-facts">{rows.filter(([, said]) => said.trim() !== '').map(([name, said]) => <div key={name}><dt>{name}</dt><dd className="sup-text">{said}</dd></div>)}</dl></section>
      <section className="sn-card sup-card" aria-labelledby="fate-title">
        <h2 id="fate-title">采纳情况</h2>
        {decision ? <p>{fateWords[fate]}：{signedBy(decision.by)}，{momentWords(decision.at, today())}。{decision.words}</p> : <p className="sn-muted">还没有研究决定。</p>}
        {change && <p>变更成果：{changedWords[change.kind]}　{change.link ? <GoLink to={change.link}>{change.title}</GoLink> : change.title}{change.number && `（${change.number}）`}</p>}
        {fate === 'adopted' && !change && <p className="sn-muted">已采纳，还没有关联变更的文件或决策。</p>}
      </section>
    </>
  )
}

const Kind = ({ view, onSort }: { readonly view: SuggestionView; readonly onSort: (kind: (typeof problemKinds)[number]) => void }) => (
  view.may.includes('sort')
    ? <Field id="kind" label="问题类别" hint="问题专报按类别归集"><Select id="kind" aria-label="问题类别" value={view.kind} options={problemKinds.map((value) => ({ value, label: problemKindWords[value] }))} onChange={onSort} /></Field>
    : <p>问题类别：{problemKindWords[view.kind]}</p>
)

const threadOf = ({ id, item, itemTitle, itemNumber, raisedAt, raisedBy, change }: SuggestionView) => [
  { key: item, relation: '督查事项', title: itemNumber ? `${itemNumber} ${itemTitle}` : itemTitle, href: itemHref(item) }, { key: id, relation: '本条', at: raisedAt, title: `${raisedBy.name}反映`, isHere: true },
  ...(change ? [{ key: 'change', relation: changedWords[change.kind], title: change.title, ...(change.link ? { href: change.link } : {}) }] : []),
]

interface AdoptProps { readonly type: 'adopt' | 'link'; readonly isPending: boolean; readonly onAct: (act: Act) => void; readonly onClose: () => void }

/** 采纳: with words, and what changed if that is known already. */
function AdoptForm({ type, isPending, onAct, onClose }: AdoptProps) {
  const [words, setWords] = useState('')
  const [change, setChange] = useState<Changed>({ kind: 'document', title: '', number: null, link: null })
  const [isTried, setTried] = useState(false)
  const title = change.title.trim()
  const isBadLink = change.link !== null && !/^\/(?![/\\])[^\s\\]*$/.test(change.link)
  const lacks = [
    ...(type === 'link' && title === '' ? [{ code: 'title', severity: 'block', field: 'change-title', text: '请填写文件、决策或事项的名称。' } as const] : []), ...(isBadLink ? [{ code: 'link', severity: 'block', field: 'change-link', text: '请填写本系统页面的地址，以“/”开头。' } as const] : []),
  ]
  const go = () => {
    if (lacks.length > 0) { setTried(true); document.getElementById(lacks[0]!.field)?.focus(); return }
    const given = title === '' ? null : { ...change, title }
    if (type === 'adopt') onAct({ type, words, change: given })
    else if (given) onAct({ type, change: given })
  }
  const issues = isTried ? lacks : []
  return (
    <section className="sn-card sup-card sup-form" aria-label={type === 'adopt' ? '采纳建议' : '关联变更成果'}>
      {type === 'adopt' && <Field id="adopt-words" label="采纳意见"><Input.TextArea id="adopt-words" rows={2} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} /></Field>}
      <ChoiceRow label="因此变更的" options={(Object.keys(changedWords) as Changed['kind'][]).map((value) => ({ value, label: changedWords[value] }))} value={change.kind} onChange={(kind) => setChange({ ...change, kind })} />
      <div className="sup-pair">
        <Field id="change-title" label="名称" isRequired={type === 'link'} issues={issues} {...(type === 'adopt' ? { hint: '还没有变更的，可以以后再关联' } : {})}><Input id="change-title" maxLength={200} aria-describedby="change-title-lack" value={change.title} onChange={(event) => setChange({ ...change, title: event.target.value })} /></Field>
        <Field id="change-number" label="文号或编号"><Input id="change-number" maxLength={60} value={change.number ?? ''} onChange={(event) => setChange({ ...change, number: event.target.value.trim() || null })} /></Field>
        <Field id="change-link" label="页面地址" issues={issues} hint="如 /documents/…，可以不填"><Input id="change-link" maxLength={200} aria-describedby="change-link-hint change-link-lack" value={change.link ?? ''} onChange={(event) => setChange({ ...change, link: event.target.value.trim() || null })} /></Field>
      </div>
      <div className="sn-row"><Button type="primary" loading={isPending} onClick={go}>{type === 'adopt' ? '采纳' : '关联'}</Button><Button onClick={onClose}>暂不{type === 'adopt' ? '采纳' : '关联'}</Button></div>
    </section>
  )
}
