import { behind } from '#lib/signatory'
import { missingOf } from './elements.ts'
import type { Emergency } from './types.ts'

/** What must hold in every reachable state; each sentence names what is broken. */
export const invariants: readonly ((emergency: Emergency) => string | null)[] = [
  (one) => (one.at !== 'absent' && (one.at === 'received' || one.at === 'dismissed') !== (one.reports.length === 0) ? 'the stage does not say what was reported' : null),
  (one) => ('concludedAt' in one && one.reports.at(-1)?.words.kind !== 'final' ? 'concluded without a final report' : null),
  (one) => (one.at !== 'absent' && one.reports.some(({ words }, index) => (words.kind === 'initial') !== (index === 0)) ? 'the first report is not the initial one' : null),
  (one) => (one.at !== 'absent' && one.reports.some(({ facts }) => missingOf(facts.elements).length > 0) ? 'a report went out without what it needs' : null),
  (one) => (one.at !== 'absent' && one.reports.some(({ by, approval }) => behind(by).includes(approval.leader.person)) ? 'one person wrote and approved a report' : null),
  (one) => (one.at !== 'absent' && one.reports[0]?.to.city && !one.calls.some(({ to }) => to === 'city') ? 'written before it was telephoned' : null),
  (one) => (one.at === 'archived' && one.reports.some(({ approval }) => approval.signature === null) ? 'archived with a signature missing' : null),
  (one) => (one.at !== 'absent' && one.judgements.some(({ fault, by }) => (fault === 'concealed' || fault === 'falsified') !== (by !== null)) ? 'a clock judged what a person judges' : null),
]
