import type { Module } from '../../platform/module.ts'
import { supervisionContract } from './contract.ts'
import { supervisionActions } from './core/actions.ts'
import { callRefusals } from './core/calls/refusals.ts'
import { listRefusals } from './core/lists/refusals.ts'
import { supervisionRefusals } from './core/refusals.ts'
import { callSweepJob } from './server/calls/jobs.ts'
import { sweepJob } from './server/jobs.ts'
import { describeItem, relatedItems } from './server/related.ts'
import { supervisionRouter } from './server/routes.ts'
import { foreseeJob } from './server/warnings/job.ts'

export type { OutputId } from './core/outputs/outputs.ts'
export type { ItemId } from './core/types.ts'
export { callPlaced, callReminded, callUrged, type CallNews, type CallPlaced } from './server/calls/news.ts'
export { mayReadCallFiles } from './server/calls/reading.ts'
export { closed, reminded, turnedRed, urged, type ItemNews } from './server/news.ts'
export { appealAnswered, assessmentNoticed } from './server/outputs/assessments.ts'
export { noteBecame, outputSent } from './server/outputs/outputs.ts'
export { suggestionDecided } from './server/outputs/suggestions.ts'
export { seedCalls } from './server/demo/calls.ts'
export { seedFromDocument } from './server/demo/from-document.ts'
export { seedKeyList } from './server/demo/lists.ts'
export { seedSupervision } from './server/demo/seed.ts'
export { mayReadSupervisionFiles } from './server/reading.ts'
export { foreseen, foreseenToday } from './server/warnings/telling.ts'

/** 督查: what is decided gets done, from cause to close. */
export const supervision: Module = {
  name: 'supervision',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: supervisionContract,
  router: supervisionRouter,
  refusals: { ...supervisionRefusals, ...callRefusals, ...listRefusals },
  actions: supervisionActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'supervision_items', 'supervision_facets', 'supervision_counts', 'supervision_assignments', 'supervision_thread', 'supervision_counters', 'supervision_categories', 'supervision_clock',
    'supervision_calls', 'supervision_call_units', 'supervision_call_thread', 'supervision_lists',
    'supervision_tallies', 'supervision_instructions', 'supervision_suggestions', 'supervision_outputs', 'supervision_assessments', 'supervision_false_reports',
    'supervision_forecasts', 'supervision_repeats', 'supervision_accuracy', 'supervision_foreseen', 'supervision_forecast_facets',
  ],
  relating: { related: relatedItems, describe: { supervision: describeItem } },
  jobs: [sweepJob, callSweepJob, foreseeJob],
}
