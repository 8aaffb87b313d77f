import { addDays, type Day } from '#lib/instants'
import { today, type Given } from './given.ts'
import type { Entry, InspectionCommand, Present } from './types.ts'

type Act = Exclude<InspectionCommand, { type: 'draft' | 'tick' }>
const words = '情况'

/** One well-filled act of every kind, for every problem: what of them holds is what somebody may do now. */
export function sampleActs(inspection: Present, given: Given): readonly Act[] {
  const { plan, organs } = inspection
  const entry: Entry = { key: '-' as Entry['key'], unit: plan.targets[0]?.unit ?? plan.lead.unit, item: null, text: words, place: '', notedAt: given.now, photos: [], defect: { description: words, measure: words, dueOn: addDays(today(given), 30) } }
  const problems = 'problems' in inspection ? inspection.problems.map(({ number }) => number) : []
  return [
    { type: 'amend', plan, organs }, { type: 'submit' }, { type: 'approve' }, { type: 'return', reason: words }, { type: 'cancel', reason: words }, { type: 'notify' }, { type: 'begin' }, { type: 'record', entry },
    { type: 'report', text: words }, { type: 'revise', reason: words }, { type: 'sign' }, { type: 'note-read', words }, { type: 'close' },
    ...problems.flatMap((problem): readonly Act[] => [
      { type: 'begin-rectifying', problem, plan: words }, { type: 'submit-rectified', problem, text: words, files: [] }, { type: 'verify', problem, text: words }, { type: 'send-back', problem, reason: words },
      { type: 'ask-extension', problem, to: addDays(dueOf(inspection, problem, today(given)), 15), reason: words }, { type: 'grant-extension', problem }, { type: 'refuse-extension', problem, reason: words },
    ]),
  ]
}

/** The later of the day in force and today. */
function dueOf(inspection: Present, problem: number, today: Day): Day {
  const dueOn = 'problems' in inspection ? inspection.problems[problem - 1]?.dueOn : undefined
  return dueOn !== undefined && dueOn > today ? dueOn : today
}
