import { isSamePerson } from '#lib/signatory'
import { openProblems, awaitedSigners } from './decide-visit.ts'
import type { Inspection } from './types.ts'

/** What must hold in every reachable state; each sentence names what is broken. */
export const invariants: readonly ((inspection: Inspection) => string | null)[] = [
  (one) => ('approver' in one && isSamePerson(one.planner, one.approver) ? 'one person planned and approved it' : null),
  (one) => ('approver' in one && new Set(one.plan.team.map(({ person }) => person)).size < 2 ? 'somebody went alone' : null),
  (one) => ('notices' in one && one.plan.isCovert && one.notices.length > 0 ? 'a covert visit was announced' : null),
  (one) => ('handedOutAt' in one && awaitedSigners(one, one.signatures).length > 0 ? 'handed out before all had signed' : null),
  (one) => (one.at === 'closed' && openProblems(one).length > 0 ? 'closed with problems open' : null),
  (one) => ('problems' in one && one.problems.some(({ number }, index) => number !== index + 1) ? 'problems are not numbered in a row' : null),
  (one) => ('findings' in one && new Set(one.findings.map(({ key }) => key)).size < one.findings.length ? 'one entry was taken twice' : null),
  (one) => ('problems' in one && one.problems.some(({ at, resolved }) => (at === 'resolved') !== (resolved !== null)) ? 'struck off without a check' : null),
  (one) => ('problems' in one && one.problems.some(({ evidence, resolved }) => evidence && resolved && isSamePerson(evidence.by, resolved.by)) ? 'one person rectified and verified' : null),
]
