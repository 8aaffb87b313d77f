import { addDays } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import { today, type Given } from './given.ts'
import { assignmentsOf } from './rules.ts'
import type { Item, ItemCommand, Planned, Report } from './types.ts'

type Act = Exclude<ItemCommand, { type: 'propose' | 'tick' }>

const words = '办理情况'
const report: Report = { text: words, progress: 1, files: [], milestonesDone: [], problem: '', cause: '', suggestion: '', coordination: '' }
const elsewhere = { unit: '-', name: '' } as unknown as NamedUnit

/** One well-filled act of every kind, for every part: what of them holds is what somebody may do now. */
export function sampleActs(item: Exclude<Item, { at: 'absent' }>, given: Given): readonly Act[] {
  const soon = addDays(today(given), 365)
  const part: Planned = { content: words, target: '', lead: elsewhere, cooperating: [], leader: null, milestones: [], dueOn: soon }
  const parts = assignmentsOf(item).map(({ number }) => number)
  return [
    { type: 'amend', matter: { ...item.matter, dueOn: item.matter.dueOn && soon } }, { type: 'approve' }, { type: 'decline', reason: words }, { type: 'plan', parts: [part] }, { type: 'assign' },
    { type: 'suspend', reason: words }, { type: 'resume' }, { type: 'terminate', reason: words }, { type: 'propose-closing', conclusion: 'done', text: words }, { type: 'note-read', verdict: 'satisfied', words },
    { type: 'approve-closing' }, { type: 'refuse-closing', reason: words, reopen: parts }, { type: 'plan-follow-up', dueOn: soon },
    { type: 'check-follow-up', result: 'relapsed', text: words, reopen: parts, dueOn: soon }, { type: 'archive' },
    ...parts.flatMap((assignment): readonly Act[] => [
      { type: 'accept', assignment }, { type: 'object', assignment, reason: words }, { type: 'reassign', assignment, lead: elsewhere }, { type: 'uphold', assignment, reason: words },
      { type: 'report', assignment, report }, { type: 'submit', assignment, report }, { type: 'sign', assignment }, { type: 'send-back', assignment, reason: words },
      { type: 'pass', assignment, quality: 5, remark: '' }, { type: 'rework', assignment, reason: words }, { type: 'urge', assignment, text: '' },
      { type: 'ask-extension', assignment, to: addDays(assignmentsOf(item)[assignment - 1]!.dueOn ?? soon, 30), reason: words }, { type: 'grant-extension', assignment }, { type: 'refuse-extension', assignment, reason: words },
    ]),
  ]
}
