import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import { Banner, GoLink, ProblemNote, Waiting, momentWords, today, useFilters, usePathParts, useTitle } from '#ui'
import { dayInChinese, dayOf } from '#lib/instants'
import { fileHref } from '#modules/files/web'
import { linesOf } from '../../core/paper.ts'
import type { IssueId } from '../../core/types.ts'
import type { ReadingView } from '../../core/views.ts'
import { client, issueHref, queries } from '../api.ts'
import '../bulletins.css'

const filtersSchema = z.object({ piece: z.coerce.number().int().min(0).catch(0) })

/** An issue to be read: real text that grows with the person's size, and the very files that were printed. */
export function Page() {
  const { id = '' } = usePathParts()
  const reading = useQuery(queries.reading.queryOptions({ input: { issue: id as IssueId } }))
  const isOpen = reading.data?.at === 'published'
  // Opened once for each time the page is opened, whatever it asks afterwards.
  useEffect(() => { if (isOpen) void client.read({ issue: id as IssueId }).catch(() => undefined) }, [id, isOpen])
  if (reading.error) return <ProblemNote problem={reading.error} onRetry={() => void reading.refetch()} />
  return reading.data ? <Shown key={id} view={reading.data} /> : <Waiting lines={12} />
}

const fileWords = { pdf: 'PDF', ofd: 'OFD', docx: 'Word' } as const

function Shown({ view }: { readonly view: ReadingView }) {
  const { id, name, masthead, number, total, editorOrgan, publishedAt, isInternal, editorNote, files, reads, withdrawn, isWork } = view
  useTitle(name)
  return (
    <article className="bul-read">
      <div className="sn-row"><GoLink to="/bulletins" className="sn-back">‹ 刊物</GoLink>{isWork && <GoLink to={issueHref(id)}>办理情况和回执</GoLink>}</div>
      <header className="bul-masthead">
        {isInternal && <span>内部资料</span>}
        <h1>{masthead}</h1>
        <p>第{number}期（总第{total}期）</p>
        <div className="bul-sides"><span>{editorOrgan}</span><span>{dayInChinese(dayOf(publishedAt))}</span></div>
      </header>
      {withdrawn ? <Banner tone="overdue">这一期已于{momentWords(withdrawn.at, today())}撤回，请勿使用。原因：{withdrawn.reason}</Banner> : (
        <>
          {editorNote && <p className="bul-note"><strong>编者按：</strong>{editorNote}</p>}
          <Pieces view={view} />
          <footer className="sn-row"><span className="sn-muted">已打开 {reads} 次</span>{files.map(({ kind, file }) => <a key={file} href={fileHref(file)} download>下载 {fileWords[kind]}</a>)}</footer>
        </>
      )}
    </article>
  )
}

function Pieces({ view: { columns } }: { readonly view: ReadingView }) {
  const [{ piece }] = useFilters(filtersSchema)
  useEffect(() => { if (piece > 0) document.getElementById(`piece-${piece}`)?.scrollIntoView() }, [piece])
  const before = columns.map((_, at) => columns.slice(0, at).reduce((sum, { entries }) => sum + entries.length, 0))
  const all = columns.flatMap(({ entries }) => entries)
  const jump = (place: number) => document.getElementById(`piece-${place}`)?.scrollIntoView({ behavior: 'smooth' })
  return (
    <>
      {all.length > 1 && <nav aria-label="本期要目"><h2>本期要目</h2><ul className="bul-lines">{all.map(({ title }, at) => <li key={at}><button type="button" className="sn-plain" onClick={() => jump(at + 1)}>{title}</button></li>)}</ul></nav>}
      {columns.map(({ name, entries }, at) => (
        <section key={name} className="bul-page" aria-label={name}>
          <h2>【{name}】</h2>
          {entries.map(({ title, text, credit, editorNote }, index) => (
            <section key={index} className="bul-piece" id={`piece-${before[at]! + index + 1}`} aria-label={title}>
              <h3>{title}</h3>
              {editorNote && <p className="bul-note"><strong>编者按：</strong>{editorNote}</p>}
              {linesOf(text).map((line, place) => <p key={place}>{line}</p>)}
              {credit && <p className="bul-credit">（{credit}）</p>}
            </section>
          ))}
        </section>
      ))}
    </>
  )
}
