import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Banner, type PageAct, ObjectPage, PaperView, ProblemNote, type Receipt, Receipts, Waiting, actLater, nowInstant, saveFile, showToast, useConfirm, useDelayed, useGo, usePathParts } from '#ui'
import type { DocumentId, Recipient } from '../../core/content.ts'
import { numberOf } from '../../core/evolve.ts'
import { stageWords } from '../../core/rules.ts'
import type { DocumentView, ReceiptLine } from '../../core/views.ts'
import { client, documentHref, nextTaskHref, queries, recipientsSent } from '../api.ts'
import { ownWork } from '../own-work.ts'
import { NotNow } from '../parts/not-now.tsx'
import { Receivers } from '../parts/receivers.tsx'
import { RecipientsPicker } from '../parts/recipients-picker.tsx'
import { CopiesField } from '../parts/stage-fields.tsx'
import { receiptShown, urgedWords } from '../receipt-lines.ts'
import type { ReceiptId } from '../../core/receipts.ts'
import '../documents.css'

/** 分发室: who gets it; then who has signed for it, who has not, and one press to urge them. */
export function Page() {
  const { id = '' } = usePathParts()
  const document = useQuery(queries.document.queryOptions({ input: { document: id as DocumentId } }))
  if (document.error) return <ProblemNote problem={document.error} onRetry={() => void document.refetch()} />
  if (!document.data) return <Waiting lines={10} />
  const { state } = document.data
  if (state.at === 'dispatching') return <Dispatching document={document.data} />
  return 'issued' in state ? <Dispatched document={document.data} /> : <NotNow document={document.data} title="分发">{`公文现处“${stageWords[state.at]}”环节，用印后才能分发。`}</NotNow>
}

const back = (document: DocumentView) => ({ href: documentHref(document.id), label: '公文' })

function Dispatching({ document }: { readonly document: DocumentView }) {
  const { elements } = document.content
  const [further, setFurther] = useState<readonly Recipient[]>([])
  const [copies, setCopies] = useState(elements.copies || 1)
  const pages = useQuery(queries.pages.queryOptions({ input: { document: document.id } }))
  const ofCase = useQuery(queries.case.queryOptions({ input: { document: document.id } }))
  const task = ofCase.data ? ownWork(ofCase.data.mine).task : null
  const cache = useQueryClient()
  const go = useGo()
  const dispatch = useMutation({
    mutationFn: (number: number) => client.dispatch({ document: document.id, task: number, copies, further: recipientsSent(further) }),
    onSuccess: async ({ receivers }) => {
      showToast({ text: `已分发 ${receivers} 个单位。` })
      await cache.invalidateQueries({ queryKey: [['documents']] })
    },
  })
  const primary: PageAct = {
    key: 'dispatch', label: '分发', keys: 'Alt+S', isPending: dispatch.isPending, onAct: () => { if (task) dispatch.mutate(task.number) },
    ...(task ? {} : { disabledWhy: ofCase.isPending ? '正在读取办理情况' : '分发由机要员（文书）办理' }),
  }
  return (
    <ObjectPage
      title={`分发 ${numberOf(document.state)?.text ?? ''} ${elements.title}`} back={back(document)} top={dispatch.error ? <ProblemNote problem={dispatch.error} /> : undefined}
      paper={pages.data ? <PaperView label={`${elements.title}版式页面`} pages={pages.data.pages} /> : <Waiting lines={12} />}
      handling={
        <div className="doc-handling">
          <Receivers recipients={[...elements.mainTo, ...elements.copyTo, ...further]} />
          <div className="sn-field"><label htmlFor="further">另加分发单位</label><RecipientsPicker id="further" label="另加分发单位" value={further} onChange={setFurther} /></div>
          <CopiesField label="印发份数" value={copies} onChange={setCopies} />
        </div>
      }
      primary={primary} others={[{ key: 'next', label: '暂不分发', onAct: () => { void nextTaskHref(documentHref(document.id)).then((href) => go(href ?? '/documents')) } }]}
    />
  )
}

