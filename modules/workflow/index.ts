import type { Module } from '../../platform/module.ts'
import { workflowContract } from './contract.ts'
import { workflowActions } from './core/actions.ts'
import { workflowRefusals } from './core/refusals.ts'
import { deadlinesJob, timeoutJob } from './server/jobs.ts'
import { workflowRouter } from './server/routes.ts'

export { maySeeCase } from './core/access.ts'
export type { LedCase, LedTodo, TodoFor } from './core/led.ts'
export type { ActedCase, CaseAct, CaseView, Chosen, InboxCounts, InboxItem, InboxPage, InboxTab, NewCase, OpenTaskView, OwnTask, StoredCase, Urgency } from './core/types.ts'
export { caseView } from './server/case-view.ts'
export { actOnCase, holdCasesOf, openCase, type HeldCase } from './server/cases.ts'
export { faultsHere, publishDefinition } from './server/definitions.ts'
export type { OwnerFacts } from './server/facts.ts'
export { taskId, taskOf } from './server/inbox.ts'
export { keepLedCase } from './server/led-cases.ts'
export { caseMoved, type CaseMoved, type GivenTask } from './server/news.ts'
export { tellPeople } from './server/reactions.ts'
export { caseOf, casesOfSubject, definitionOf, latestDefinition, renameCase } from './server/store.ts'

/** Cases in flight: one inbox for the whole office, hand-overs, deadlines, and the flows they follow. */
export const workflow: Module = {
  name: 'workflow',
  uses: ['organisation', 'administration', 'notices'],
  contract: workflowContract,
  router: workflowRouter,
  refusals: workflowRefusals,
  actions: workflowActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: ['workflow_definitions', 'workflow_cases', 'workflow_tasks', 'workflow_urges'],
  jobs: [deadlinesJob, timeoutJob],
}
