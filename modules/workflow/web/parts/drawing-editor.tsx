import { Button } from 'antd'
import { useEffect, useId, useMemo, useRef } from 'react'
import { Banner, ProblemNote, useDraft, useNarrow } from '#ui'
import type { Drawn } from '../definition-words.ts'
import { type DrawingFault, type Place, formOf, readDrawing } from '../drawing.ts'
import { useDrawing } from '../use-drawing.ts'
import { DifferenceTable } from './difference-table.tsx'
import { RulePicker } from './rule-picker.tsx'

export interface DrawingEditorProps {
  /** Names the draft in this browser. */
  readonly draft: string
  readonly initial: string
  /** The version it began from; null for a new flow. */
  readonly before: Drawn | null
}

/** A flow as text: kept while typed, checked as a whole with every fault listed, compared with where it began, published. */
export function DrawingEditor({ draft: name, initial, before }: DrawingEditorProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const isNarrow = useNarrow(72)
  const draft = useDraft({ draft: name, initial })
  const { faults, check, publish, isSound, attempt, problem, isPending, forget } = useDrawing(draft.value, draft.clear)
  const after = useMemo(() => flowIn(draft.value), [draft.value])
  const write = (text: string) => { draft.set(text); forget() }
  return (
    <div className={isNarrow ? 'wf-draft wf-narrow' : 'wf-draft'}>
      <div>
        <Faults faults={faults} attempt={attempt} onShow={(place) => select(area.current, place)} />
        {isSound && <Banner tone="normal">没有发现问题，可以发布。</Banner>}
        {problem !== null && <ProblemNote problem={problem} />}
        <label htmlFor={id}>流程定义（JSON）</label>
        <textarea
          ref={area} id={id} className="wf-source" spellCheck={false} rows={28} value={draft.value} aria-describedby={`${id}-kept`} aria-invalid={faults.length > 0 || undefined}
          onChange={(event) => write(event.target.value)}
        />
        <p id={`${id}-kept`} className="sn-muted">{draft.words}{draft.isRestored && '，已恢复上次未发布的内容'} <button type="button" className="sn-plain" onClick={() => write(initial)}>恢复为起草前</button></p>
      </div>
      <aside className="wf-draft-side" aria-label="检查和发布">
        <section className="sn-card wf-part">
          <h2>检查和发布</h2>
          <p>发布后成为新的一版，新发起的事项按新版办理。<strong>在办事项仍按发起时的版本办完，不受影响。</strong>已发布的版本不能修改或删除。</p>
          <div className="sn-row"><Button loading={isPending} onClick={check}>检查</Button><Button type="primary" loading={isPending} onClick={publish}>发布新版</Button></div>
        </section>
        <RulePicker onPick={(rule) => { if (area.current) write(insertIn(area.current, rule)) }} />
        {before && after && <section className="sn-card wf-part"><h2>与原版的差别</h2><DifferenceTable before={before} after={after} /></section>}
      </aside>
    </div>
  )
}

/** Every fault as a line; those whose place is known lead to it. Takes the focus after each check. */
function Faults({ faults, attempt, onShow }: { readonly faults: readonly DrawingFault[]; readonly attempt: number; readonly onShow: (place: Place) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const isShown = faults.length > 0
  useEffect(() => { if (isShown) box.current?.focus() }, [isShown, attempt])
  if (!isShown) return null
  return (
    <div ref={box} className="sn-summary" role="alert" tabIndex={-1} aria-labelledby="wf-faults">
      <h2 id="wf-faults">有 {faults.length} 处问题，改正后才能发布</h2>
      <ol>
        {faults.map(({ key, text, place }) => (
          <li key={key}>{text}{place && <> <button type="button" className="sn-plain" aria-label={`去改：${text}`} onClick={() => onShow(place)}>去改</button></>}</li>
        ))}
      </ol>
    </div>
  )
}

function select(area: HTMLTextAreaElement | null, { from, to }: Place): void {
  if (!area) return
  area.focus()
  area.setSelectionRange(from, to)
  // Browsers do not scroll a text area to its selection: lines are of one height, so the place is known.
  const line = area.value.slice(0, from).split('\n').length
  area.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(area).lineHeight))
}

/** Puts words where the caret stands, or in place of what is selected, and leaves the caret behind them. */
function insertIn(area: HTMLTextAreaElement, words: string): string {
  area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end')
  area.focus()
  return area.value
}

/** The text as a flow once it has the form of one; null before. */
function flowIn(text: string): Drawn | null {
  const read = readDrawing(text)
  const form = 'drawn' in read ? formOf(text, read.drawn) : null
  return form && 'flow' in form ? form.flow : null
}
