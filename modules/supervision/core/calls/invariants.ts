import { isSamePerson } from '#lib/signatory'
import { calledOf } from './rules.ts'
import type { Call } from './types.ts'

/** What must hold in every reachable state; each sentence names what is broken. */
export const callInvariants: readonly ((call: Call) => string | null)[] = [
  (call) => ('approver' in call && call.authors.some((author) => isSamePerson(author, call.approver)) ? 'one person wrote and approved it' : null),
  (call) => (calledOf(call).some(({ at, handedInAt }) => (at === 'replied') !== (handedInAt !== null)) ? 'reported without a time, or a time without a report' : null),
  (call) => (calledOf(call).some(({ dueAt, originalDueAt }) => dueAt < originalDueAt) ? 'a deadline moved forward' : null),
  (call) => ('called' in call && call.at !== 'withdrawn' && call.called.length !== call.brief.units.length ? 'somebody else was called than the brief names' : null),
  (call) => (new Set(calledOf(call).map(({ unit }) => unit)).size !== calledOf(call).length ? 'a unit was called twice' : null),
]
