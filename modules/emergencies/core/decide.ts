import { accept, refuse, type Decider } from '#lib/decision'
import { alertsNow } from './alerts.ts'
import { decideRecord } from './decide-record.ts'
import { decideReport } from './decide-report.ts'
import { evolve } from './evolve.ts'
import type { Answer, Given } from './given.ts'
import { invariants } from './invariants.ts'
import type { EmergencyRefusal } from './refusals.ts'
import type { Emergency, EmergencyCommand, EmergencyEvent } from './types.ts'

/** Whether the act may be, and what then is true. */
export function decide(emergency: Emergency, command: EmergencyCommand, given: Given): Answer<EmergencyEvent> {
  switch (command.type) {
    case 'receive': case 'complete': case 'verify': case 'grade': case 'note-unit-report': case 'call-up': case 'instruct': case 'acknowledge': case 'judge': case 'dismiss': return decideRecord(emergency, command, given)
    case 'submit': case 'approve': case 'approve-orally': case 'return': case 'sign': case 'send': case 'evaluate': case 'archive':
      return emergency.at === 'absent' ? refuse('not-found') : decideReport(emergency, command, given)
    case 'tick': return emergency.at === 'absent' ? refuse('not-found') : accept(...alertsNow(emergency, given))
  }
}

/** The decider with the facts of one moment bound. */
export const reporting = (given: Given): Decider<Emergency, EmergencyCommand, EmergencyEvent, EmergencyRefusal | 'not-found'> =>
  ({ initial: { at: 'absent' }, decide: (emergency, command) => decide(emergency, command, given), evolve, invariants })
