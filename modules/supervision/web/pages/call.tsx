import { useQuery, useQueryClient, useMutation } from '@tanstack/react-query'
import { Suspense, lazy, useState } from 'react'
import { Banner, ObjectPage, type PageAct, ProblemNote, Waiting, actLater, momentWords, saveFile, today, useConfirm, useDelayed, useGo, usePathParts } from '#ui'
import { callStageWords } from '../../core/calls/rules.ts'
import type { CallId } from '../../core/calls/types.ts'
import type { CallActName, CallUnitView, CallView } from '../../core/calls/views.ts'
import { callEditHref, client, queries } from '../api.ts'
import { CallReplyCard, FileList } from '../parts/call-reply.tsx'
import { CallTable } from '../parts/call-table.tsx'
import { CallThread } from '../parts/call-thread.tsx'
import { callActWords, useCalling, type Calling } from '../parts/use-calling.ts'
import '../supervision.css'
import '../calls.css'

const CallDialog = lazy(() => import('../parts/call-dialog.tsx').then((loaded) => ({ default: loaded.CallDialog })))

/** One call: the reply table for 督查室, the own report for a called unit. */
export function Page() {
  const { id = '' } = usePathParts()
  const call = useQuery(queries.call.queryOptions({ input: { call: id as CallId } }))
  if (call.error) return <ProblemNote problem={call.error} onRetry={() => void call.refetch()} />
  return call.data ? <Shown key={id} view={call.data} /> : <Waiting lines={12} />
}

function Shown({ view }: { readonly view: CallView }) {
  const calling = useCalling(view.id)
  const [dialog, open] = useState<{ readonly act: 'rework' | 'extend'; readonly one: CallUnitView } | null>(null)
  const { primary, others, more } = useActs(view, calling)
  const close = () => { open(null); calling.forget() }
  return (
    <ObjectPage
      title={view.theme} back={{ href: '/supervision/calls', label: '催报' }} marks={<>{view.number && <span className="sup-number">{view.number}</span>}<span>{callStageWords[view.at]}</span></>}
      top={<>{calling.problem && !dialog ? <ProblemNote problem={calling.problem} /> : null}{view.ending && <Banner tone={view.at === 'closed' ? 'normal' : 'soon'}>{callStageWords[view.at]}：{view.ending.reason}（{view.ending.byName}，{momentWords(view.ending.at, today())}）</Banner>}</>}
      paper={(
        <div className="sup-call">
          <Asked view={view} />
          {view.own.map((one) => <CallReplyCard key={one.unit} view={view} one={one} calling={calling} />)}
          <CallTable view={view} onAct={(act, one) => { calling.forget(); open({ act, one }) }} />
          <Suspense>{dialog && <CallDialog act={dialog.act} one={dialog.one} calling={calling} onClose={close} />}</Suspense>
        </div>
      )}
      handling={view.may.length === 0 ? <p className="sn-muted">目前没有需要您办理的事。</p> : undefined}
      {...(view.thread.length > 0 ? { thread: <CallThread view={view} /> } : {})}
      others={others} more={more} {...(primary ? { primary } : {})}
    />
  )
}

const Asked = ({ view: { demand, fields, dueAt, dueWords, officeName, sentAt, files, units, table } }: { readonly view: CallView }) => (
  <section className="sn-card sup-card" aria-label="催报内容">
    <dl className="sup-facts">
      {demand && <div><dt>报送要求</dt><dd className="sup-text">{demand}</dd></div>}
      {fields.length > 0 && <div><dt>报送栏目</dt><dd>{fields.map(({ name, measure, isRequired }) => `${name}${measure ? `（${measure}）` : ''}${isRequired ? '' : '（选填）'}`).join('、')}</dd></div>}
      <div><dt>报送期限</dt><dd>{momentWords(dueAt, today())}{dueWords && <span className="sn-muted">　{dueWords}</span>}</dd></div>
      <div><dt>催报单位</dt><dd>{officeName}{sentAt && `，${momentWords(sentAt, today())}发出`}</dd></div>
      {units.length > 0 && (table ?? []).length === 0 && <div><dt>报送单位</dt><dd>{units.length} 个：{units.map(({ name }) => name).join('、')}</dd></div>}
    </dl>
    <FileList files={files} />
  </section>
)

