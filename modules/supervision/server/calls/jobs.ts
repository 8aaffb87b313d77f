import type { Work } from '#platform/act'
import type { Job } from '../../../../platform/module.ts'
import { decideCall } from '../../core/calls/decide.ts'
import { evolveCall } from '../../core/calls/evolve.ts'
import type { PresentCall } from '../../core/calls/types.ts'
import { timingOf } from '../ground.ts'
import { keepCall } from './ground.ts'
import { callSettingsOf } from './settings.ts'
import { callsToWake } from './store.ts'

const AT_ONCE = 50
const nobody = { supervises: false, approves: false, handles: [], heads: [], instructs: false }

/** Every five minutes: reminders of calls whose time has come, and of no others. */
export const callSweepJob: Job = {
  name: 'supervision.sweepCalls',
  cron: '*/5 * * * *',
  async run(work) {
    if (await sweepCalls(work) === AT_ONCE) work.later({ job: 'supervision.sweepCalls', at: work.now, key: work.newId(), data: {} })
  },
}

/** Looks at what is due now; answers how many calls that were. */
export async function sweepCalls(work: Work): Promise<number> {
  const [timing, calls, due] = [await timingOf(work), await callSettingsOf(work.db), await callsToWake(work, AT_ONCE)]
  for (const { version, state } of due) {
    const answer = decideCall(state, { type: 'tick' }, { ...timing, calls, actor: null, standing: nobody, category: null, number: null, serial: null })
    if (answer.kind === 'refused') throw new Error(`time itself was refused: ${answer.code}`)
    await keepCall(work, { before: state, after: answer.events.reduce(evolveCall, state) as PresentCall, version, events: answer.events }, timing)
  }
  return due.length
}
