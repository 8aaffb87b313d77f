import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useCallback, useState } from 'react'
import { signedBy } from '#lib/signatory'
import { Banner, type EditorBody, Field, GoLink, ObjectPage, type PageAct, PaperView, ProblemNote, StructuredEditor, ThreadList, Waiting, asProblem, momentWords, showToast, today, useConfirm, useLeaveGuard, usePathParts } from '#ui'
import { outputAtWords, outputKindWords, type OutputId } from '../../core/outputs/outputs.ts'
import { periodWords } from '../../core/outputs/periods.ts'
import type { OutputView } from '../../core/outputs/views.ts'
import { client, queries } from '../api.ts'
import { assessmentHref, outputFileHref, statisticsHref } from '../outputs/hrefs.ts'
import '../supervision.css'
import '../outputs/outputs.css'

const LOOK_AGAIN_MS = 1500

/** One paper: its pages, whence its figures come, and what may be done with it. */
export function Page() {
  const { id = '' } = usePathParts()
  const view = useQuery({
    ...queries.output.queryOptions({ input: { output: id as OutputId } }),
    // 办文 makes the draft a moment later and tells.
    refetchInterval: ({ state: { data } }) => (data?.output.at === 'sent' && data.output.document === null ? LOOK_AGAIN_MS : false),
  })
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return view.data ? <Shown key={id} view={view.data} /> : <Waiting lines={12} />
}

type Act = Parameters<typeof client.actOnOutput>[0]['act']
const doneWords: Readonly<Record<Act['type'], string>> = { edit: '已保存。', refresh: '已按截至目前的数据重新起草。', freeze: '已定稿，此后数据变化不再影响。', send: '已转办文，正在生成公文草稿。' }

function useActing(output: OutputId) {
  const cache = useQueryClient()
  return useMutation({ mutationFn: (act: Act) => client.actOnOutput({ output, act }), onSuccess: (_, { type }) => { showToast({ text: doneWords[type] }); return cache.invalidateQueries({ queryKey: [['supervision']] }) } })
}

function Shown({ view }: { readonly view: OutputView }) {
  const { output, may } = view
  const acting = useActing(output.id)
  const confirm = useConfirm()
  const [isEditing, setEditing] = useState(false)
  const confirmed = async (type: 'freeze' | 'refresh' | 'send') => { if (await confirm(asked[type])) acting.mutate({ type }) }
  const acts: Record<OutputView['may'][number], PageAct> = {
    freeze: { key: 'freeze', label: '定稿', keys: 'Alt+S', onAct: () => void confirmed('freeze'), isPending: acting.isPending }, send: { key: 'send', label: '转办文', keys: 'Alt+S', onAct: () => void confirmed('send'), isPending: acting.isPending },
    edit: { key: 'edit', label: '修改文字', onAct: () => setEditing(true) }, refresh: { key: 'refresh', label: '重新取数', onAct: () => void confirmed('refresh') },
  }
  if (isEditing && output.at === 'draft') return <Editing view={view} onDone={() => setEditing(false)} />
  const first = (['freeze', 'send'] as const).find((type) => may.includes(type))
  return (
    <ObjectPage
      title={output.title} back={{ href: '/supervision/outputs', label: '督查成果' }} marks={<><span className="sup-state">{outputKindWords[output.kind]}</span><span className="sup-state">{outputAtWords[output.at]}</span></>}
      top={<>{acting.error ? <ProblemNote problem={acting.error} /> : null}{view.isUnchanged === false && <Banner tone="overdue">这份定稿的文字与定稿时的指纹不符，请停止使用并报告系统管理员。</Banner>}</>}
      paper={<Pages id={output.id} title={output.title} version={view.version} />}
      handling={<Basis view={view} />} thread={<ThreadList items={threadOf(view)} />}
      {...(first ? { primary: acts[first] } : {})} others={(['edit', 'refresh'] as const).filter((type) => may.includes(type)).map((type) => acts[type])}
    />
  )
}

