import { Button, Input } from 'antd'
import { useState } from 'react'
import { Field, GoLink, Light, TextChanges } from '#ui'
import { changesBetween } from '#lib/text-changes'
import type { PresentOffer } from '../../core/offers.ts'
import { linesOf } from '../../core/paper.ts'
import { formOf, type Entry, type EntryKey } from '../../core/types.ts'

export interface EntryActs {
  readonly onChange: (key: EntryKey, change: Partial<Entry>) => void
  readonly onStep: (key: EntryKey, by: 1 | -1) => void
  readonly onRemove: (key: EntryKey) => void
  /** Into the piece before it; none for the first. */
  readonly onCombine: ((key: EntryKey) => void) | null
  readonly onOpen: (key: EntryKey | null) => void
  /** What was dropped comes before this piece. */
  readonly onDrop: (dropped: EntryKey, before: EntryKey) => void
}
export interface EntryCardProps extends EntryActs { readonly entry: Entry; readonly originals: readonly PresentOffer[]; readonly isOpen: boolean; readonly isFirst: boolean; readonly isLast: boolean }

/** One piece on the board: its order by drag or by buttons, its words, and what was changed in them. */
export function EntryCard(props: EntryCardProps) {
  const { entry, originals, isOpen, isFirst, isLast, onStep, onRemove, onCombine, onOpen, onDrop } = props
  const { key, title } = entry
  const [isOver, setOver] = useState(false)
  const named = (act: string) => ({ 'aria-label': `${act}：${title || '未命名'}` })
  const gone = originals.filter(({ at }) => at === 'withdrawn')
  return (
    <li
      className="bul-entry" data-over={isOver || undefined} draggable={!isOpen} id={`entry-${key}`}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', key)} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); event.stopPropagation(); setOver(false); onDrop(event.dataTransfer.getData('text/plain') as EntryKey, key) }}
    >
      <div className="bul-entry-head">
        <strong>{!isOpen && <span className="bul-grip" aria-hidden="true" title="按住拖动">⠿ </span>}{title || '（未填标题）'}</strong>
        <span className="sn-row">{formOf(entry) === 'combined' && <span className="bul-tag">综合 {entry.sources.length} 篇</span>}{gone.length > 0 && <Light state="overdue">来稿已撤回</Light>}</span>
      </div>
      <span className="sn-muted">{entry.credit}</span>
      {gone.map((offer) => <p key={offer.id} role="alert">“{offer.title}”已被撤回{'reason' in offer ? `：${offer.reason}` : ''}。送审前请移出本期。</p>)}
      <div className="sn-row">
        <Button size="small" disabled={isFirst} {...named('上移')} onClick={() => onStep(key, -1)}>上移</Button>
        <Button size="small" disabled={isLast} {...named('下移')} onClick={() => onStep(key, 1)}>下移</Button>
        <Button size="small" aria-expanded={isOpen} {...named(isOpen ? '收起' : '改文字')} onClick={() => onOpen(isOpen ? null : key)}>{isOpen ? '收起' : '改文字'}</Button>
        {onCombine && <Button size="small" {...named('并入上一篇')} onClick={() => onCombine(key)}>并入上一篇</Button>}
        <Button size="small" {...named('移出')} onClick={() => onRemove(key)}>移出</Button>
      </div>
      {isOpen && <EntryFields {...props} />}
    </li>
  )
}

function EntryFields({ entry: { key, title, text, credit, editorNote }, originals, onChange }: EntryCardProps) {
  const id = (field: string) => `${field}-${key}`
  const before = originals.flatMap((offer) => [offer.title, ...linesOf(offer.text)])
  return (
    <div className="bul-form">
      <Field id={id('title')} label="标题" isRequired><Input id={id('title')} maxLength={200} value={title} onChange={(event) => onChange(key, { title: event.target.value })} /></Field>
      <Field id={id('text')} label="正文" isRequired hint="一段一行；以“一、”“（一）”开头的短行排成小标题。"><Input.TextArea id={id('text')} rows={8} maxLength={30_000} value={text} onChange={(event) => onChange(key, { text: event.target.value })} /></Field>
      <Field id={id('note')} label="编者按（这一篇）"><Input.TextArea id={id('note')} rows={2} maxLength={1000} value={editorNote} onChange={(event) => onChange(key, { editorNote: event.target.value })} /></Field>
      <Field id={id('credit')} label="供稿单位"><Input id={id('credit')} maxLength={200} value={credit} onChange={(event) => onChange(key, { credit: event.target.value })} /></Field>
      <details>
        <summary>与原稿对照</summary>
        <TextChanges label="与原稿对照" changes={changesBetween(before, [title, ...linesOf(text)])} />
        {originals.filter(({ href }) => href).map((offer) => <p key={offer.id}><GoLink to={offer.href!}>原件：{offer.title}</GoLink></p>)}
      </details>
    </div>
  )
}
