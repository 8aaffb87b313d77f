import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Banner, GoLink, Light, ProblemNote, Waiting, clockWords, usePathParts, useTitle } from '#ui'
import type { InspectionId } from '../../core/types.ts'
import type { InspectionView } from '../../core/views.ts'
import { inspectionHref, queries } from '../api.ts'
import { EntryForm } from '../parts/entry-form.tsx'
import { useQueue, type VisitQueue } from '../queue/use-queue.ts'
import '../inspections.css'

/** 现场记录: on a telephone, with or without a network. Everything it needs is here once it is open. */
export function Page() {
  const { id = '' } = usePathParts()
  const inspection = useQuery(queries.inspection.queryOptions({ input: { inspection: id as InspectionId } }))
  // What was shown stays while the network is gone.
  if (inspection.data) return <Visiting key={id} view={inspection.data} />
  return inspection.error ? <ProblemNote problem={inspection.error} onRetry={() => void inspection.refetch()} /> : <Waiting lines={12} />
}

function Visiting({ view }: { readonly view: InspectionView }) {
  useTitle(`现场记录：${view.inspection.plan.theme}`)
  const queue = useQueue(view.id)
  const isOnline = useOnline()
  const mayRecord = view.may.some(({ act }) => act === 'record')
  return (
    <div className="ins-visit">
      <header className="sn-object-head"><GoLink to={inspectionHref(view.id)} className="sn-back">‹ {view.inspection.plan.theme}</GoLink><h1>现场记录</h1></header>
      <QueueState queue={queue} isOnline={isOnline} />
      {mayRecord ? <EntryForm view={view} queue={queue} /> : <Banner tone="info">现在不能记录：督查进行中由督查组成员记录。</Banner>}
      <Refused queue={queue} />
      <Sent view={view} />
    </div>
  )
}

function useOnline(): boolean {
  const [isOnline, set] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => set(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => { removeEventListener('online', look); removeEventListener('offline', look) }
  }, [])
  return isOnline
}

/** 未发送 n 条, by word and glyph. */
function QueueState({ queue: { waiting, isSending, send }, isOnline }: { readonly queue: VisitQueue; readonly isOnline: boolean }) {
  const count = waiting.length
  return (
    <div className="ins-queue ins-send" role="status">
      <span>{count === 0 ? <Light state="normal">全部已发送</Light> : <Light state="soon">{`未发送 ${count} 条`}</Light>}</span>
      <span className="sn-muted">{isOnline ? (isSending ? '正在发送…' : count === 0 ? '网络正常' : '网络正常，稍后自动重发') : '◆ 网络已断，记录先存在本机，接通后自动发送'}</span>
      {count > 0 && isOnline && <Button loading={isSending} onClick={() => void send()}>现在发送</Button>}
    </div>
  )
}

/** What the server would not take, with its reason: to be sent again, or taken out. */
function Refused({ queue: { waiting, drop } }: { readonly queue: VisitQueue }) {
  const refused = waiting.filter((one) => one.refused !== null)
  if (refused.length === 0) return null
  return (
    <ul className="ins-queue" aria-label="没有收下的记录">{refused.map(({ key, entry, refused: reason }) => (
      <li key={key}><p className="ins-text">{entry.text}</p><p className="sn-field-lack">■ 没有收下：{reason}</p><Button danger onClick={() => void drop(key)}>从本机删除这条</Button></li>
    ))}</ul>
  )
}

function Sent({ view: { inspection } }: { readonly view: InspectionView }) {
  const findings = 'findings' in inspection ? inspection.findings.toReversed() : []
  if (findings.length === 0) return null
  const names = new Map(inspection.plan.targets.map(({ unit, name }) => [unit, name]))
  return (
    <section className="sn-card ins-card" aria-label="已收到的记录">
      <h2>已收到 {findings.length} 条</h2>
      <ul className="ins-lines">{findings.map(({ key, unit, text, notedAt, photos, problem, by }) => (
        <li key={key}><span className="sn-muted">{clockWords(notedAt)}　{names.get(unit)}　{by.name}{photos.length > 0 && `　照片 ${photos.length} 张`}</span><span className="ins-text">{problem === null ? '' : `【问题${problem}】`}{text}</span></li>
      ))}</ul>
    </section>
  )
}
