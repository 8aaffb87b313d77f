import { useEffect, useId, useRef } from 'react'
import { useDraft } from '../draft/use-draft.ts'
import { type Hotkey } from './hotkey.ts'
import { useHotkeys } from './hotkeys.tsx'
import { dayWords, today } from './moments.ts'
import { insertAt } from './insert-at.ts'
import { personWords } from './person-name.tsx'

export interface OpinionBoxProps {
  readonly id?: string
  /** 审核意见, 会签意见 … */
  readonly label: string
  /** Names the draft in this browser: person and task, e.g. `p1.task.17`. */
  readonly draft: string
  readonly onChange: (text: string) => void
  /** 常用语, most used first; the first nine answer to Alt+1…9. */
  readonly phrases: readonly string[]
  /** Told which phrase was used, so that the order can follow use. */
  readonly onPhrase?: (phrase: string) => void
  readonly signer: { readonly name: string; readonly actingFor?: string | undefined; readonly signatureUrl?: string | undefined }
  readonly hint?: string
  readonly isInvalid?: boolean
  readonly describedBy?: string
}

/** Where a person writes an opinion: large, kept while typing, signed and dated below as on paper. */
export function OpinionBox(props: OpinionBoxProps) {
  const { label, phrases, signer, onChange } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const draft = useDraft({ draft: props.draft, initial: '' })
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // A draft that came back counts as written, so the page must hear of it, once.
    if (draft.value !== '') onChange(draft.value)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const write = (text: string) => {
    draft.set(text)
    onChange(text)
  }
  const insert = (phrase: string) => {
    const field = area.current
    const { text, caret } = insertAt(draft.value, phrase, { from: field?.selectionStart ?? draft.value.length, to: field?.selectionEnd ?? draft.value.length })
    write(text)
    props.onPhrase?.(phrase)
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(caret, caret)
    })
  }
  useHotkeys(phrases.slice(0, 9).map((phrase, at): Hotkey => ({ keys: `Alt+${at + 1}`, label: `常用语：${phrase}`, act: () => insert(phrase) })))
  return (
    <div className="sn-opinion">
      <label htmlFor={id}>{label}</label>
      <div className="sn-opinion-sheet">
        <textarea
          ref={area} id={id} value={draft.value} rows={4} placeholder={props.hint ?? '在此签署意见，或选用下方常用语'}
          aria-invalid={props.isInvalid || undefined} aria-describedby={props.describedBy} onChange={(event) => write(event.target.value)}
        />
        <div className="sn-opinion-hand">
          {signer.signatureUrl ? <img src={signer.signatureUrl} alt={`${personWords(signer)}签名`} /> : <span>{personWords(signer)}</span>}
          <span>{dayWords(today(), today()).split(' ')[0]}</span>
        </div>
      </div>
      <div className="sn-opinion-foot"><span>{draft.isRestored ? '已找回上次未提交的意见' : ''}</span><span role="status">{draft.words}</span></div>
      {phrases.length > 0 && (
        <div className="sn-phrases" role="group" aria-label="常用语">
          {phrases.map((phrase, at) => (
            <button key={phrase} type="button" onClick={() => insert(phrase)}>{at < 9 && <small aria-hidden="true">{at + 1}</small>}{phrase}</button>
          ))}
        </div>
      )}
    </div>
  )
}
