import type { WebModule } from '#ui'

/** 值班: who is on duty, what happened, what is handed over. */
export const dutyWeb: WebModule = {
  name: 'duty',
  pages: [
    { path: '/duty', title: '今日值班', load: () => import('./pages/now.tsx') },
    { path: '/duty/roster', title: '值班表', load: () => import('./pages/roster.tsx') },
    { path: '/duty/import', title: '导入值班表', load: () => import('./pages/import.tsx') },
    { path: '/duty/people', title: '值班人员', load: () => import('./pages/people.tsx') },
    { path: '/duty/log', title: '值班日志', load: () => import('./pages/log.tsx') },
    { path: '/duty/entries/$id', title: '值班记录', load: () => import('./pages/entry.tsx') },
    { path: '/duty/handover', title: '交接班', load: () => import('./pages/handover.tsx') },
    { path: '/duty/checks', title: '值班抽查', load: () => import('./pages/checks.tsx') },
  ],
  nav: [
    { function: 'coordination', label: '今日值班', path: '/duty', access: 'staff' },
    { function: 'coordination', label: '值班表', path: '/duty/roster', under: '/duty', access: 'staff' },
    { function: 'coordination', label: '值班日志', path: '/duty/log', under: '/duty', access: 'staff' },
    { function: 'coordination', label: '交接班', path: '/duty/handover', under: '/duty', access: 'staff' },
    { function: 'coordination', label: '值班抽查', path: '/duty/checks', under: '/duty', access: 'staff' },
  ],
}
