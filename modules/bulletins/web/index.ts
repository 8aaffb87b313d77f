import type { WebModule } from '#ui'

/** 刊物: what the office prints for others to read, and the board on which it is edited. */
export const bulletinsWeb: WebModule = {
  name: 'bulletins',
  pages: [
    { path: '/bulletins', title: '刊物', load: () => import('./pages/bulletins.tsx') },
    { path: '/bulletins/desk', title: '刊物编辑台', load: () => import('./pages/desk.tsx') },
    { path: '/bulletins/archive', title: '往期检索', load: () => import('./pages/archive.tsx') },
    { path: '/bulletins/settings', title: '刊物设置', load: () => import('./pages/settings.tsx') },
    { path: '/bulletins/read/$id', title: '阅读刊物', load: () => import('./pages/read.tsx') },
    { path: '/bulletins/issues/$id', title: '刊物', load: () => import('./pages/issue.tsx') },
    { path: '/bulletins/issues/$id/edit', title: '编辑刊物', load: () => import('./pages/board.tsx') },
  ],
  nav: [
    { function: 'advice', label: '刊物', path: '/bulletins', access: 'staff' },
    { function: 'advice', label: '编辑台', path: '/bulletins/desk', under: '/bulletins', access: ['infoEditor', 'sectionHead', 'officeReviewer'] },
    { function: 'advice', label: '往期检索', path: '/bulletins/archive', under: '/bulletins', access: 'staff' },
  ],
}
