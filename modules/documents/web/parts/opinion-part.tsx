import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { FileId } from '#lib/ids'
import { OpinionBox, useSession, useSetting } from '#ui'
import type { InstructionAct } from '../../core/instructions.ts'
import type { Stage, Stance } from '../../core/types.ts'
import type { OwnTaskShown } from '../../core/views.ts'
import { queries } from '../api.ts'
import { offeredPhrases, readPhrases, readUses, used } from '../phrases.ts'
import { officePhrases, opinionWords } from '../words.ts'
import { Handwriting } from './handwriting.tsx'
import { SignatureChoice, type OwnSignature } from './own-signature.tsx'

/** What is about to be said with an act. */
export interface Saying { readonly text: string; readonly handwriting: FileId | null; readonly stance: Stance }
export const nothingSaid: Saying = { text: '', handwriting: null, stance: 'agree' }

export interface OpinionPartProps {
  readonly task: OwnTaskShown
  readonly stage: Stage | null
  readonly saying: Saying
  readonly onChange: (change: Partial<Saying>) => void
  /** For whom the person acts, if for another. */
  readonly actingFor: string | undefined
  readonly draft: string
  /** Absent where nothing is signed. */
  readonly signature: OwnSignature | null
}

/** The opinion under one's name: words, handwriting, or nothing, which counts as 圈阅 (条例 第二十二条). */
export function OpinionPart({ task, stage, saying, onChange, actingFor, draft, signature }: OpinionPartProps) {
  const session = useSession()
  const [own] = useSetting('phrases', readPhrases)
  const [uses, setUses] = useSetting('documents.phrases', readUses)
  const label = task.kind === 'read' ? '阅读意见' : stage ? opinionWords[stage] : '意见'
  return (
    <>
      {stage === 'consulting' && <StanceChoice value={saying.stance} onChange={(stance) => onChange({ stance })} />}
      <OpinionBox
        label={label} draft={draft} onChange={(text) => onChange({ text })} phrases={offeredPhrases(own, (stage && officePhrases[stage]) ?? ['已阅。', '同意。'], uses)}
        onPhrase={(phrase) => setUses(used(uses, phrase))} signer={{ name: session.name, actingFor, ...(signature?.isUsed && signature.image ? { signatureUrl: signature.image } : {}) }} hint={stage === 'signing' ? '可不写意见，直接点“签发”记为圈阅' : '可不写意见，直接办理记为圈阅'}
      />
      <Handwriting value={saying.handwriting} onChange={(handwriting) => onChange({ handwriting })} />
      {signature && <SignatureChoice signature={signature} />}
      {stage === 'signing' && <Suggestion words={saying.text} />}
    </>
  )
}

const STANCES: readonly (readonly [Stance, string])[] = [['agree', '无意见'], ['comments', '有意见'], ['disagree', '不同意']]

const StanceChoice = ({ value, onChange }: { readonly value: Stance; readonly onChange: (stance: Stance) => void }) => (
  <fieldset className="doc-stance">
    <legend>答复</legend>
    <div className="sn-row">{STANCES.map(([stance, word]) => <label key={stance} className="sn-row"><input type="radio" name="stance" checked={value === stance} onChange={() => onChange(stance)} />{word}</label>)}</div>
  </fieldset>
)

const suggestionWords: Readonly<Record<Exclude<InstructionAct, 'none'>, string>> = {
  approve: '同意', circulate: '送有关同志传阅', assign: '交有关同志或单位办理', supervise: '办理并报告结果，可列入督查',
}

/** What the written instruction asks for, as read by rule; a person decides, nothing happens by itself. */
function Suggestion({ words }: { readonly words: string }) {
  const asked = useDeferredValue(words.trim())
  const { data } = useQuery({ ...queries.instruction.queryOptions({ input: { words: asked } }), enabled: asked.length > 1, staleTime: 60_000 })
  if (!data || data.act === 'none' || asked.length < 2) return null
  return <p className="sn-muted" role="status">批示含义：{suggestionWords[data.act]}{data.names.length > 0 && `（${data.names.join('、')}）`}{data.due && `，${data.due}前`}。签发后请按批示办理。</p>
}
