import type { Finding } from '#lib/findings'
import type { Paper, Reading } from './reading.ts'
import { ruleList, type WordingRule } from './rule-list.ts'

/** What a rule reports of a stretch of a text. */
export interface Found {
  readonly rule: WordingRule
  readonly offset: number
  readonly length: number
  readonly reason: string
  readonly fix?: string | undefined
  readonly severity?: 'error' | 'warning'
  readonly clause?: string
}
export type Report = (reading: Reading, found: Found) => void

/** A rule that reads one text at a time. */
export type TextRule = (reading: Reading, paper: Paper) => readonly Found[]
/** A rule that has to see the whole paper. */
export type PaperRule = (paper: Paper, report: Report) => void

/** A rule that a pattern can tell: a row of a table. */
export interface PatternRule {
  readonly rule: WordingRule
  /** Global; what is matched is the stretch that is quoted and replaced, so context stands in lookarounds. */
  readonly pattern: RegExp
  /** Which view it reads: `text` everything, `named` without 《》, `prose` without quotations too. */
  readonly in: 'text' | 'named' | 'prose'
  readonly reason: string | ((found: RegExpExecArray) => string)
  readonly fix?: string | ((found: RegExpExecArray, paper: Paper) => string | undefined)
  readonly unless?: (found: RegExpExecArray, view: string) => boolean
  readonly severity?: 'error' | 'warning'
  readonly clause?: string
}

/** Applies a table of patterns to one text. Most texts have nothing of what a table looks at: `needs` tells so at once. */
export const byPatterns = (rows: readonly PatternRule[], needs?: RegExp): TextRule => (reading, paper) => {
  const found: Found[] = []
  if (needs && !needs.test(reading.text)) return found
  for (const row of rows) {
    const view = reading[row.in]
    row.pattern.lastIndex = 0
    for (let match = row.pattern.exec(view); match; match = row.pattern.exec(view)) {
      if (match[0] === '') row.pattern.lastIndex += 1
      if (row.unless?.(match, view)) continue
      found.push(foundBy(row, match, paper))
    }
  }
  return found
}

function foundBy(row: PatternRule, match: RegExpExecArray, paper: Paper): Found {
  return {
    rule: row.rule, offset: match.index, length: match[0].length,
    reason: typeof row.reason === 'string' ? row.reason : row.reason(match),
    fix: typeof row.fix === 'function' ? row.fix(match, paper) : row.fix,
    ...(row.severity ? { severity: row.severity } : {}), ...(row.clause ? { clause: row.clause } : {}),
  }
}

/** The finding that people and programs see. */
export function findingOf({ placed: { place, text } }: Reading, found: Found): Finding {
  const facts = ruleList[found.rule]
  return {
    rule: found.rule, severity: found.severity ?? facts.severity, clause: found.clause ?? facts.clause,
    place: { ...place, offset: (place.offset ?? 0) + found.offset, length: found.length, quote: text.slice(found.offset, found.offset + found.length) },
    reason: found.reason, ...(found.fix === undefined ? {} : { fix: found.fix }),
  }
}
