import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Banner, type Column, GoLink, Light, ListPage, MoreRows, asProblem, concerns, momentWords, showToast, today, useFilters, useSession, EmptyState } from '#ui'
import { urgencyWords } from '../../core/kinds.ts'
import type { ReceiptId } from '../../core/receipts.ts'
import type { IncomingLine, Page as LinePage } from '../../core/views.ts'
import { client, documentHref, queries } from '../api.ts'
import { urgencyLight } from '../words.ts'
import '../documents.css'

const tabs = [['sent', '待签收'], ['received', '已签收'], ['recalled', '已撤回']] as const
const filtersSchema = z.object({ at: z.enum(['sent', 'received', 'recalled']).catch('sent') })

/** 待签收: what was sent to my unit; sign for one, or for many at once. */
export function Page() {
  const session = useSession()
  return concerns(session, ['unitContact', 'confidentialClerk']) ? <Incoming />
    : <EmptyState title="签收由本单位文书（机要员）办理" hint="发给本单位的公文，签收后由文书分送。" action={<GoLink to="/documents">回到发文</GoLink>} />
}

function Incoming() {
  const [{ at }] = useFilters(filtersSchema)
  const list = useInfiniteQuery(queries.incoming.infiniteOptions({
    input: (after: string | undefined) => ({ at, limit: 50, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<IncomingLine>) => page.next ?? undefined,
  }))
  const rows = list.data?.pages.flatMap((page) => page.lines)
  const { sign, refused } = useSigning()
  return (
    <>
      {refused.length > 0 && <Banner tone="soon">有 {refused.length} 件没有签收：{refused.map((one) => `《${one.title}》${one.why}`).join(' ')}</Banner>}
      <ListPage
        list="documents.incoming" title="待签收" rows={rows} problem={list.error} columns={at === 'sent' ? [...columns, signColumn(sign)] : columns} keyOf={(row) => row.receipt} nameOf={(row) => row.title} hrefOf={(row) => documentHref(row.document)}
        views={tabs.map(([key, label]) => ({ key, label, href: `/documents/receipts?at=${key}`, isCurrent: key === at }))}
        {...(at === 'sent' ? { bulk: [{ label: '签收所选', onAct: (keys: readonly string[]) => sign((rows ?? []).filter((row) => keys.includes(row.receipt))) }] } : {})}
        empty={at === 'sent' ? { title: '没有待签收的公文', hint: '发给本单位的公文会在这里等候签收。' } : { title: at === 'received' ? '还没有签收过公文' : '没有被撤回的公文' }}
      />
      <MoreRows list={list}>显示更早的公文</MoreRows>
    </>
  )
}

/** Signs one after another; what was refused is named with its reason, the rest is done. */
function useSigning() {
  const cache = useQueryClient()
  const [refused, setRefused] = useState<readonly { readonly title: string; readonly why: string }[]>([])
  const signing = useMutation({
    mutationFn: async (lines: readonly IncomingLine[]) => {
      const found: { title: string; why: string }[] = []
      for (const line of lines) await client.signReceipt({ receipt: line.receipt as ReceiptId }).catch((thrown: unknown) => found.push({ title: line.title, why: asProblem(thrown).sentence }))
      return { found, done: lines.length - found.length }
    },
    onSuccess: ({ found, done }) => {
      setRefused(found)
      if (done > 0) showToast({ text: `已签收 ${done} 件。` })
      return cache.invalidateQueries({ queryKey: [['documents']] })
    },
  })
  return { sign: (lines: readonly IncomingLine[]) => signing.mutate(lines), refused }
}

const signColumn = (sign: (lines: readonly IncomingLine[]) => void): Column<IncomingLine> =>
  ({ key: 'sign', title: '办理', width: 7, render: (row) => <Button aria-label={`签收《${row.title}》`} onClick={() => sign([row])}>签收</Button> })

const columns: readonly Column<IncomingLine>[] = [
  { key: 'title', title: '标题', isMain: true, render: (row) => row.title },
  { key: 'urgency', title: '缓急', width: 6, render: (row) => (row.urgency === 'none' ? urgencyWords.none : <Light state={urgencyLight[row.urgency]}>{urgencyWords[row.urgency]}</Light>) },
  { key: 'number', title: '文号', width: 12, render: (row) => row.number ?? '' },
  { key: 'from', title: '发文机关', width: 9, render: (row) => row.issuingOrganName },
  { key: 'to', title: '收文单位', width: 9, isOptional: true, render: (row) => row.receiverName },
  { key: 'sent', title: '发出', width: 10, render: (row) => <>{momentWords(row.sentAt, today())}{row.urges > 0 && <span className="sn-light-soon"> ▲ 催 {row.urges} 次</span>}</> },
  { key: 'received', title: '签收', width: 12, render: (row) => (row.receivedAt ? `${row.receivedByName ?? ''} ${momentWords(row.receivedAt, today())}` : '') },
]
