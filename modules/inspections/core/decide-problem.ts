import { accept, refuse } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { decideExtension } from './decide-extension.ts'
import { ifNoReason, ifNoWords, stamp, teamOnly, unitOnly, wrongProblem, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { InspectionEvent, Present, Problem, ProblemCommand } from './types.ts'

/** 整改台账: the unit puts it right, one of the team who is not of the unit looks, and strikes it off. */
export function decideProblem(inspection: Present, command: ProblemCommand, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'rectifying') return wrongStage(inspection)
  const problem = inspection.problems.find(({ number }) => number === command.problem)
  if (!problem) return refuse('no-such-problem')
  const on = { problem: problem.number, ...stamp(given) }
  switch (command.type) {
    case 'begin-rectifying': return problem.at !== 'listed' ? wrongProblem(problem) : unitOnly(problem, given) ?? ifNoWords(command.plan) ?? accept({ type: 'rectifying-begun', plan: command.plan, ...on })
    case 'submit-rectified': return problem.at !== 'listed' && problem.at !== 'rectifying' && problem.at !== 'returned' ? wrongProblem(problem)
      : unitOnly(problem, given) ?? ifNoWords(command.text) ?? accept({ type: 'rectified', text: command.text, files: command.files, ...on })
    case 'verify': return problem.at !== 'rectified' ? wrongProblem(problem) : verifierFault(problem, given) ?? ifNoWords(command.text) ?? accept({ type: 'verified', text: command.text, ...on })
    case 'send-back': return problem.at !== 'rectified' ? wrongProblem(problem) : verifierFault(problem, given) ?? ifNoReason(command.reason) ?? accept({ type: 'sent-back', reason: command.reason, ...on })
    case 'ask-extension': case 'grant-extension': case 'refuse-extension': return decideExtension({ inspection, problem, given }, command)
  }
}

// 销号须两人经手: who verifies is of the team, not of the unit, and not the one who said that it was done.
function verifierFault({ unit, evidence }: Problem, given: Given): No | null {
  const no = teamOnly(given)
  if (no) return no
  if (given.standing.belongs.includes(unit.unit)) return refuse('verifier-of-unit')
  return evidence && isSamePerson(evidence.by, given.actor!) ? refuse('verifier-submitted') : null
}
