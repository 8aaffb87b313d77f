import type { Elements, Figures } from './types.ts'
import { elementWords } from './words.ts'

const NEEDED = ['occurredAt', 'place', 'nature', 'source', 'contact', 'contactPhone'] as const satisfies readonly (keyof Elements)[]
const ORDER = Object.keys(elementWords) as readonly (keyof Elements)[]

const isEmpty = (value: string | null): boolean => value === null || value.trim() === ''

/** R34: 初报缺少时间、地点、性质、来源、联系人的，不得发出. */
export const missingOf = (elements: Elements): readonly (keyof Elements)[] => NEEDED.filter((key) => isEmpty(elements[key]))
/** What a report may go without, marked 待核 on the paper and asked for again with the next one. */
export const pendingOf = (elements: Elements): readonly (keyof Elements)[] => ORDER.filter((key) => isEmpty(elements[key]) && !(NEEDED as readonly string[]).includes(key))
/** Fields as a form asks them under stress: what is known first, each group in the order of C3. */
export const askedOrder = (elements: Elements): readonly (keyof Elements)[] => [...NEEDED, ...ORDER.filter((key) => !(NEEDED as readonly string[]).includes(key) && !isEmpty(elements[key])), ...pendingOf(elements)]

export const emptyElements: Elements = {
  occurredAt: null, place: '', nature: '', source: '', contact: '', contactPhone: '', cause: '', course: '', casualties: '', impact: '', trend: '', leaders: '', measures: '', next: '', coordination: '',
}
export const emptyFigures: Figures = { deaths: null, injured: null, loss: null }
