import type { Module } from '../../platform/module.ts'
import { reportingContract } from './contract.ts'
import { commissionActions } from './core/commissions/actions.ts'
import { commissionRefusals } from './core/commissions/refusals.ts'
import { itemActions } from './core/items/actions.ts'
import { itemRefusals } from './core/items/refusals.ts'
import { likenessActions } from './core/likeness/actions.ts'
import { likenessRefusals } from './core/likeness/refusals.ts'
import { networkActions } from './core/network/actions.ts'
import { networkRefusals } from './core/network/refusals.ts'
import { scoreActions } from './core/scores/actions.ts'
import { scoreRefusals } from './core/scores/refusals.ts'
import { describeCommission } from './server/commissions/queries.ts'
import { commissionsRouter } from './server/commissions/routes.ts'
import { describeReport, relatedReports } from './server/items/related.ts'
import { itemsRouter } from './server/items/routes.ts'
import { likenessRoutes } from './server/likeness/routes.ts'
import { networkRoutes } from './server/network/routes.ts'
import { scoreJob } from './server/scores/jobs.ts'
import { scoreRoutes } from './server/scores/routes.ts'
import { statisticsRoutes } from './server/statistics/routes.ts'

export type { ItemId } from './core/items/types.ts'
export { kindWords as itemKindWords } from './core/items/words.ts'
export { topicsIssued } from './server/commissions/commands.ts'
export { notePublished, type Appeared } from './server/items/commands.ts'
export { itemOffered, reportProgressed, type ReportNews } from './server/items/news.ts'
export { seedReports } from './server/demo/seed.ts'
export { seedNetwork } from './server/network/demo.ts'
export { seedCircular } from './server/scores/demo.ts'
export type { CircularId } from './core/scores/circular.ts'
export { circularAnswered, circularNoticed, circularSent, noteCircularBecame } from './server/scores/circulars.ts'
export { noteEmergency } from './server/scores/corrections.ts'
export { threeOf } from './server/network/three.ts'

/** 信息: what the points report, from the first draft to adoption. */
export const reporting: Module = {
  name: 'reporting',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: reportingContract,
  router: (platform) => ({ ...itemsRouter(platform), ...commissionsRouter(platform), ...networkRoutes(platform), ...likenessRoutes(platform), ...scoreRoutes(platform), ...statisticsRoutes(platform) }),
  refusals: { ...itemRefusals, ...commissionRefusals, ...networkRefusals, ...likenessRefusals, ...scoreRefusals },
  actions: { ...itemActions, ...commissionActions, ...networkActions, ...likenessActions, ...scoreActions },
  relating: { related: relatedReports, describe: { reporting: describeReport, commission: describeCommission } },
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: [
    'reporting_pairs', 'reporting_postings', 'reporting_clusters',
    'reporting_points', 'reporting_roles', 'reporting_network_changes',
    'reporting_items', 'reporting_contributors', 'reporting_adoptions', 'reporting_instructions', 'reporting_thread',
    'reporting_commissions', 'reporting_commission_points', 'reporting_topics',
    'reporting_score_rules', 'reporting_score_facts', 'reporting_scores', 'reporting_score_tallies', 'reporting_circulars', 'reporting_circular_scores',
  ],
  jobs: [scoreJob],
}
