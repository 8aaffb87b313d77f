import { isSamePerson } from '#lib/signatory'
import { entriesOf, isOut, sourcesOf, type Issue } from './types.ts'

/** What must hold in every reachable state; each sentence names what is broken. */
export const invariants: readonly ((issue: Issue) => string | null)[] = [
  (issue) => ('reviewed' in issue && issue.editors.some((editor) => isSamePerson(editor, issue.reviewed.by)) ? 'an editor reviewed his own words' : null),
  (issue) => ('signed' in issue && issue.editors.some((editor) => isSamePerson(editor, issue.signed.by)) ? 'an editor signed his own words' : null),
  (issue) => (issue.at !== 'absent' && new Set(sourcesOf(issue.content)).size < sourcesOf(issue.content).length ? 'an offer stands twice' : null),
  (issue) => (issue.at !== 'absent' && entriesOf(issue.content).some(({ sources }) => sources.length === 0) ? 'a piece without a source' : null),
  (issue) => (isOut(issue) && (entriesOf(issue.content).length === 0 || issue.publication.number < 1) ? 'published without words or number' : null),
]
