import type { Module } from '../../platform/module.ts'
import { dutyContract } from './contract.ts'
import { dutyActions } from './core/actions.ts'
import { dutyRefusals } from './core/refusals.ts'
import { watchJob } from './server/handovers.ts'
import { describeEntry } from './server/log-views.ts'
import { dutyRouter } from './server/routes.ts'

export { absentFound, checkAsked, handoverMissed, rosterPublished, swapSettled } from './server/news.ts'
export { seedDuty } from './server/demo/seed.ts'
export { onDuty } from './server/on-duty.ts'

/** 值班: who is on duty, what was written down, and what was handed over. */
export const duty: Module = {
  name: 'duty',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: dutyContract,
  router: dutyRouter,
  refusals: dutyRefusals,
  actions: dutyActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'duty_members', 'duty_absences', 'duty_periods', 'duty_rosters', 'duty_shifts', 'duty_swaps', 'duty_entries', 'duty_closings', 'duty_matters', 'duty_handovers', 'duty_alerts', 'duty_checks',
  ],
  relating: { describe: { duty: describeEntry } },
  jobs: [watchJob],
}
