import type { Module } from '../../platform/module.ts'
import { emergenciesContract } from './contract.ts'
import { networkContract } from './contract/network.ts'
import { emergencyActions } from './core/actions.ts'
import { networkRefusals } from './core/network-refusals.ts'
import { emergencyRefusals } from './core/refusals.ts'
import { sweepJob } from './server/jobs.ts'
import { describeEmergency, relatedEmergencies } from './server/related.ts'
import { emergenciesRouter } from './server/routes.ts'

export type { EmergencyId, Fault } from './core/types.ts'
export { seedEmergencies } from './server/demo/seed.ts'
export { contactsTested, emergencyAlerted, emergencyJudged, type EmergencyNews } from './server/news.ts'

/** 紧急信息: what is telephoned in the night, told upwards in time, and followed to its end. */
export const emergencies: Module = {
  name: 'emergencies',
  uses: ['organisation', 'administration', 'workflow', 'duty'],
  contract: { ...emergenciesContract, ...networkContract },
  router: emergenciesRouter,
  refusals: { ...emergencyRefusals, ...networkRefusals },
  actions: emergencyActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'emergencies_emergencies', 'emergencies_parties', 'emergencies_thread', 'emergencies_counters', 'emergencies_clock', 'emergencies_contacts', 'emergencies_rounds', 'emergencies_answers', 'emergencies_diversions',
  ],
  jobs: [sweepJob],
  relating: { related: relatedEmergencies, describe: { emergency: describeEmergency } },
}
