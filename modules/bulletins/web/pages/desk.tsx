import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { EmptyState, GoLink, Light, MoreRows, ProblemNote, ViewTabs, Waiting, momentWords, today, useActs, useConfirm, useFilters, useTitle } from '#ui'
import type { OfferLine, OfferAct, Page as LinePage } from '../../core/views.ts'
import { offerWords, stageWords } from '../../core/words.ts'
import { boardHref, client, issueHref, queries } from '../api.ts'
import { useDrafting } from '../parts/use-drafting.ts'
import { stageTone } from '../words.ts'
import '../bulletins.css'

// antd's windows are large, and most look at the tray without one.
const ContributionDialog = lazy(() => import('../parts/contribution-dialog.tsx').then((loaded) => ({ default: loaded.ContributionDialog })))

const states = ['open', 'placed', 'used', 'declined', 'withdrawn'] as const
const filtersSchema = z.object({ view: z.enum(states).catch('open') })

/** 来稿和编辑台: what is offered, and the issues that are being worked on. */
export function Page() {
  useTitle('刊物编辑台')
  const [{ view: at }] = useFilters(filtersSchema)
  const [isWriting, setWriting] = useState(false)
  const overview = useQuery(queries.bulletins.queryOptions())
  const list = useInfiniteQuery(queries.tray.infiniteOptions({
    input: (after: string | undefined) => ({ at, limit: 30, ...(after ? { after } : {}) }), initialPageParam: undefined, getNextPageParam: (page: LinePage<OfferLine>) => page.next ?? undefined,
  }))
  const lines = list.data?.pages.flatMap((page) => page.lines)
  return (
    <div className="bul-page">
      <header className="sn-page-head"><h1>刊物编辑台</h1>{overview.data?.mayEdit && <Button type="primary" onClick={() => setWriting(true)}>登记来稿</Button>}</header>
      <InWork />
      <section className="sn-card bul-card" aria-label="来稿">
        <h2>来稿</h2>
        <ViewTabs label="来稿状态" views={states.map((key) => ({ key, label: offerWords[key], href: `/bulletins/desk?view=${key}`, isCurrent: key === at }))} />
        {list.error ? <ProblemNote problem={list.error} /> : !lines ? <Waiting lines={4} /> : lines.length === 0 ? <EmptyState title={`没有${offerWords[at]}的来稿`} hint="签发的信息自动送到这里，也可以登记来稿；在编辑一期时从这里选用。" />
          : <ul className="bul-lines" aria-label="来稿列表">{lines.map((line) => <Offer key={line.offer.id} line={line} mayAct={overview.data?.mayEdit ?? false} />)}</ul>}
        <MoreRows list={list}>更多来稿</MoreRows>
      </section>
      <Suspense>{isWriting && <ContributionDialog onClose={() => setWriting(false)} />}</Suspense>
    </div>
  )
}

function InWork() {
  const view = useQuery(queries.bulletins.queryOptions())
  const { begin, isPending, problem } = useDrafting()
  if (!view.data) return <Waiting lines={3} />
  const mine = view.data.bulletins.filter(({ mayEdit, atWork }) => mayEdit || atWork.length > 0)
  return (
    <section className="sn-card bul-card" aria-label="正在编办">
      <h2>正在编办</h2>
      {problem ? <ProblemNote problem={problem} /> : null}
      {mine.length === 0 && <p className="sn-muted">没有由您编辑或审签的刊物。</p>}
      <ul className="bul-lines">{mine.map(({ id, name, atWork, mayEdit }) => (
        <li key={id}>
          <div className="sn-row"><strong>《{name}》</strong>{mayEdit && <Button size="small" loading={isPending} onClick={() => void begin(id)} aria-label={`编《${name}》下一期`}>编下一期</Button>}</div>
          {atWork.length === 0 && <span className="sn-muted">目前没有在编的一期。</span>}
          {atWork.map((line) => (
            <div key={line.id} className="sn-row"><GoLink to={line.at === 'drafted' && mayEdit ? boardHref(line.id) : issueHref(line.id)}>{line.name}</GoLink><Light state={stageTone[line.at]}>{stageWords[line.at]}</Light><span className="sn-muted">{line.titles.length} 篇</span></div>
          ))}
        </li>
      ))}</ul>
    </section>
  )
}

const actLabels: Readonly<Record<OfferAct['type'], string>> = { decline: '不用', reopen: '恢复', takeBack: '撤回' }

function Offer({ line: { offer, issueName }, mayAct }: { readonly line: OfferLine; readonly mayAct: boolean }) {
  const confirm = useConfirm()
  const { run, problem } = useActs({ act: (act: OfferAct) => client.actOnOffer({ offer: offer.id, act }), done: ({ type }) => `来稿已${actLabels[type]}。`, topics: ['bulletins'] })
  const ask = async (type: 'decline' | 'takeBack') => {
    const sure = await confirm({ verb: actLabels[type], title: `${actLabels[type]}“${offer.title}”？`, reason: { label: '原因', isRequired: true } })
    if (sure) await run({ type, reason: sure.reason })
  }
  const isOwn = offer.by !== null && offer.at !== 'used' && offer.at !== 'withdrawn'
  return (
    <li>
      {problem ? <ProblemNote problem={problem} /> : null}
      <div className="sn-row"><strong>{offer.title}</strong><span className="bul-tag">{offer.kind}</span></div>
      <span className="sn-muted">{offer.credit}，{momentWords(offer.offeredAt, today())}{issueName && `，编入${issueName}`}{'reason' in offer && offer.reason ? `，原因：${offer.reason}` : ''}</span>
      <details><summary>看原文</summary><p className="bul-text">{offer.text}</p></details>
      <div className="sn-row">
        {offer.href && <GoLink to={offer.href}>原件</GoLink>}
        {mayAct && offer.at === 'open' && <Button size="small" aria-label={`不用：${offer.title}`} onClick={() => void ask('decline')}>不用</Button>}
        {mayAct && offer.at === 'declined' && <Button size="small" aria-label={`恢复：${offer.title}`} onClick={() => void run({ type: 'reopen' })}>恢复</Button>}
        {mayAct && isOwn && <Button size="small" aria-label={`撤回：${offer.title}`} onClick={() => void ask('takeBack')}>撤回</Button>}
      </div>
    </li>
  )
}
