import { accept, refuse, type Decider } from '#lib/decision'
import { dueReminders, isReminded } from './deadlines.ts'
import { decidePlan } from './decide-plan.ts'
import { decideProblem } from './decide-problem.ts'
import { decideVisit } from './decide-visit.ts'
import { evolve } from './evolve.ts'
import type { Answer, Given } from './given.ts'
import { invariants } from './invariants.ts'
import type { InspectionRefusal } from './refusals.ts'
import type { Inspection, InspectionCommand, InspectionEvent, Present } from './types.ts'

/** Whether the act may be, and what then is true. */
export function decide(inspection: Inspection, command: InspectionCommand, given: Given): Answer<InspectionEvent> {
  switch (command.type) {
    case 'draft': case 'amend': case 'submit': case 'approve': case 'return': case 'cancel': return decidePlan(inspection, command, given)
    case 'notify': case 'begin': case 'record': case 'report': case 'revise': case 'sign': case 'note-read': case 'close':
      return inspection.at === 'absent' ? refuse('not-found') : decideVisit(inspection, command, given)
    case 'begin-rectifying': case 'submit-rectified': case 'verify': case 'send-back': case 'ask-extension': case 'grant-extension': case 'refuse-extension':
      return inspection.at === 'absent' ? refuse('not-found') : decideProblem(inspection, command, given)
    case 'tick': return inspection.at === 'absent' ? refuse('not-found') : accept(...remindersNow(inspection, given))
  }
}

/** What time alone brings. Told from what was given before, so that asking twice, or after a night without power, gives each once. */
const remindersNow = (inspection: Present, { now, calendar }: Given): readonly InspectionEvent[] => (inspection.at !== 'rectifying' ? []
  : inspection.problems.filter(isReminded).flatMap((problem) => dueReminders(problem, now, calendar).map(({ kind, on }): InspectionEvent => ({ type: 'reminded', problem: problem.number, kind, on, dueOn: problem.dueOn, at: now }))))

/** The decider with the facts of one moment bound. */
export const inspecting = (given: Given): Decider<Inspection, InspectionCommand, InspectionEvent, InspectionRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (inspection, command) => decide(inspection, command, given), evolve, invariants })
