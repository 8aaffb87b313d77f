import { accept, refuse } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { datedNow, dueOnFor, nextReportOn } from './deadlines.ts'
import { dueFault, ifEmpty, officeOnly, stamp, today, wrongAssignment, wrongStage, type Answer, type Given, type No } from './given.ts'
import { isInWork, nextUrgeLevel } from './rules.ts'
import type { Assignment, AssignmentCommand, Item, ItemEvent, Report } from './types.ts'

type Running = Extract<Item, { at: 'running' }>
interface At { readonly item: Running; readonly one: Assignment; readonly given: Given }

/** One part of an item between 交办 and the day it is judged good. */
export function decideAssignment(item: Item, command: AssignmentCommand, given: Given): Answer {
  if (item.at === 'absent') return refuse('not-found')
  if (item.at !== 'running') return wrongStage(item)
  const one = item.assignments.find(({ number }) => number === command.assignment)
  if (!one) return refuse('no-such-assignment')
  const at = { item, one, given }
  switch (command.type) {
    case 'accept': case 'object': case 'reassign': case 'uphold': return decideSignIn(at, command)
    case 'report': case 'submit': case 'sign': case 'send-back': return decideReport(at, command)
    case 'pass': case 'rework': case 'urge': return decideByOffice(at, command)
    case 'ask-extension': case 'grant-extension': case 'refuse-extension': return decideExtension(at, command)
  }
}

/** 签收, 退回改派 (once). */
function decideSignIn({ item, one, given }: At, command: Extract<AssignmentCommand, { type: 'accept' | 'object' | 'reassign' | 'uphold' }>): Answer {
  const { number: assignment } = one
  switch (command.type) {
    case 'accept': return one.at !== 'assigned' ? wrongAssignment(one) : unitOnly(one, given) ?? accept({ type: 'accepted', assignment, ...stamp(given) })
    case 'object': {
      if (!one.mayObject) return refuse('objected-already')
      if (one.at !== 'assigned') return wrongAssignment(one)
      return unitOnly(one, given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'objected', assignment, reason: command.reason, ...stamp(given) })
    }
    case 'reassign': {
      if (one.at !== 'objected') return wrongAssignment(one)
      if (command.lead.unit === one.lead.unit) return refuse('same-unit-again', { unit: one.lead.name })
      return officeOnly(given) ?? accept({ type: 'reassigned', assignment, from: one.lead, lead: command.lead, dated: datedAgain(item, one, given), ...stamp(given) })
    }
    case 'uphold': return one.at !== 'objected' ? wrongAssignment(one)
      : officeOnly(given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'upheld', assignment, reason: command.reason, ...stamp(given) })
  }
}

/** The new unit gets the whole term where the term made the deadline; a fixed day stays, unless it has passed meanwhile. */
function datedAgain({ matter }: Running, one: Assignment, given: Given) {
  const term = given.category ? dueOnFor(given.category, matter.pace, given) : null
  const isByTerm = matter.dueOn === null && one.assignedAt !== null && given.category !== null && dueOnFor(given.category, matter.pace, { ...given, now: one.assignedAt }) === one.dueOn
  const due = isByTerm && term !== null ? term : one.dueOn!
  return datedNow(one.number, due < today(given) ? term ?? today(given) : due, { ...given, pace: matter.pace, rhythm: given.category?.rhythm ?? { every: 'never' } })
}

/** 办理, 反馈: what the unit tells. The result goes out under the signature of the unit's head. */
function decideReport({ one, given }: At, command: Extract<AssignmentCommand, { type: 'report' | 'submit' | 'sign' | 'send-back' }>): Answer {
  const { number: assignment } = one
  switch (command.type) {
    case 'report': return one.at !== 'doing' ? wrongAssignment(one) : unitOnly(one, given) ?? ifEmpty(command.report.text, 'words-needed')
      ?? accept({ type: 'reported', assignment, report: bounded(command.report), nextOn: nextReport(one, given), ...stamp(given) })
    case 'submit': {
      if (one.at !== 'doing') return wrongAssignment(one)
      const no = unitOnly(one, given) ?? ifEmpty(command.report.text, 'words-needed')
      if (no) return no
      const submitted: ItemEvent = { type: 'submitted', assignment, report: bounded(command.report), ...stamp(given) }
      // The head who writes the result himself has signed it by sending it.
      return given.standing.heads.includes(one.lead.unit) ? accept<ItemEvent>(submitted, { type: 'signed', assignment, ...stamp(given) }) : accept(submitted)
    }
    case 'sign': return one.at !== 'signing' ? wrongAssignment(one) : headOnly(one, given) ?? accept({ type: 'signed', assignment, ...stamp(given) })
    case 'send-back': return one.at !== 'signing' ? wrongAssignment(one)
      : headOnly(one, given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'sent-back', assignment, reason: command.reason, ...stamp(given) })
  }
}

