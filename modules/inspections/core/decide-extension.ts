import { accept, refuse } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { isSamePerson } from '#lib/signatory'
import { isReminded } from './deadlines.ts'
import { ifNoReason, latestDue, stamp, today, unitOnly, wrongProblem, type Answer, type Given, type No } from './given.ts'
import type { Inspection, InspectionEvent, Problem, ProblemCommand } from './types.ts'

type Command = Extract<ProblemCommand, { type: 'ask-extension' | 'grant-extension' | 'refuse-extension' }>
interface At { readonly inspection: Extract<Inspection, { at: 'rectifying' }>; readonly problem: Problem; readonly given: Given }

/** [practice] As for matters under supervision. */
const MOST_EXTENSIONS = 2

/** 整改延期: the unit asks before the day is over, a leader of the lead agency who is not of the unit decides; the first day stays on record. */
export function decideExtension({ inspection, problem, given }: At, command: Command): Answer<InspectionEvent> {
  const on = { problem: problem.number, ...stamp(given) }
  if (command.type === 'ask-extension') {
    if (!isReminded(problem)) return wrongProblem(problem)
    return unitOnly(problem, given) ?? askFault({ inspection, problem, given }, command) ?? ifNoReason(command.reason) ?? accept({ type: 'extension-asked', to: command.to, reason: command.reason, ...on })
  }
  const { asked } = problem
  if (!asked) return refuse('no-rectify-extension')
  const no = granterFault({ inspection, problem, given })
  if (no) return no
  if (isSamePerson(asked.by, given.actor!)) return refuse('rectify-asker-grants')
  return command.type === 'grant-extension' ? accept({ type: 'extension-granted', from: problem.dueOn, to: asked.to, ...on })
    : ifNoReason(command.reason) ?? accept({ type: 'extension-refused', reason: command.reason, ...on })
}

function askFault({ inspection, problem: { dueOn, asked, extensions = [] }, given }: At, { to }: Extract<Command, { type: 'ask-extension' }>): No | null {
  if (asked) return refuse('rectify-extension-open')
  // What reached the unit when its day was over could not be asked for before.
  if (today(given) > dueOn && dueOn > dayOf(inspection.handedOutAt)) return refuse('rectify-extension-overdue', { due: dueOn })
  if (extensions.length >= MOST_EXTENSIONS) return refuse('rectify-extensions-used-up', { count: extensions.length })
  if (to <= dueOn || to < today(given)) return refuse('rectify-extension-not-later', { due: dueOn })
  return to > latestDue(given) ? refuse('rectify-by-too-far', { due: to, latest: latestDue(given) }) : null
}

function granterFault({ inspection: { plan }, problem: { unit }, given: { standing } }: At): No | null {
  if (!standing.approves) return refuse('not-for-extension-granter', { lead: plan.lead.name })
  return standing.belongs.includes(unit.unit) ? refuse('granter-of-unit') : null
}
