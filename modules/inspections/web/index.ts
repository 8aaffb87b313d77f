import type { WebModule } from '#ui'
import { poolNav, poolPages } from './pool-pages.ts'

/** 督查活动: what is planned and found on the spot, and what the units put right. */
export const inspectionsWeb: WebModule = {
  name: 'inspections',
  pages: [
    { path: '/inspections', title: '督查活动', load: () => import('./pages/list.tsx') },
    { path: '/inspections/problems', title: '整改台账', load: () => import('./pages/ledger.tsx') },
    { path: '/inspections/new', title: '拟定督查方案', load: () => import('./pages/new.tsx') },
    { path: '/inspections/$id', title: '督查活动', load: () => import('./pages/inspection.tsx') },
    { path: '/inspections/$id/edit', title: '修改督查方案', load: () => import('./pages/edit.tsx') },
    { path: '/inspections/$id/visit', title: '现场记录', load: () => import('./pages/visit.tsx') },
    ...poolPages,
  ],
  nav: [
    { function: 'inspection', label: '督查活动', path: '/inspections', access: 'staff' },
    { function: 'inspection', label: '整改台账', path: '/inspections/problems', under: '/inspections', access: 'staff' },
    ...poolNav,
  ],
}
