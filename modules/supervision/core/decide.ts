import { accept, type Decider } from '#lib/decision'
import { dayOf } from '#lib/instants'
import { decideAssignment } from './decide-assignment.ts'
import { decideClock } from './decide-clock.ts'
import { decideClosing } from './decide-closing.ts'
import { decideRegistering } from './decide-registering.ts'
import { evolve } from './evolve.ts'
import type { Answer, Given } from './given.ts'
import { invariants } from './invariants.ts'
import { lightOf, lightOfItem, type LightChange } from './lights.ts'
import type { SupervisionRefusal } from './refusals.ts'
import { assignmentsOf } from './rules.ts'
import type { Item, ItemCommand, ItemEvent } from './types.ts'

/** Whether the act may be, and what then is true; the lights that change by it are part of that. */
export function decide(item: Item, command: ItemCommand, given: Given): Answer {
  const answer = decideAct(item, command, given)
  if (answer.kind === 'refused') return answer
  return accept(...answer.events, ...lightEvents(item, answer.events, given))
}

function decideAct(item: Item, command: ItemCommand, given: Given): Answer {
  if ('assignment' in command) return decideAssignment(item, command, given)
  switch (command.type) {
    case 'propose': case 'amend': case 'approve': case 'decline': case 'plan': case 'assign': return decideRegistering(item, command, given)
    case 'suspend': case 'resume': case 'terminate': case 'propose-closing': case 'note-read': case 'approve-closing': case 'refuse-closing':
    case 'plan-follow-up': case 'check-follow-up': case 'archive': return decideClosing(item, command, given)
    case 'tick': return decideClock(item, given)
  }
}

/** 灯号变化留痕: what is shown now and was not before. Nothing before 立项: there is no light then. */
function lightEvents(before: Item, events: readonly ItemEvent[], { now, calendar, settings }: Given): readonly ItemEvent[] {
  const after = events.reduce(evolve, before)
  if (!('light' in after)) return []
  const moment = { calendar, settings: settings.light, today: dayOf(now) }
  // While the clock stands still, and after the end, no part turns yellow or red any more.
  const lighted = after.at === 'suspended' || after.at === 'terminated' ? [] : assignmentsOf(after)
  const assignments = lighted.flatMap((one): LightChange['assignments'] => {
    const lit = lightOf(one, moment)
    return lit.light === one.light ? [] : [{ assignment: one.number, ...lit }]
  })
  const to = lightOfItem(after, moment)
  if (to === after.light && assignments.length === 0) return []
  return [{ type: 'light-changed', change: { from: after.light, to, on: moment.today, assignments }, at: now }]
}

/** The decider with the facts of one moment bound. */
export const supervised = (given: Given): Decider<Item, ItemCommand, ItemEvent, SupervisionRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (item, command) => decide(item, command, given), evolve, invariants })
