import type { Module } from '../../platform/module.ts'
import { inspectionsContract } from './contract.ts'
import { poolContract } from './contract/pool.ts'
import { inspectionActions } from './core/actions.ts'
import { poolActions } from './core/pool-actions.ts'
import { poolRefusals } from './core/pool-refusals.ts'
import { inspectionRefusals } from './core/refusals.ts'
import { sweepJob } from './server/jobs.ts'
import { poolRouter } from './server/pool/routes.ts'
import { relatedInspections } from './server/related.ts'
import { inspectionsRouter } from './server/routes.ts'

export type { InspectionId } from './core/types.ts'
export { rectifyingReminded, visitNotified, type InspectionNews } from './server/news.ts'
export { seedPool } from './server/demo/pool.ts'
export { seedInspections } from './server/demo/seed.ts'
export { noteCall } from './server/pool/occasions.ts'
export { mayReadTransferPapers } from './server/pool/transfers.ts'
export { mayReadInspectionFiles } from './server/reading.ts'

/** 督查活动: inspections on the spot, joint and special, and what they find until it is put right. */
export const inspections: Module = {
  name: 'inspections',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: { ...inspectionsContract, ...poolContract },
  router: (platform) => ({ ...inspectionsRouter(platform), ...poolRouter(platform) }),
  refusals: { ...inspectionRefusals, ...poolRefusals },
  actions: { ...inspectionActions, ...poolActions },
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'inspections_inspections', 'inspections_parties', 'inspections_targets', 'inspections_problems', 'inspections_thread', 'inspections_counters', 'inspections_clock',
    'inspections_agencies', 'inspections_plans', 'inspections_transfers', 'inspections_transfer_numbers', 'inspections_pool_thread', 'inspections_occasions', 'inspections_library',
  ],
  jobs: [sweepJob],
  relating: { related: relatedInspections },
}
