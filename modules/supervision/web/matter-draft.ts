import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { Described } from '#lib/related'
import type { Category, Pace, Source } from '../core/sources.ts'
import type { Matter, Origin } from '../core/types.ts'
import type { SupervisionOptions } from '../core/views.ts'

/** A matter while it is written: everything may still be empty. */
export interface MatterDraft {
  readonly source: Source
  readonly category: string
  readonly pace: Pace
  readonly title: string
  readonly demand: string
  readonly origin: Omit<Origin, 'kind'>
  /** The leader whose words they are; `other` for one who is not of this house. */
  readonly instructing: PersonId | 'other' | null
  readonly leaderName: string
  readonly instructedOn: Day | null
  readonly paper: string
  readonly words: string
  readonly superiorNumber: string
  readonly dueOn: Day | null
  readonly responsible: PersonId | null
  readonly list: string
}

type Known = Pick<SupervisionOptions, 'categories' | 'leaders'>

/** What the form begins with; a document or another page may hand over what it rests on. */
export const emptyDraft = (given: Partial<Pick<MatterDraft, 'source' | 'title'> & { readonly origin: Partial<MatterDraft['origin']> }> = {}): MatterDraft => ({
  source: given.source ?? 'leaderInstruction', category: '', pace: 'normal', title: given.title ?? '', demand: '', origin: { subject: null, title: '', number: null, link: null, ...given.origin },
  instructing: null, leaderName: '', instructedOn: null, paper: given.source === 'leaderInstruction' ? given.origin?.title ?? '' : '', words: '', superiorNumber: '', dueOn: null, responsible: null, list: '',
})

/** What the form begins with when it rests on a document, or on a leader's words on one. */
export function draftFrom({ subject, kind, title, number, link, words }: Described, { leaders }: Pick<Known, 'leaders'>): MatterDraft {
  const begun = emptyDraft({ source: words ? 'leaderInstruction' : kind === 'minutes' ? 'meeting' : 'districtDecision', title, origin: { subject, title, number, link } })
  if (!words) return begun
  const isOfHouse = leaders.some(({ person }) => person === words.person)
  return { ...begun, instructing: isOfHouse ? words.person : 'other', leaderName: words.name, instructedOn: words.on, paper: number ? `${title}（${number}）` : title, words: words.text }
}

export const draftOf = ({ source, category, pace, title, demand, origin, instruction, superiorNumber, dueOn, leader, list }: Matter): MatterDraft => ({
  source, category, pace, title, demand, origin: { subject: origin.subject, title: origin.title, number: origin.number, link: origin.link },
  instructing: instruction ? instruction.leader ?? 'other' : null, leaderName: instruction?.leaderName ?? '', instructedOn: instruction?.on ?? null, paper: instruction?.paper ?? '', words: instruction?.text ?? '',
  superiorNumber: superiorNumber ?? '', dueOn, responsible: leader?.person ?? null, list: list ?? '',
})

/** The category chosen, or the only one of its source. */
export function categoryOf({ source, category }: Pick<MatterDraft, 'source' | 'category'>, categories: readonly Category[]): Category | null {
  const own = categories.filter((one) => one.source === source)
  return own.find(({ code }) => code === category) ?? (own.length === 1 ? own[0]! : null)
}

/** The next instruction on the same paper: who, when and on what stays, the words do not. */
export const nextOnPaper = ({ source, category, origin, instructing, leaderName, instructedOn, paper }: MatterDraft): MatterDraft => ({ ...emptyDraft(), source, category, origin, instructing, leaderName, instructedOn, paper })

/** The matter as it is sent. */
export function matterOf(draft: MatterDraft, { categories, leaders }: Known): Matter {
  const { source, pace, dueOn, responsible } = draft
  const isInstruction = source === 'leaderInstruction'
  const leader = leaders.find(({ person }) => person === responsible)
  return {
    title: draft.title.trim(), source, category: categoryOf(draft, categories)?.code ?? '', pace, demand: draft.demand.trim(), dueOn, list: draft.list.trim() || null, superiorNumber: source === 'superiorSupervise' ? draft.superiorNumber.trim() || null : null,
    origin: { ...draft.origin, kind: originKind(draft), title: (isInstruction ? draft.origin.title.trim() || draft.paper.trim() : draft.origin.title.trim()), number: draft.origin.number?.trim() || null },
    instruction: isInstruction ? { leader: draft.instructing === 'other' ? null : draft.instructing, leaderName: instructingName(draft, leaders), on: draft.instructedOn!, paper: draft.paper.trim(), text: draft.words.trim() } : null,
    leader: leader ? { person: leader.person, name: leader.name } : null,
  }
}

export const instructingName = ({ instructing, leaderName }: Pick<MatterDraft, 'instructing' | 'leaderName'>, leaders: Known['leaders']): string =>
  (instructing === 'other' ? leaderName.trim() : leaders.find(({ person }) => person === instructing)?.name ?? leaderName)

function originKind({ source, origin, list }: MatterDraft): Origin['kind'] {
  if (source === 'leaderInstruction') return 'instruction'
  if (origin.subject?.startsWith('document:')) return 'document'
  if (source === 'meeting') return 'minutes'
  if (source === 'superiorSupervise') return 'superior'
  return list.trim() ? 'list' : 'paper'
}

/** What lacks, by step of the form. */
export function matterLacks(draft: MatterDraft, { categories, today }: { readonly categories: readonly Category[]; readonly today: Day }): { readonly origin: readonly Issue[]; readonly matter: readonly Issue[] } {
  const category = categoryOf(draft, categories)
  const lack = (field: string, isLacking: boolean, text: string): readonly Issue[] => (isLacking ? [{ code: field, severity: 'block', field, text }] : [])
  const empty = (text: string) => text.trim() === ''
  const isInstruction = draft.source === 'leaderInstruction'
  return {
    origin: [
      ...lack('category', category === null, '请选择类别'),
      ...(isInstruction ? [
        ...lack('instructing', draft.instructing === null, '请选择批示领导'), ...lack('leaderName', draft.instructing === 'other' && empty(draft.leaderName), '请填写批示领导'), ...lack('instructedOn', draft.instructedOn === null, '请填写批示日期'),
        ...lack('instructedOn', draft.instructedOn !== null && draft.instructedOn > today, '批示日期晚于今天，请核对'), ...lack('paper', empty(draft.paper), '请填写批示载体'), ...lack('words', empty(draft.words), '请填写批示全文'),
      ] : lack('originTitle', empty(draft.origin.title), '请填写立项依据')),
      ...lack('superiorNumber', draft.source === 'superiorSupervise' && empty(draft.superiorNumber), '请填写上级督查文号'),
    ],
    matter: [
      ...lack('title', empty(draft.title), '请填写事项名称'),
      ...lack('dueOn', draft.dueOn === null && draft.source === 'superiorSupervise', '上级转办件须填写办结期限'),
      ...lack('dueOn', draft.dueOn !== null && draft.dueOn < today, '办结期限已过，请改填今天以后的日期'),
    ],
  }
}
