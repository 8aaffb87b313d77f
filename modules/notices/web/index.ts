import type { WebModule } from '#ui'

export { NoticeBell } from './parts/bell.tsx'

/** One's notices and how loud they may be; the bell stands in the brand bar. */
export const noticesWeb: WebModule = {
  name: 'notices',
  pages: [
    { path: '/notices', title: '消息', load: () => import('./pages/notices.tsx') },
    { path: '/notices/preferences', title: '提醒设置', load: () => import('./pages/preferences.tsx') },
  ],
  nav: [],
}
