import { accept, refuse, type Decision } from '#lib/decision'
import type { Id, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { OutputRefusal } from './refusals.ts'
import type { Source } from '../sources.ts'
import type { ItemId, Report } from '../types.ts'

export type SuggestionId = Id<'supervision-suggestion'>

/** 问题类别 of the digest; what nobody has sorted yet is `unsorted`. */
export type ProblemKind = 'unsorted' | 'funds' | 'people' | 'policy' | 'coordination' | 'conditions' | 'duty' | 'other'
export const problemKindWords: Readonly<Record<ProblemKind, string>> = {
  funds: '资金保障', people: '人员力量', policy: '政策依据', coordination: '部门协同', conditions: '外部条件', duty: '责任落实', other: '其他', unsorted: '待归类',
}
export const problemKinds = Object.keys(problemKindWords) as readonly ProblemKind[]

/** A8: what becomes of a suggestion. */
export type Fate = 'pending' | 'studying' | 'adopted' | 'rejected'
export const fateWords: Readonly<Record<Fate, string>> = { pending: '待研究', studying: '研究中', adopted: '已采纳', rejected: '不采纳' }
export const fates = Object.keys(fateWords) as readonly Fate[]

/** 存在问题、原因、意见建议、需上级协调事项, as the unit wrote them. */
export type SuggestionWords = Pick<Report, 'problem' | 'cause' | 'suggestion' | 'coordination'>

/** What changed because of it (R54): a document, a decision, an item; by its page here, or described. */
export interface Changed { readonly kind: 'document' | 'decision' | 'item'; readonly title: string; readonly number: string | null; readonly link: string | null }
export const changedWords: Readonly<Record<Changed['kind'], string>> = { document: '文件', decision: '决策决定', item: '督查事项' }

export interface Suggestion {
  readonly id: SuggestionId
  readonly item: ItemId
  readonly assignment: number
  readonly organ: UnitId
  readonly source: Source
  readonly unit: UnitId
  readonly unitName: string
  readonly raisedAt: Instant
  readonly raisedBy: Pick<Signatory, 'person' | 'name'>
  readonly kind: ProblemKind
  readonly fate: Fate
  readonly words: SuggestionWords
  readonly decision: { readonly words: string; readonly by: Signatory; readonly at: Instant } | null
  readonly change: Changed | null
}

export type SuggestionCommand =
  | { readonly type: 'sort'; readonly kind: ProblemKind }
  | { readonly type: 'study'; readonly words: string }
  | { readonly type: 'adopt'; readonly words: string; readonly change: Changed | null }
  | { readonly type: 'reject'; readonly words: string }
  | { readonly type: 'link'; readonly change: Changed }

export type SuggestionEvent =
  | { readonly type: 'suggestion-raised'; readonly suggestion: Suggestion }
  | { readonly type: 'suggestion-sorted'; readonly kind: ProblemKind; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'suggestion-decided'; readonly fate: Exclude<Fate, 'pending'>; readonly words: string; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'suggestion-linked'; readonly change: Changed; readonly by: Signatory; readonly at: Instant }

/** In what capacity somebody acts on it. */
export interface SuggestionStanding { readonly supervises: boolean; readonly decides: boolean }
export interface SuggestionGiven { readonly standing: SuggestionStanding; readonly actor: Signatory; readonly now: Instant }

/** Whether a report says anything to the office above. */
export const saysSomething = ({ problem, suggestion, coordination }: SuggestionWords): boolean => [problem, suggestion, coordination].some((text) => text.trim() !== '')

/** A8: 督查室 sorts, a leader decides once, an adopted suggestion is linked with what it changed. */
export function decideSuggestion(state: Suggestion, command: SuggestionCommand, { standing, actor: by, now: at }: SuggestionGiven): Decision<SuggestionEvent, OutputRefusal> {
  const isOpen = state.fate === 'pending' || state.fate === 'studying'
  switch (command.type) {
    case 'sort': return standing.supervises ? accept({ type: 'suggestion-sorted', kind: command.kind, by, at }) : refuse('not-for-supervision-office')
    case 'link':
      if (!standing.supervises && !standing.decides) return refuse('not-for-suggestion-decider')
      return state.fate === 'adopted' ? accept({ type: 'suggestion-linked', change: command.change, by, at }) : refuse('suggestion-not-adopted')
    case 'study': case 'adopt': case 'reject': {
      if (!standing.decides) return refuse('not-for-suggestion-decider')
      if (!isOpen || (command.type === 'study' && state.fate === 'studying')) return refuse('suggestion-already-decided', { fate: fateWords[state.fate] })
      if (command.type === 'reject' && command.words.trim() === '') return refuse('reason-missing')
      const decided = { type: 'suggestion-decided', fate: command.type === 'study' ? 'studying' : command.type === 'adopt' ? 'adopted' : 'rejected', words: command.words, by, at } as const
      return command.type === 'adopt' && command.change ? accept<SuggestionEvent>(decided, { type: 'suggestion-linked', change: command.change, by, at }) : accept(decided)
    }
  }
}

export function evolveSuggestion(state: Suggestion, event: SuggestionEvent): Suggestion {
  switch (event.type) {
    case 'suggestion-raised': return event.suggestion
    case 'suggestion-sorted': return { ...state, kind: event.kind }
    case 'suggestion-decided': return { ...state, fate: event.fate, decision: { words: event.words, by: event.by, at: event.at } }
    case 'suggestion-linked': return { ...state, change: event.change }
  }
}
