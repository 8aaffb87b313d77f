import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Banner, FindingLine, GoLink, ProblemNote, Select, Waiting, countWords, findingId, findingKeys, useGo, usePathParts, useTitle } from '#ui'
import type { MarkedFinding } from '#lib/findings'
import { printedOf } from '../../core/paper.ts'
import { entriesOf, type EntryKey, type IssueId } from '../../core/types.ts'
import type { BoardView } from '../../core/views.ts'
import { issueHref, queries } from '../api.ts'
import { EntryCard } from '../parts/entry-card.tsx'
import { IssueFields } from '../parts/issue-fields.tsx'
import { PagesView, useTypeset } from '../parts/pages-view.tsx'
import { useBoard } from '../parts/use-board.ts'
import '../bulletins.css'

/** 编辑台: offers into columns, order, words; the exact pages beside it with what a proofreader marks. */
export function Page() {
  const { id = '' } = usePathParts()
  useTitle('编辑刊物')
  const board = useQuery(queries.board.queryOptions({ input: { issue: id as IssueId } }))
  if (board.error) return <ProblemNote problem={board.error} onRetry={() => void board.refetch()} />
  if (!board.data) return <Waiting lines={12} />
  if (!board.data.mayEdit) return <Banner tone="info">这一期现在不能编辑。<GoLink to={issueHref(id)}>看办理情况</GoLink></Banner>
  return <Board key={`${id} ${board.data.issue.revision}`} view={board.data} />
}

function Board({ view }: { readonly view: BoardView }) {
  const go = useGo()
  const board = useBoard(view)
  const { content, isUnsaved, isSaving, problem } = board
  const laid = useTypeset({ ...printedOf(view.issue), content })
  const choose = (found: MarkedFinding) => {
    const entry = entriesOf(content)[found.finding.place.item ?? -1]
    if (!entry) return
    board.setOpen(entry.key)
    requestAnimationFrame(() => document.getElementById(`entry-${entry.key}`)?.scrollIntoView({ block: 'center' }))
  }
  const leave = async () => { if (!isUnsaved || await board.save()) go(issueHref(view.id)) }
  return (
    <div className="bul-board">
      <header className="sn-page-head">
        <div><GoLink to="/bulletins/desk" className="sn-back">‹ 刊物编辑台</GoLink><h1>{view.name}</h1></div>
        <div className="sn-row"><span className="sn-muted" role="status">{isUnsaved ? '有改动未保存' : '已保存'}</span><Button disabled={!isUnsaved} loading={isSaving} onClick={() => void board.save()}>保存</Button><Button type="primary" onClick={() => void leave()}>{isUnsaved ? '保存，去送审' : '去送审'}</Button></div>
      </header>
      {problem ? <ProblemNote problem={problem} /> : null}
      <div className="bul-split">
        <section aria-label="编排">
          {content.columns.map((column, at) => <ColumnCard key={column.name} board={board} at={at} />)}
          <Tray board={board} />
          <details className="sn-card bul-column"><summary>编者按、报送发和发送范围</summary><IssueFields content={content} onChange={board.change} /></details>
        </section>
        <section aria-label="版面和校对" className="bul-preview">
          {laid && <Findings findings={laid.findings} onChoose={choose} />}
          <PagesView laid={laid} label="版式预览" onChoose={(found, number) => { document.getElementById(findingId(number))?.scrollIntoView({ block: 'center' }); choose(found) }} />
        </section>
      </div>
    </div>
  )
}

type BoardHand = ReturnType<typeof useBoard>

function ColumnCard({ board, at }: { readonly board: BoardHand; readonly at: number }) {
  const [isOver, setOver] = useState(false)
  const { content } = board
  const column = content.columns[at]!
  const all = entriesOf(content)
  return (
    <section
      className="sn-card bul-column" aria-label={`栏目：${column.name}`} data-over={isOver || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); board.drop(event.dataTransfer.getData('text/plain') as EntryKey, { column: at }) }}
    >
      <h2>【{column.name}】</h2>
      {column.entries.length === 0 ? <p className="sn-muted">还没有稿件，空栏目不印。</p> : (
        <ol className="bul-lines">{column.entries.map((entry, place) => (
          <EntryCard
            key={entry.key} entry={entry} originals={board.originals(entry)} isOpen={board.open === entry.key} isFirst={at === 0 && place === 0} isLast={at === content.columns.length - 1 && place === column.entries.length - 1}
            onChange={board.changeEntry} onStep={board.step} onRemove={board.remove} onOpen={board.setOpen} onCombine={all[0] === entry ? null : board.combine} onDrop={(dropped, before) => { if (dropped !== before) board.drop(dropped, { before }) }}
          />
        ))}</ol>
      )}
    </section>
  )
}

/** What may still be taken in; the column that its sender thought of is chosen already. */
function Tray({ board: { free, content, put } }: { readonly board: BoardHand }) {
  const names = content.columns.map(({ name }) => name)
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>({})
  return (
    <section className="sn-card bul-column" aria-label="待选用的来稿">
      <h2>待选用的来稿</h2>
      {free.length === 0 && <p className="sn-muted">没有待选用的来稿。签发的信息自动送来，也可以到编辑台登记。</p>}
      <ul className="bul-lines">{free.map((offer) => {
        const column = columns[offer.id] ?? (offer.column !== null && names.includes(offer.column) ? offer.column : names[0]!)
        return (
          <li key={offer.id}>
            <strong>{offer.title}</strong><span className="sn-muted">{offer.credit}</span>
            <details><summary>看原文</summary><p className="bul-text">{offer.text}</p></details>
            <div className="sn-row">
              <Select aria-label={`编入栏目：${offer.title}`} style={{ width: '10rem' }} options={names.map((name) => ({ value: name, label: name }))} value={column} onChange={(name) => setColumns({ ...columns, [offer.id]: name! })} />
              <Button size="small" aria-label={`编入：${offer.title}`} onClick={() => put(offer, column)}>编入</Button>
            </div>
          </li>
        )
      })}</ul>
    </section>
  )
}

function Findings({ findings, onChoose }: { readonly findings: readonly MarkedFinding[]; readonly onChoose: (found: MarkedFinding) => void }) {
  const keys = findingKeys(findings.map(({ finding }) => finding))
  return (
    <details open={findings.length > 0}>
      <summary>校对：{countWords(findings)}</summary>
      <ol className="bul-findings" aria-label="校对结果">{findings.map((found, index) => (
        <FindingLine key={keys[index]!} finding={found.finding} number={index + 1} {...(found.finding.place.item === undefined ? {} : { see: { label: '看这一篇', onSee: () => onChoose(found) } })} />
      ))}</ol>
    </details>
  )
}
