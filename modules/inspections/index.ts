import type { Module } from '../../platform/module.ts'
import { inspectionsContract } from './contract.ts'
import { inspectionActions } from './core/actions.ts'
import { inspectionRefusals } from './core/refusals.ts'
import { sweepJob } from './server/jobs.ts'
import { inspectionsRouter } from './server/routes.ts'

export type { InspectionId } from './core/types.ts'
export { rectifyingReminded, visitNotified, type InspectionNews } from './server/news.ts'
export { mayReadInspectionFiles } from './server/reading.ts'

/** 督查活动: inspections on the spot, joint and special, and what they find until it is put right. */
export const inspections: Module = {
  name: 'inspections',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: inspectionsContract,
  router: inspectionsRouter,
  refusals: inspectionRefusals,
  actions: inspectionActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'inspections_inspections', 'inspections_parties', 'inspections_targets', 'inspections_problems', 'inspections_thread', 'inspections_counters', 'inspections_clock',
  ],
  jobs: [sweepJob],
}