function Dispatched({ document }: { readonly document: DocumentView }) {
  // Asked for again and again while the page lies open: that alone keeps nobody's session alive.
  const receipts = useQuery({ ...queries.receipts.queryOptions({ input: { document: document.id }, context: { isAutomatic: true } }), refetchInterval: 30_000 })
  const { urge, recall, save, problem } = useRoom(document)
  const { state, may } = document
  const isRecalled = state.at === 'recalled'
  const settled = useDelayed()
  const shown = receipts.data?.map((line) => receiptShown(line, nowInstant())).map((receipt) => (settled.has(urgingKey(receipt.key)) ? { ...receipt, urgeWhy: '已催办，十秒内可以撤销' } : receipt))
  const open = shown?.filter((receipt) => receipt.state !== 'signed') ?? []
  return (
    <ObjectPage
      title={`分发 ${numberOf(state)?.text ?? ''} ${document.content.elements.title}`} back={back(document)}
      top={<>{problem ? <ProblemNote problem={problem} /> : null}{'ending' in state && <Banner tone="overdue">已撤回：{state.ending.reason}（{state.ending.by.name}）。各收文单位不得再办理。</Banner>}</>}
      paper={
        <section className="sn-card doc-receipts" aria-label="签收情况">
          {receipts.error ? <ProblemNote problem={receipts.error} /> : !receipts.data ? <Waiting /> : isRecalled ? <RecalledList lines={receipts.data} />
            : <Receipts receipts={shown ?? []} {...(may.keepSendRoom ? { onUrge: (keys: readonly string[]) => urge(keys as readonly ReceiptId[]) } : {})} />}
        </section>
      }
      handling={may.keepSendRoom && !isRecalled ? <Further document={document} /> : undefined}
      primary={{
        key: 'urge', label: '催办全部未签收', onAct: () => urge(open.filter((receipt) => !receipt.urgeWhy).map((receipt) => receipt.key as ReceiptId)),
        ...(!may.keepSendRoom ? { disabledWhy: '催办由机要员（文书）办理' } : whyNotUrge(open, isRecalled)),
      }}
      others={[{ key: 'save', label: '导出签收情况', onAct: save }, ...(may.undoIssue && !isRecalled ? [{ key: 'recall', label: '撤回已发', isDanger: true, onAct: recall }] : [])]}
    />
  )
}

/** Why nobody can be urged at present: all have signed, or all were urged within the hour. */
function whyNotUrge(open: readonly Receipt[], isRecalled: boolean): { readonly disabledWhy?: string } {
  if (isRecalled) return { disabledWhy: '公文已撤回' }
  if (!open.length) return { disabledWhy: '各单位都已签收' }
  return open.every((receipt) => receipt.urgeWhy) ? { disabledWhy: '未签收的单位一小时内都已催过' } : {}
}

/** The name of an urging that still can be taken back (`useDelayed`). */
const urgingKey = (receipt: string): string => `urge:${receipt}`

function useRoom(document: DocumentView) {
  const cache = useQueryClient()
  const confirm = useConfirm()
  const refreshed = () => cache.invalidateQueries({ queryKey: [['documents']] })
  const urge = (receipts: readonly ReceiptId[]) => actLater({
    keys: receipts.map(urgingKey), done: `已催办 ${receipts.length} 个单位`, failed: '没有催办成功',
    send: async () => {
      const { urged, skipped } = await client.urgeReceipts({ document: document.id, receipts: [...receipts] }, { context: { outlivesPage: true } })
      showToast({ text: urgedWords(urged, skipped), tone: skipped.length ? 'warn' : 'done' })
      await refreshed()
    },
  })
  const recalling = useMutation({ mutationFn: (reason: string) => client.recall({ document: document.id, reason }), onSuccess: refreshed })
  const saving = useMutation({ mutationFn: () => client.receiptsFile({ document: document.id }), onSuccess: (file) => saveFile(file) })
  return {
    urge, save: () => saving.mutate(), problem: recalling.error ?? saving.error,
    recall: () => {
      void confirm({ verb: '撤回', title: '撤回已分发的公文？', body: '各收文单位会看到已撤回和原因，不得再办理。', isDanger: true, reason: { label: '撤回原因', isRequired: true } })
        .then((sure) => { if (sure) recalling.mutate(sure.reason) })
    },
  }
}

/** 补发: units that have no copy yet. */
function Further({ document }: { readonly document: DocumentView }) {
  const [to, setTo] = useState<readonly Recipient[]>([])
  const cache = useQueryClient()
  const send = useMutation({
    mutationFn: () => client.dispatchFurther({ document: document.id, to: recipientsSent(to) }),
    onSuccess: async ({ receivers }) => {
      setTo([])
      showToast({ text: `已补发 ${receivers} 个单位。` })
      await cache.invalidateQueries({ queryKey: [['documents']] })
    },
  })
  return (
    <div className="doc-handling">
      {send.error && <ProblemNote problem={send.error} />}
      <div className="sn-field"><label htmlFor="more-to">补发单位</label><RecipientsPicker id="more-to" label="补发单位" value={to} onChange={setTo} /></div>
      {to.length > 0 && <Button loading={send.isPending} onClick={() => send.mutate()}>补发</Button>}
      <p className="sn-muted">催办每个单位一小时至多一次，都会记录。全部签收后自动转待归档。</p>
    </div>
  )
}

const RecalledList = ({ lines }: { readonly lines: readonly ReceiptLine[] }) => (
  <><p>撤回前已签收 {lines.filter((line) => line.receivedAt !== null).length} 个单位，请督促退回或销毁：</p>
    <ul aria-label="撤回的单位">{lines.map((line) => <li key={line.id}>{line.receiverName}{line.receivedByName && `（${line.receivedByName}已签收）`}</li>)}</ul></>
)
