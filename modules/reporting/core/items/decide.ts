import { refuse, type Decider } from '#lib/decision'
import { decideDesk } from './decide-desk.ts'
import { decideOutcome } from './decide-outcome.ts'
import { decidePoint } from './decide-point.ts'
import { evolve } from './evolve.ts'
import type { Answer, Given } from './given.ts'
import { invariants } from './invariants.ts'
import type { ItemRefusal } from './refusals.ts'
import type { Item, ItemCommand, ItemEvent } from './types.ts'

/** Whether the act may be, and what then is true. */
export function decide(item: Item, command: ItemCommand, given: Given): Answer<ItemEvent> {
  switch (command.type) {
    case 'draft': case 'select': case 'amend': case 'discard': case 'hand-in': case 'withdraw': case 'pass': case 'approve': case 'return': return decidePoint(item, command, given)
    case 'receive': case 'screen': case 'take-in': case 'edit': case 'send-to-review': case 'review': case 'sign': case 'send-back': case 'archive': return decideDesk(item, command, given)
    case 'upload': case 'adopt': case 'instruct': case 'publish': return item.at === 'absent' ? refuse('not-found') : decideOutcome(item, command, given)
  }
}

/** The decider with the facts of one moment bound. */
export const reportingOf = (given: Given): Decider<Item, ItemCommand, ItemEvent, ItemRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (item, command) => decide(item, command, given), evolve, invariants })
