import type { Module } from '../../platform/module.ts'
import { bulletinsContract } from './contract.ts'
import { bulletinActions } from './core/actions.ts'
import { bulletinRefusals } from './core/refusals.ts'
import { bulletinsRouter } from './server/routes.ts'

export type { BulletinId, IssueId } from './core/types.ts'
export { seedBulletins } from './server/demo/seed.ts'
export { issuePublished, issueSent, issueWithdrawn, readersUrged, type IssueNews, type IssuePublished } from './server/news.ts'
export { offerBrought, type Brought } from './server/offers.ts'
export { mayReadBulletinFiles } from './server/reading.ts'

/** 刊物: bulletins of the office, from what is offered to the issue that is read. */
export const bulletins: Module = {
  name: 'bulletins',
  uses: ['organisation', 'administration', 'workflow', 'files'],
  contract: bulletinsContract,
  router: bulletinsRouter,
  refusals: bulletinRefusals,
  actions: bulletinActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: ['bulletins_bulletins', 'bulletins_issues', 'bulletins_parties', 'bulletins_thread', 'bulletins_counters', 'bulletins_offers', 'bulletins_receipts', 'bulletins_entries'],
}
