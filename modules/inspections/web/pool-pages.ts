import type { WebModule } from '#ui'

/** The pages of 大督查, for the module's own list. */
export const poolPages: WebModule['pages'] = [
  { path: '/inspections/agencies', title: '督查力量', load: () => import('./pages/agencies.tsx') },
  { path: '/inspections/plans', title: '督查计划', load: () => import('./pages/plans.tsx') },
  { path: '/inspections/plans/new', title: '拟定督查计划', load: () => import('./pages/plan-new.tsx') },
  { path: '/inspections/plans/$plan', title: '督查计划', load: () => import('./pages/plan.tsx') },
  { path: '/inspections/library', title: '问题库', load: () => import('./pages/library.tsx') },
  { path: '/inspections/transfers', title: '移送', load: () => import('./pages/transfers.tsx') },
  { path: '/inspections/transfers/new', title: '移送督查结果', load: () => import('./pages/transfer-new.tsx') },
  { path: '/inspections/transfers/$transfer', title: '移送', load: () => import('./pages/transfer.tsx') },
  { path: '/inspections/burden', title: '减负统计', load: () => import('./pages/burden.tsx') },
]

export const poolNav: WebModule['nav'] = [
  { function: 'inspection', label: '督查计划', path: '/inspections/plans', under: '/inspections', access: 'staff' },
  { function: 'inspection', label: '问题库', path: '/inspections/library', under: '/inspections', access: 'staff' },
  { function: 'inspection', label: '移送', path: '/inspections/transfers', under: '/inspections', access: 'staff' },
  { function: 'inspection', label: '减负统计', path: '/inspections/burden', under: '/inspections', access: 'staff' },
  { function: 'inspection', label: '督查力量', path: '/inspections/agencies', under: '/inspections', access: 'staff' },
]
