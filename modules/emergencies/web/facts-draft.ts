import type { Instant } from '#lib/instants'
import { missingOf } from '../core/elements.ts'
import type { Elements, Facts, Figures, Present, ReportKind, ReportWords } from '../core/types.ts'
import { elementWords } from '../core/words.ts'
import { fieldOf, momentIn } from './times.ts'

/** What is being written: times and numbers as typed. */
export interface FactsDraft {
  readonly category: Facts['category']
  readonly elements: Readonly<Record<keyof Elements, string>>
  readonly figures: Readonly<Record<keyof Figures, string>>
  readonly kind: ReportKind
  readonly words: Readonly<Record<'changes' | 'cause' | 'responsibility' | 'result' | 'lessons', string>>
}
const noWords: FactsDraft['words'] = { changes: '', cause: '', responsibility: '', result: '', lessons: '' }

/** The form as it opens: what is known stands in it, and what came back from the leader stands as it was sent. */
export function draftOf({ facts, draft, reports }: Pick<Present, 'facts' | 'draft' | 'reports'>): FactsDraft {
  const { category, elements, figures } = facts
  const typed = (value: number | null): string => (value === null ? '' : String(value))
  const words = draft?.words
  return {
    category, elements: { ...elements, occurredAt: fieldOf(elements.occurredAt) }, figures: { deaths: typed(figures.deaths), injured: typed(figures.injured), loss: typed(figures.loss) },
    kind: words?.kind ?? (reports.length === 0 ? 'initial' : 'followUp'), words: { ...noWords, ...words },
  }
}

const numberIn = (text: string): number | null => (/^\d{1,9}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : null)

export function factsOf({ category, elements, figures: { deaths, injured, loss } }: Pick<FactsDraft, 'category' | 'elements' | 'figures'>, now: Instant): Facts {
  const whole = (text: string): number | null => { const value = numberIn(text); return value === null ? null : Math.floor(value) }
  return { category, elements: { ...elements, occurredAt: momentIn(elements.occurredAt, now) }, figures: { deaths: whole(deaths), injured: whole(injured), loss: numberIn(loss) } }
}

export function wordsOf({ kind, words: { changes, cause, responsibility, result, lessons } }: FactsDraft): ReportWords {
  switch (kind) {
    case 'initial': return { kind }
    case 'followUp': return { kind, changes }
    case 'final': return { kind, cause, responsibility, result, lessons }
  }
}

/** What still lacks before it may go to the leader, each with its field. */
export function lacksOf(draft: FactsDraft, now: Instant): readonly { readonly field: string; readonly text: string }[] {
  const missing = missingOf(factsOf(draft, now).elements).map((key) => ({ field: `element-${key}`, text: `请填写${elementWords[key]}` }))
  const { changes, cause, result } = draft.words
  const said = draft.kind === 'followUp' ? [{ field: 'word-changes', text: '请写明变化情况', value: changes }] : draft.kind === 'final' ? [{ field: 'word-cause', text: '请写明原因', value: cause }, { field: 'word-result', text: '请写明处置结果', value: result }] : []
  return [...missing, ...said.filter(({ value }) => value.trim() === '').map(({ field, text }) => ({ field, text }))]
}
