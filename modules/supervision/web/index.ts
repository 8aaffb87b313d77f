import type { WebModule } from '#ui'

/** 督查: the lights, what is under supervision, and each matter from its cause to its close. */
export const supervisionWeb: WebModule = {
  name: 'supervision',
  pages: [
    { path: '/supervision', title: '督查总览', load: () => import('./pages/board.tsx') },
    { path: '/supervision/items', title: '督查事项', load: () => import('./pages/list.tsx') },
    { path: '/supervision/items/new', title: '督查立项', load: () => import('./pages/new.tsx') },
    { path: '/supervision/items/$id', title: '督查事项', load: () => import('./pages/item.tsx') },
    { path: '/supervision/items/$id/edit', title: '修改立项', load: () => import('./pages/edit.tsx') },
    { path: '/supervision/items/$id/plan', title: '分解任务', load: () => import('./pages/plan.tsx') },
    { path: '/supervision/calls', title: '催报', load: () => import('./pages/calls.tsx') },
    { path: '/supervision/calls/new', title: '拟催报', load: () => import('./pages/call-edit.tsx') },
    { path: '/supervision/calls/$id', title: '催报', load: () => import('./pages/call.tsx') },
    { path: '/supervision/calls/$id/edit', title: '修改催报', load: () => import('./pages/call-edit.tsx') },
    { path: '/supervision/units/$unit', title: '单位督查情况', load: () => import('./pages/unit.tsx') },
    { path: '/supervision/warnings', title: '督查预警', load: () => import('./pages/warnings.tsx') },
    { path: '/supervision/categories', title: '督查类别', load: () => import('./pages/categories.tsx') },
  ],
  nav: [
    { function: 'inspection', label: '督查事项', path: '/supervision/items', access: 'staff' },
    { function: 'inspection', label: '督查总览', path: '/supervision', access: 'staff' },
    { function: 'inspection', label: '催报', path: '/supervision/calls', access: 'staff' },
    { function: 'inspection', label: '督查预警', path: '/supervision/warnings', under: '/supervision', access: 'staff' },
    { function: 'inspection', label: '督查类别', path: '/supervision/categories', under: '/supervision/items', access: ['supervisor'] },
  ],
}