const bounded = (report: Report): Report => ({ ...report, progress: Math.min(1, Math.max(0, report.progress)) })

function nextReport({ reportDueOn, dueOn }: Assignment, given: Given) {
  if (reportDueOn === null || !given.category) return null
  const from = today(given) > reportDueOn ? today(given) : reportDueOn
  const next = nextReportOn(given.category.rhythm, from)
  return next !== null && dueOn !== null && next < dueOn ? next : null
}

/** 审核, 退回重办, 催办. */
function decideByOffice({ one, given }: At, command: Extract<AssignmentCommand, { type: 'pass' | 'rework' | 'urge' }>): Answer {
  const { number: assignment } = one
  const no = officeOnly(given)
  if (no) return no
  switch (command.type) {
    case 'pass': return one.at !== 'reported' ? wrongAssignment(one) : accept({ type: 'passed', assignment, quality: command.quality, remark: command.remark, ...stamp(given) })
    case 'rework': return one.at !== 'reported' ? wrongAssignment(one) : ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'reworked', assignment, reason: command.reason, ...stamp(given) })
    case 'urge': return urge(one, command.text, given)
  }
}

function urge(one: Assignment, text: string, given: Given): Answer {
  if (!isInWork(one)) return wrongAssignment(one)
  const last = one.urges.at(-1)
  if (last && dayOf(last.at) === today(given)) return refuse('urged-today')
  const level = nextUrgeLevel(one)
  return accept({ type: 'urged', assignment: one.number, urge: { number: one.urges.length + 1, level, serial: level === 'reminder' ? null : given.serial, text, ...stamp(given) } })
}

/** 延期: only before the deadline, at most twice; the first deadline is kept. */
function decideExtension({ item, one, given }: At, command: Extract<AssignmentCommand, { type: 'ask-extension' | 'grant-extension' | 'refuse-extension' }>): Answer {
  const { number: assignment } = one
  if (command.type === 'ask-extension') {
    if (!isInWork(one)) return wrongAssignment(one)
    return unitOnly(one, given) ?? extensionFault(one, command, given)
      ?? accept({ type: 'extension-asked', assignment, asked: { to: command.to, reason: command.reason, ...stamp(given) } })
  }
  if (!one.asked) return refuse('no-extension-asked')
  const no = granterOnly(item, given)
  if (no) return no
  if (command.type === 'refuse-extension') return ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'extension-refused', assignment, reason: command.reason, ...stamp(given) })
  const { to, reason, at: askedAt } = one.asked
  return accept({ type: 'extension-granted', assignment, extension: { from: one.dueOn!, to, reason, askedAt, grantedAt: given.now }, by: given.actor! })
}

function extensionFault(one: Assignment, { to, reason }: { to: Day; reason: string }, given: Given): No | null {
  if (one.asked) return refuse('extension-open')
  if (today(given) > one.dueOn!) return refuse('extension-after-due', { due: one.dueOn! })
  if (one.extensions.length >= given.settings.mostExtensions) return refuse('extensions-used-up', { count: one.extensions.length })
  return to <= one.dueOn! ? refuse('extension-not-later', { due: one.dueOn! }) : dueFault(to, given) ?? ifEmpty(reason, 'reason-missing')
}

// A2: 批示件的延期由批示领导审批; where he is not of this house the office's leaders decide, as for all else.
function granterOnly({ matter: { instruction } }: Running, { standing }: Given): No | null {
  if (instruction !== null && instruction.leader !== null) return standing.instructs ? null : refuse('not-for-approver', { who: `批示领导${instruction.leaderName}` })
  return standing.approves ? null : refuse('not-for-approver', { who: '办公室领导' })
}

const unitOnly = ({ lead }: Assignment, { standing }: Given): No | null => (standing.handles.includes(lead.unit) ? null : refuse('not-for-handling-unit'))
const headOnly = ({ lead }: Assignment, { standing }: Given): No | null => (standing.heads.includes(lead.unit) ? null : refuse('not-for-unit-head'))
