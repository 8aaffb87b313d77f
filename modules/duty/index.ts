import type { Module } from '../../platform/module.ts'

export { onDuty } from './server/on-duty.ts'

/** 值班: who is on duty, what was written down, and what was handed over. */
export const duty: Module = {
  name: 'duty',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'duty_members', 'duty_absences', 'duty_periods', 'duty_rosters', 'duty_shifts', 'duty_swaps', 'duty_entries', 'duty_closings', 'duty_matters', 'duty_handovers', 'duty_alerts', 'duty_checks',
  ],
}
