import type { Finding, Place } from '#lib/findings'
import type { Issue } from '#lib/issues'

/** How what a proofreader finds is taken at a moment. */
export type Strictness =
  /** While it is written: told, so that it is put right in time. */
  | 'told'
  /** Before the signature: errors stop, warnings are answered with a reason. */
  | 'held'
  /** Where just these words passed the review: errors stop, and nobody is asked again about warnings. */
  | 'passed'

/** What a proofreader found, as issues: one for each sentence and field, however often it holds there. */
export function paperIssues(findings: readonly Finding[], strictness: Strictness): readonly Issue[] {
  const alike = Map.groupBy(findings, ({ rule, severity, reason, place }) => JSON.stringify([rule, severity, fieldOf(place), reason]))
  return [...alike.values()].map((group): Issue => {
    const { rule, severity, reason, place, clause } = group[0]!
    return { code: rule, severity: severities[strictness][severity], field: fieldOf(place), text: `${quotesOf(group)}${reason}`, clause }
  })
}

const severities: Readonly<Record<Strictness, Readonly<Record<Finding['severity'], Issue['severity']>>>> = {
  told: { error: 'warn', warning: 'warn' }, held: { error: 'block', warning: 'confirm' }, passed: { error: 'block', warning: 'warn' },
}

/** So many quotations of one sentence are written out. */
const QUOTED = 3

function quotesOf(group: readonly Finding[]): string {
  const quotes = group.flatMap(({ place: { quote } }) => (quote ? [`“${short(quote)}”`] : []))
  return quotes.length ? `${quotes.slice(0, QUOTED).join('')}${quotes.length > QUOTED ? `等${quotes.length}处` : ''}：` : ''
}

const short = (quote: string): string => ([...quote].length > 24 ? `${[...quote].slice(0, 22).join('')}……` : quote)

/** The field of the form where something on the paper is written. */
export function fieldOf({ part, attachment }: Place): string {
  if (attachment !== undefined) return `annexes.${attachment}`
  switch (part) {
    case 'title': case 'adoptionNote': case 'mainTo': case 'copyTo': case 'footnote': case 'attendance': return part
    case 'issuerMark': case 'issuerSign': case 'editor': return 'organ'
    case 'docDate': case 'issuedOn': return 'adoptedOn'
    default: return 'body'
  }
}
