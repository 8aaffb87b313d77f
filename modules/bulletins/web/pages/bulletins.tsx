import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { EmptyState, GoLink, Light, ProblemNote, Waiting, dayWords, today, useGo, useTitle } from '#ui'
import { dayOf } from '#lib/instants'
import type { BulletinCard, IssueLine } from '../../core/views.ts'
import { kindWords, periodWords, stageWords } from '../../core/words.ts'
import { hrefOf, issueHref, queries, settingsHref } from '../api.ts'
import { useDrafting } from '../parts/use-drafting.ts'
import { stageTone } from '../words.ts'
import '../bulletins.css'

/** 刊物: every bulletin with its newest issues; for its editors also what is being worked on. */
export function Page() {
  useTitle('刊物')
  const go = useGo()
  const view = useQuery(queries.bulletins.queryOptions())
  if (view.error) return <ProblemNote problem={view.error} onRetry={() => void view.refetch()} />
  return (
    <div className="bul-page">
      <header className="sn-page-head">
        <h1>刊物</h1>
        <div className="sn-row">
          <Button onClick={() => go('/bulletins/archive')}>往期检索</Button>
          {view.data?.mayEdit && <Button type="primary" onClick={() => go('/bulletins/desk')}>来稿和编辑台</Button>}
          {view.data?.mayFound && <Button onClick={() => go(settingsHref())}>新建刊物</Button>}
        </div>
      </header>
      {!view.data ? <Waiting lines={8} /> : view.data.bulletins.length === 0 ? <EmptyState title="还没有可读的刊物" hint="发到本单位或者面向全员的刊物，发布后出现在这里。" />
        : <div className="bul-cards">{view.data.bulletins.map((card) => <Card key={card.id} card={card} />)}</div>}
    </div>
  )
}

function Card({ card: { id, name, kind, period, editorOrgan, isInternal, isActive, newest, atWork, mayEdit, mayKeep } }: { readonly card: BulletinCard }) {
  const go = useGo()
  const { begin, isPending } = useDrafting()
  return (
    <section className="sn-card bul-card" aria-label={name}>
      <div className="sn-row"><h2>《{name}》</h2>{isInternal && <span className="bul-tag">内部资料</span>}{!isActive && <span className="bul-tag">已停办</span>}</div>
      <p className="sn-muted">{kindWords[kind]}，{periodWords[period]}，{editorOrgan}编发</p>
      {newest.length === 0 ? <p className="sn-muted">还没有发布过。</p> : <ul className="bul-lines" aria-label={`${name}最新各期`}>{newest.map((line) => <Line key={line.id} line={line} />)}</ul>}
      {atWork.length > 0 && (
        <>
          <h3>正在编办</h3>
          <ul className="bul-lines" aria-label={`${name}正在编办`}>{atWork.map((line) => (
            <li key={line.id}><div className="sn-row"><GoLink to={issueHref(line.id)}>{line.name}</GoLink><Light state={stageTone[line.at]}>{stageWords[line.at]}</Light></div></li>
          ))}</ul>
        </>
      )}
      {(mayEdit || mayKeep) && (
        <div className="sn-row">
          {mayEdit && <Button loading={isPending} onClick={() => void begin(id)}>编下一期</Button>}
          {mayKeep && <Button onClick={() => go(settingsHref(id))}>刊物设置</Button>}
        </div>
      )}
    </section>
  )
}

function Line({ line }: { readonly line: IssueLine }) {
  return (
    <li>
      <div className="sn-row"><GoLink to={hrefOf(line)}>{line.name}</GoLink>{line.at === 'withdrawn' && <Light state="overdue">已撤回</Light>}{line.publishedAt && <span className="sn-muted">{dayWords(dayOf(line.publishedAt), today())}</span>}</div>
      {line.titles.length > 0 && <span className="sn-muted">{line.titles.slice(0, 3).join('；')}</span>}
    </li>
  )
}