/** The primary act is the first of these that the person may do. */
const ranked: readonly CallActName[] = ['sign', 'approve', 'urge', 'close', 'amend', 'send-back', 'return', 'withdraw']
const heavy: ReadonlySet<CallActName> = new Set(['send-back', 'return', 'withdraw'])
const asked: Partial<Record<CallActName, { readonly title: string; readonly label: string; readonly body?: string }>> = {
  return: { title: '退回督查室修改？', label: '修改意见' }, withdraw: { title: '撤销这次催报？', label: '撤销理由', body: '撤销后各单位不再报送，待办随之消失。' }, 'send-back': { title: '退回联络员修改？', label: '修改意见' },
}

function useActs(view: CallView, calling: Calling): { readonly primary: PageAct | undefined; readonly others: readonly PageAct[]; readonly more: readonly PageAct[] } {
  const confirm = useConfirm()
  const go = useGo()
  const urge = useUrging(view)
  const saving = useMutation({ mutationFn: () => client.callFile({ call: view.id }), onSuccess: (file) => saveFile(file) })
  const missing = view.tally?.missing.length ?? 0
  const closing = async () => {
    const sure = await confirm({ verb: '办结催报', title: '办结这次催报？', body: missing > 0 ? `还有 ${missing} 个单位没有报送，将记入结论，办结后不再接收。` : '各单位都已报送。', reason: { label: '办结结论', isRequired: true } })
    if (sure) await calling.act({ type: 'close', conclusion: sure.reason })
  }
  const reasoned = async (act: 'return' | 'withdraw' | 'send-back', unit: CallUnitView['unit'] | null) => {
    const { label, ...told } = asked[act]!
    const sure = await confirm({ verb: callActWords[act], isDanger: true, reason: { label, isRequired: true }, ...told })
    if (sure) await calling.act(act === 'send-back' ? { type: act, unit: unit!, reason: sure.reason } : { type: act, reason: sure.reason })
  }
  const begin = ({ act, unit }: CallView['may'][number]): void => {
    if (act === 'amend') return go(callEditHref(view.id))
    if (act === 'urge') return urge.begin()
    if (act === 'close') return void closing()
    if (act === 'return' || act === 'withdraw' || act === 'send-back') return void reasoned(act, unit)
    if (act === 'approve') void calling.act({ type: act })
    if (act === 'sign') void calling.act({ type: act, unit: unit! })
  }
  const offered = ranked.flatMap((act) => view.may.filter((may) => may.act === act)).filter(({ act }) => !(act === 'close' && missing > 0))
    .map((may): PageAct => ({ key: `${may.act}-${may.unit ?? ''}`, label: callActWords[may.act], onAct: () => begin(may), isPending: calling.isPending, isDanger: heavy.has(may.act), ...(may.act === 'urge' && urge.isWaiting ? { disabledWhy: '已催报，十秒内可以撤销' } : {}) }))
  const early = view.may.some(({ act }) => act === 'close') && missing > 0 ? [{ key: 'close', label: callActWords.close, onAct: () => void closing() }] : []
  const files: readonly PageAct[] = view.table && view.table.length > 0 ? [{ key: 'save', label: '导出报送表', onAct: () => saving.mutate(), isPending: saving.isPending }, { key: 'print', label: '打印', onAct: () => print() }] : []
  const [primary, ...rest] = offered
  return { primary: primary && { ...primary, keys: 'Alt+S' }, others: [...rest.filter(({ key }) => !key.startsWith('withdraw')), ...early, ...files], more: rest.filter(({ key }) => key.startsWith('withdraw')) }
}

/** 一键催报: takes effect in ten seconds, unless it is taken back. */
function useUrging({ id, tally }: CallView) {
  const cache = useQueryClient()
  const key = `call-urge:${id}`
  const isWaiting = useDelayed().has(key)
  const begin = () => actLater({
    keys: [key], done: `将催报 ${tally?.missing.length ?? 0} 个未报单位`, failed: '没有催报成功',
    send: async () => {
      await client.actOnCall({ call: id, act: { type: 'urge' } }, { context: { outlivesPage: true } })
      await cache.invalidateQueries({ queryKey: [['supervision']] })
    },
  })
  return { begin, isWaiting }
}
