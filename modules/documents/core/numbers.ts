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
  /** `yearly`: 代字〔2026〕8号 · `issue`: 第8期, counted by the year all the same. */
  readonly format: 'yearly' | 'issue'
  readonly issuerMark: string
  readonly retired: boolean
}

/** 六角括号 U+3014/U+3015, the year in full, no leading zero, no 第 (GB/T 9704-2012 7.2.5). */
export const DOC_NUMBER = /^[\u4e00-\u9fa5A-Za-z]{1,12}〔(\d{4})〕([1-9]\d*)号$/
const ISSUE_NUMBER = /^第([1-9]\d*)期$/

/** Whether a text is a document number as it must be printed. */
export const isDocNumber = (text: string): boolean => DOC_NUMBER.test(text) || ISSUE_NUMBER.test(text)

/** The number as printed. */
export const numberText = (rule: Pick<NumberRule, 'prefix' | 'format'>, year: number, sequence: number): string =>
  rule.format === 'issue' ? `第${sequence}期` : `${rule.prefix}〔${year}〕${sequence}号`

/** The number that follows `last` in the counter of organ, prefix and year. */
export const nextNumber = (rule: NumberRule, year: number, last: number): AllottedNumber =>
  ({ rule: rule.id, text: numberText(rule, year, last + 1), year, sequence: last + 1 })

/** The year of a number is that of the 成文日期. */
export const numberYear = (docDate: Day): number => Number(docDate.slice(0, 4))

/**
 * Whether an organ may number by this rule: what is printed is a 代字 under which it is registered to issue (发文立户).
 * A run of issues prints none, and a rule may always be laid aside.
 */
export const isRegistered = ({ prefix, format, retired }: Pick<NumberRule, 'prefix' | 'format' | 'retired'>, docPrefixes: readonly string[]): boolean =>
  retired || format === 'issue' || docPrefixes.includes(prefix)

/** The rules an organ may use for a kind. */
export const rulesFor = (rules: readonly NumberRule[], organ: UnitId, kind: DocKind): readonly NumberRule[] =>
  rules.filter((rule) => !rule.retired && rule.organ === organ && rule.kinds.includes(kind))
