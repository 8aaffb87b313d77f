import { Input } from 'antd'
import { useId, type ReactNode } from 'react'
import type { Issue } from '#lib/issues'
import { Banner, ChoiceRow, ErrorSummary, Field, ProblemNote, type Draft } from '#ui'
import { charactersIn, normIssues, type Norms } from '../../core/items/norms.ts'
import type { Content, ItemId } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'
import { LikeNote } from '../likeness/like-note.tsx'
import { KINDS, instantIn, localOf } from './words.ts'

export interface ItemFormProps {
  readonly draft: Draft<Content>
  readonly norms: Norms
  readonly problem: unknown
  /** What is lacking, once somebody tried. */
  readonly issues: readonly Issue[]
  /** Above the fields: for whom it is written. */
  readonly before?: ReactNode
  /** For which point, and which item it is; null where nothing like it is to be looked for. */
  readonly like: { readonly point: PointId | null; readonly item: ItemId | null } | null
  /** The buttons. */
  readonly foot: ReactNode
}

/** The form of a text, in one column for thumbs, with advice that comes while one writes and stops nothing. */
export function ItemForm({ draft: { value, set, words }, norms, problem, issues, before, like, foot }: ItemFormProps) {
  const advice = normIssues(value, norms)
  const hint = useId()
  const change = (over: Partial<Content>) => set({ ...value, ...over })
  return (
    <form className="rpi-form sn-card rpi-card" onSubmit={(event) => event.preventDefault()}>
      {problem ? <ProblemNote problem={problem} /> : null}
      <ErrorSummary issues={issues} />
      {before}
      {value.kind === 'commission' ? <p className="sn-muted">类别：约稿</p> : <ChoiceRow label="类别" options={KINDS} value={value.kind} onChange={(kind) => change({ kind })} />}
      <Field id="title" label="标题" isRequired issues={issues} hint="标题就是要点：谁做了什么、发生了什么、问题是什么。"><Input id="title" maxLength={100} aria-describedby="title-hint title-lack" value={value.title} onChange={(event) => change({ title: event.target.value })} /></Field>
      <div className="rpi-pair">
        <Field id="event-at" label="事发时间" issues={issues} hint="动态类用来认定首报；经验、建议类可以不填。"><input id="event-at" type="datetime-local" aria-describedby="event-at-hint event-at-lack" value={localOf(value.eventAt)} onChange={(event) => change({ eventAt: instantIn(event.target.value) })} /></Field>
        <Field id="learned-at" label="获知时间" issues={issues}><input id="learned-at" type="datetime-local" aria-describedby="learned-at-lack" value={localOf(value.learnedAt)} onChange={(event) => change({ learnedAt: instantIn(event.target.value) })} /></Field>
      </div>
      <Field id="text" label="正文" isRequired issues={issues} hint={`一事一报，写清时间、地点、数字；一般${norms.leastCharacters}至${norms.mostCharacters}字，现在 ${charactersIn(value.text)} 字。不得填写涉密内容。`}>
        <Input.TextArea id="text" rows={14} maxLength={10_000} aria-describedby="text-hint text-lack" value={value.text} onChange={(event) => change({ text: event.target.value })} />
      </Field>
      {like && <LikeNote content={value} {...like} />}
      {advice.length > 0 && (
        <section aria-labelledby={hint}>
          <Banner tone="info"><strong id={hint}>写作提示（供参考，不影响上报）</strong><ul className="rpi-advice">{advice.map(({ code, text }) => <li key={code}>{text}</li>)}</ul></Banner>
        </section>
      )}
      <div className="rpi-foot">{foot}<span className="sn-muted" role="status">{words}</span></div>
    </form>
  )
}

/** What has to be there before it goes on; a note to be written up later needs its title only. */
export function lacksIn({ title, text }: Content, isWhole: boolean): readonly Issue[] {
  const lack = (field: string, text_: string): Issue => ({ code: field, severity: 'block', field, text: text_ })
  return [...(title.trim() ? [] : [lack('title', '请填写标题')]), ...(isWhole && !text.trim() ? [lack('text', '请填写正文后再报')] : [])]
}

export const emptyContent: Content = { title: '', text: '', kind: 'development', eventAt: null, learnedAt: null }
