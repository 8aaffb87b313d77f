import { accept, refuse } from '#lib/decision'
import { dayOf, type Day } from '#lib/instants'
import { isReminded, morningOf, remindersOf } from './deadlines.ts'
import type { Answer, Given } from './given.ts'
import type { Assignment, Item, ItemEvent } from './types.ts'

/**
 * What time alone brings: the reminders that have come, and a first urge where nobody signed for it.
 * Told from what was given out before, so that asking twice, or after a night without power, gives each once.
 */
export function decideClock(item: Item, given: Given): Answer {
  if (item.at === 'absent') return refuse('not-found')
  return accept(...(item.at === 'running' ? item.assignments.flatMap((one) => [...signInUrge(one, given), ...reminders(one, given)]) : []))
}

// R41: 交办后一个工作日未签收的，自动催办.
const signInUrge = (one: Assignment, { now }: Given): readonly ItemEvent[] =>
  (one.at === 'assigned' && !one.isSignInUrged && one.signInDueAt !== null && now >= one.signInDueAt ? [{ type: 'sign-in-urged', assignment: one.number, at: now }] : [])

function reminders(one: Assignment, given: Given): readonly ItemEvent[] {
  if (one.dueOn === null || one.remindedThrough === null || !isReminded(one)) return []
  const { now, calendar, settings } = given
  const dueOn: Day = one.dueOn
  return remindersOf(dueOn, { after: one.remindedThrough, until: dayOf(now), calendar, settings })
    // A day's reminder comes with the beginning of work, never in the night before it.
    .filter(({ on }) => now >= morningOf(on, calendar))
    .map(({ kind, on }): ItemEvent => ({ type: 'reminded', assignment: one.number, kind, on, dueOn, at: now }))
}
