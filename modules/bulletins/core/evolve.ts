import { isSamePerson, type Signatory } from '#lib/signatory'
import { type Issue, type IssueEvent, type Present } from './types.ts'

/** What holds after something happened. Total: what does not belong to a state changes nothing. */
export function evolve(issue: Issue, event: IssueEvent): Issue {
  if (event.type === 'drafted') {
    const { type: _, by, at, ...begun } = event
    return issue.at === 'absent' ? { ...begun, at: 'drafted', revision: 1, editors: [by], draftedAt: at, returned: null } : issue
  }
  if (issue.at === 'absent') return issue
  const stamp = { by: event.by, at: event.at }
  switch (event.type) {
    case 'amended': return issue.at === 'drafted' ? { ...issue, content: event.content, masthead: event.masthead, revision: issue.revision + 1, editors: withEditor(issue.editors, event.by) } : issue
    case 'submitted': return issue.at === 'drafted' ? { ...issue, at: 'reviewing', submitted: stamp, editors: withEditor(issue.editors, event.by) } : issue
    case 'passed': return issue.at === 'reviewing' ? { ...issue, at: 'signing', reviewed: stamp } : issue
    case 'returned': return isInHand(issue) ? { ...begunOf(issue), at: 'drafted', returned: { ...stamp, reason: event.reason } } : issue
    case 'signed': return issue.at === 'signing' ? { ...issue, at: 'signed', signed: stamp } : issue
    case 'published': return issue.at === 'signed' ? { ...issue, at: 'published', published: stamp, publication: event.publication, sentUp: [] } : issue
    case 'withdrawn': return issue.at === 'published' ? { ...issue, at: 'withdrawn', withdrawn: { ...stamp, reason: event.reason } } : issue
    case 'discarded': return issue.at === 'drafted' ? { ...issue, at: 'discarded', discarded: { ...stamp, reason: event.reason } } : issue
    case 'sent-up': return issue.at === 'published' ? { ...issue, sentUp: [...issue.sentUp, { ...stamp, to: event.to, remark: event.remark }] } : issue
    case 'sent-down': {
      if (issue.at !== 'published') return issue
      const { units, people } = issue.content.readers
      return { ...issue, content: { ...issue.content, readers: { units: [...units, ...event.readers.units], people: [...people, ...event.readers.people] } } }
    }
  }
}

const isInHand = ({ at }: Present): boolean => at === 'reviewing' || at === 'signing' || at === 'signed'
const begunOf = ({ id, bulletin, masthead, route, content, revision, editors, draftedAt }: Present) => ({ id, bulletin, masthead, route, content, revision, editors, draftedAt })
/** Whoever kept words, or stood for them by sending them on; the last of them stands last. */
const withEditor = (editors: readonly Signatory[], by: Signatory): readonly Signatory[] => [...editors.filter((one) => !(isSamePerson(one, by) && one.person === by.person)), by]
