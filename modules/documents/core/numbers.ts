import type { Id, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { DocKind } from './kinds.ts'
import type { AllottedNumber } from './types.ts'

export type NumberRuleId = Id<'number-rule'>

/** How an organ numbers: prefix, the kinds it serves, and how the number is written. */
export interface NumberRule {
  readonly id: NumberRuleId
  readonly organ: UnitId
  /** 机关代字, e.g. 临委办发. */
  readonly prefix: string
  readonly kinds: readonly DocKind[]
  /** `yearly`: 代字〔2026〕8号 · `issue`: 第8期, counted by the year all the same · `order`: 第8号 of a 命令, counted through a term of office. */
  readonly format: 'yearly' | 'issue' | 'order'
  /** Of orders: the days on which the terms of those who sign them began, each term with numbers of its own from 第1号. */
  readonly terms: readonly Day[]
  readonly issuerMark: string
  readonly retired: boolean
}

/** 六角括号 U+3014/U+3015, the year in full, no leading zero, no 第 (GB/T 9704-2012 7.2.5). */
export const DOC_NUMBER = /^[\u4e00-\u9fa5A-Za-z]{1,12}〔(\d{4})〕([1-9]\d*)号$/
const RUNNING_NUMBER = /^第([1-9]\d*)[期号]$/

/** Whether a text is a document number as it must be printed. */
export const isDocNumber = (text: string): boolean => DOC_NUMBER.test(text) || RUNNING_NUMBER.test(text)

/** The number as printed. */
export function numberText({ prefix, format }: Pick<NumberRule, 'prefix' | 'format'>, year: number, sequence: number): string {
  switch (format) {
    case 'yearly': return `${prefix}〔${year}〕${sequence}号`
    case 'issue': return `第${sequence}期`
    // GB/T 9704-2012 10.2: 令号 stands as 第1号, without 代字 and year.
    case 'order': return `第${sequence}号`
  }
}

/** The number that follows `last` in the counter of organ, prefix and the day since which it counts. */
export const nextNumber = (rule: NumberRule, { docDate, last }: { readonly docDate: Day; readonly last: number }): AllottedNumber => {
  const [year, since] = [numberYear(docDate), countedSince(rule, docDate)]
  return { rule: rule.id, text: numberText(rule, year, last + 1), year, sequence: last + 1, ...(rule.format === 'order' && since ? { since } : {}) }
}

/** Since when the number of a document of that day is counted: its year, or of an order the term it falls into; null for an order before the first term. */
export const countedSince = ({ format, terms }: Pick<NumberRule, 'format' | 'terms'>, docDate: Day): Day | null =>
  format === 'order' ? terms.filter((term) => term <= docDate).toSorted().at(-1) ?? null : `${docDate.slice(0, 4)}-01-01` as Day

/** A number kept through a 复审 is used again while it belongs to the same count; else it becomes a gap. Null where nothing is kept or it does not. */
export const keptNumberFor = (kept: AllottedNumber | null, { year, since }: Pick<AllottedNumber, 'year' | 'since'>): AllottedNumber | null =>
  kept && (kept.since || since ? kept.since === since : kept.year === year) ? { ...kept, year } : null

/** The year of a number is that of the 成文日期. */
export const numberYear = (docDate: Day): number => Number(docDate.slice(0, 4))

/**
 * Whether an organ may number by this rule: what is printed is a 代字 under which it is registered to issue (发文立户).
 * A run of issues or orders prints none, and a rule may always be laid aside.
 */
export const isRegistered = ({ prefix, format, retired }: Pick<NumberRule, 'prefix' | 'format' | 'retired'>, docPrefixes: readonly string[]): boolean =>
  retired || format !== 'yearly' || docPrefixes.includes(prefix)

/** The rules an organ may use for a kind. */
export const rulesFor = (rules: readonly NumberRule[], organ: UnitId, kind: DocKind): readonly NumberRule[] =>
  rules.filter((rule) => !rule.retired && rule.organ === organ && rule.kinds.includes(kind))