const asked = {
  freeze: { verb: '定稿', title: '把这份材料定稿？', body: '定稿后文字和数字不再改动，以后数据变化也不影响。' }, refresh: { verb: '重新取数', title: '按截至目前的数据重新起草？', body: '正文将重新生成，已经修改的文字不再保留。', isDanger: true },
  send: { verb: '转办文', title: '把这份材料转办文？', body: '将以您的名义生成一份公文草稿，列入您的待办，按办文程序审核、签发。' },
} as const

function Basis({ view: { output, isUnchanged } }: { readonly view: OutputView }) {
  return (
    <dl className="sup-facts">
      <div><dt>统计期</dt><dd>{periodWords(output.period)}</dd></div>
      <div><dt>数据截至</dt><dd>{momentWords(output.cutOff, today())}，不含领导批示件</dd></div>
      {'frozen' in output && <div><dt>定稿</dt><dd>{signedBy(output.frozen.by)}，{momentWords(output.frozen.at, today())}</dd></div>}
      {'frozen' in output && <div><dt>指纹</dt><dd><span className="sup-hash">{output.frozen.hash.slice(0, 16)}…</span>　{isUnchanged ? '与定稿时一致' : '与定稿时不符'}</dd></div>}
      <div><dt>文件</dt><dd className="sup-papers"><a href={outputFileHref(output.id, 'pdf')}>PDF</a><a href={outputFileHref(output.id, 'ofd')}>OFD</a></dd></div>
    </dl>
  )
}

function threadOf({ output }: OutputView) {
  const basis = output.assessment ? { key: 'basis', relation: '来源', title: `${periodWords(output.period)}督查考核`, href: assessmentHref(output.assessment) } : { key: 'basis', relation: '来源', title: `${periodWords(output.period)}督查统计`, href: statisticsHref(output.period) }
  const became = output.at !== 'sent' ? [] : output.document ? [{ key: 'document', relation: '办文', title: output.document.title, href: output.document.link }] : [{ key: 'document', relation: '办文', title: '正在生成公文草稿' }]
  return [basis, { key: output.id, relation: '本件', at: output.madeAt, title: output.title, isHere: true }, ...became]
}

function Pages({ id, title, version }: { readonly id: OutputId; readonly title: string; readonly version: number }) {
  const pages = useQuery({ ...queries.outputPages.queryOptions({ input: { output: id } }), queryKey: [...queries.outputPages.queryKey({ input: { output: id } }), version] })
  if (pages.error) return <ProblemNote problem={pages.error} />
  return pages.data ? <PaperView label={`${title}版式页面`} pages={pages.data.pages} /> : <Waiting lines={12} />
}

/** 修改文字: title and text of a draft, saved over the version they were written from. */
function Editing({ view, onDone }: { readonly view: OutputView; readonly onDone: () => void }) {
  const { output, version } = view
  const [title, setTitle] = useState(output.title)
  const [body, setBody] = useState<EditorBody>(output.body as EditorBody)
  const acting = useActing(output.id)
  const isChanged = title !== output.title || body !== output.body
  useLeaveGuard(isChanged && !acting.isSuccess)
  const keep = useCallback((next: EditorBody) => setBody(next), [])
  const problem = acting.error ? asProblem(acting.error) : null
  const save = () => acting.mutate({ type: 'edit', from: version, title, body: body as Extract<Act, { type: 'edit' }>['body'] }, { onSuccess: onDone })
  return (
    <div className="sup-form">
      <header className="sn-object-head"><GoLink to={statisticsHref(output.period)} className="sn-back">‹ {periodWords(output.period)}督查统计</GoLink><h1>修改{outputKindWords[output.kind]}</h1><p className="sn-muted">数据截至{momentWords(output.cutOff, today())}，不含领导批示件</p></header>
      {problem && <ProblemNote problem={problem} />}
      <Field id="title" label="标题" isRequired issues={problem?.issues ?? []}><Input id="title" maxLength={200} aria-describedby="title-lack" value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <StructuredEditor label="正文" body={output.body as EditorBody} onChange={keep} />
      <div className="sn-row"><Button type="primary" loading={acting.isPending} onClick={save}>保存</Button><Button onClick={onDone}>不保存修改</Button></div>
    </div>
  )
}
