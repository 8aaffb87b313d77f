import { addWorkdays, workdaysBetween } from '#engines/workdays'
import { accept, refuse } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { isSamePerson } from '#lib/signatory'
import { datedNow, dueOnFor } from './deadlines.ts'
import { dueFault, ifEmpty, officeOnly, stamp, today, wrongStage, type Answer, type Given, type No } from './given.ts'
import { isReadByLeader, openAssignments, type Registered } from './rules.ts'
import type { Item, ItemCommand, ItemEvent } from './types.ts'

type ClosingCommand = Extract<ItemCommand, { type: 'suspend' | 'resume' | 'terminate' | 'propose-closing' | 'note-read' | 'approve-closing' | 'refuse-closing' | 'plan-follow-up' | 'check-follow-up' | 'archive' }>
type Present = Exclude<Item, { at: 'absent' }>

/** 挂起, 终止, 办结, 回头看, 归档. */
export function decideClosing(item: Item, command: ClosingCommand, given: Given): Answer {
  if (item.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'suspend': return item.at !== 'running' ? wrongStage(item)
      : leaderOnly(given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'suspended', stopped: { reason: command.reason, ...stamp(given) } })
    case 'resume': return resume(item, given)
    case 'terminate': return item.at !== 'registered' && item.at !== 'running' && item.at !== 'suspended' ? wrongStage(item)
      : leaderOnly(given) ?? ifEmpty(command.reason, 'reason-missing') ?? accept({ type: 'terminated', ending: { reason: command.reason, ...stamp(given) } })
    case 'propose-closing': return proposeClosing(item, command, given)
    case 'note-read': return noteRead(item, command, given)
    case 'approve-closing': return approveClosing(item, given)
    case 'refuse-closing': return refuseClosing(item, command, given)
    case 'plan-follow-up': return planFollowUp(item, command.dueOn, given)
    case 'check-follow-up': return checkFollowUp(item, command, given)
    case 'archive': return item.at !== 'closed' ? wrongStage(item)
      : officeOnly(given) ?? (item.followUps.some(({ result }) => result === null) ? refuse('follow-up-open') : accept({ type: 'archived', ...stamp(given) }))
  }
}

const leaderOnly = ({ standing }: Given): No | null => (standing.approves ? null : refuse('not-for-approver', { who: '办公室领导' }))

/** The clock goes on: every deadline moves by the working days that it stood. */
function resume(item: Present, given: Given): Answer {
  if (item.at !== 'suspended') return wrongStage(item)
  const no = leaderOnly(given)
  if (no) return no
  const workdays = Math.max(0, workdaysBetween(given.calendar, dayOf(item.stopped.at), today(given)))
  const moved = item.assignments.flatMap(({ number, at, dueOn }) => (at === 'closed' || at === 'planned' || dueOn === null ? [] : [{ assignment: number, dueOn: addWorkdays(given.calendar, dueOn, workdays) }]))
  return accept({ type: 'resumed', workdays, moved, ...stamp(given) })
}

function proposeClosing(item: Present, { conclusion, text }: Extract<ClosingCommand, { type: 'propose-closing' }>, given: Given): Answer {
  if (item.at !== 'running') return wrongStage(item)
  const [open, ...others] = openAssignments(item)
  if (open) return refuse('assignments-open', { count: others.length + 1, unit: open.lead.name })
  return officeOnly(given) ?? ifEmpty(text, 'words-needed') ?? accept({ type: 'closing-proposed', proposal: { conclusion, text, ...stamp(given) } })
}

/** 呈领导阅: by the leader himself, or noted by 督查室 from the paper that he signed. */
function noteRead(item: Present, { verdict, words }: Extract<ClosingCommand, { type: 'note-read' }>, given: Given): Answer {
  const { instruction } = item.matter
  if (!instruction) return refuse('nothing-to-read')
  if (item.at !== 'closing') return wrongStage(item)
  if (!given.standing.instructs && !given.standing.supervises) return refuse('not-for-approver', { who: `批示领导${instruction.leaderName}` })
  if (verdict === 'continue' && !words.trim()) return refuse('words-needed')
  return accept({ type: 'leader-read', read: { leader: instruction.leaderName, verdict, words, ...stamp(given) } })
}

/** 办结: another than the proposer approves, and for an instruction its leader has read the result before. */
function approveClosing(item: Present, given: Given): Answer {
  if (item.at !== 'closing') return wrongStage(item)
  const no = leaderOnly(given)
  if (no) return no
  const { proposal, read, matter: { instruction } } = item
  if (isSamePerson(proposal.by, given.actor!)) return refuse('closing-proposer-approves')
  if (instruction && !read) return refuse('leader-has-not-read', { leader: instruction.leaderName })
  if (instruction && !isReadByLeader(read)) return refuse('leader-wants-more', { leader: instruction.leaderName })
  return accept({ type: 'closed', closing: { ...proposal, approvedBy: given.actor!, approvedAt: given.now } })
}

function refuseClosing(item: Present, { reason, reopen }: Extract<ClosingCommand, { type: 'refuse-closing' }>, given: Given): Answer {
  if (item.at !== 'closing') return wrongStage(item)
  // The office may take its own proposal back, e.g. when the leader wants more done.
  const no = given.standing.supervises ? null : leaderOnly(given)
  return no ?? ifEmpty(reason, 'reason-missing') ?? unknownOf(item, reopen) ?? accept({ type: 'closing-refused', reason, reopen, ...stamp(given) })
}

const unknownOf = (item: Pick<Registered, 'assignments'>, numbers: readonly number[]): No | null =>
  (numbers.every((number) => item.assignments.some((one) => one.number === number)) ? null : refuse('no-such-assignment'))

/** 回头看: only of what is closed, one after the other. */
function planFollowUp(item: Present, dueOn: Day, given: Given): Answer {
  if (item.at !== 'closed') return wrongStage(item)
  if (item.followUps.some(({ result }) => result === null)) return refuse('follow-up-open')
  return dueFault(dueOn, given) ?? officeOnly(given) ?? accept({ type: 'follow-up-planned', number: item.followUps.length + 1, dueOn, ...stamp(given) })
}

/** A relapse takes the named parts up again; everything that was before stays. */
function checkFollowUp(item: Present, { result, text, reopen, dueOn }: Extract<ClosingCommand, { type: 'check-follow-up' }>, given: Given): Answer {
  if (item.at !== 'closed') return wrongStage(item)
  const open = item.followUps.find((one) => one.result === null)
  if (!open) return refuse('no-follow-up')
  const no = officeOnly(given) ?? ifEmpty(text, 'words-needed')
  if (no) return no
  const checked = { type: 'follow-up-checked', number: open.number, result, text, ...stamp(given) } as const
  if (result === 'held') return accept(checked)
  if (reopen.length === 0) return refuse('nothing-to-reopen')
  const due = dueOn ?? (given.category ? dueOnFor(given.category, item.matter.pace, given) : null)
  if (due === null) return refuse('due-missing', { content: item.matter.title })
  const fault = dueFault(due, given)
  if (fault) return fault
  const timing = { ...given, pace: item.matter.pace, rhythm: given.category?.rhythm ?? { every: 'never' } as const }
  return unknownOf(item, reopen) ?? accept<ItemEvent>(checked, { type: 'reopened', assignments: reopen.map((number) => datedNow(number, due, timing)), ...stamp(given) })
}
