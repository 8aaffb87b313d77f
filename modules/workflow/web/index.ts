import type { WebModule } from '#ui'

export { readingKey } from './api.ts'
export type { CaseShown } from './case-words.ts'
export type { CaseFlowProps } from './parts/case-flow.tsx'
export { CaseFlow, CaseTasks, CaseTrace } from './parts/case-parts.tsx'
export type { CaseTasksProps } from './parts/case-tasks.tsx'
export type { CaseTraceProps } from './parts/case-trace.tsx'
export { ShownModules } from './shown-modules.ts'
export { useCase, useNextItem } from './use-inbox.ts'

/** The desk, the one inbox of the office, and the keeping of its flows. */
export const workflowWeb: WebModule = {
  name: 'workflow',
  pages: [
    { path: '/', title: '工作台', load: () => import('./pages/desk.tsx') },
    { path: '/inbox', title: '我的事项', load: () => import('./pages/inbox.tsx') },
    { path: '/workflow/flows', title: '流程', load: () => import('./pages/flows.tsx') },
    { path: '/workflow/flows/$name', title: '流程', load: () => import('./pages/flow.tsx') },
    { path: '/workflow/flow-draft', title: '起草流程', load: () => import('./pages/flow-draft.tsx') },
  ],
  nav: [
    { function: 'desk', label: '工作台', path: '/' },
    { function: 'administration', label: '流程', path: '/workflow/flows', access: ['flowAdmin'] },
  ],
}
