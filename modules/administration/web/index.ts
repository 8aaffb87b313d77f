import { lazy } from 'react'
import type { WebModule } from '#ui'

/** What an administrator must be told on every page; comes only for administrators. */
export const RecoveryNotes = lazy(() => import('./parts/recovery-notes.tsx').then((loaded) => ({ default: loaded.RecoveryNotes })))

/** Signing in, the own settings, and the pages of the three administrators. */
export const administrationWeb: WebModule = {
  name: 'administration',
  pages: [
    { path: '/sign-in', title: '登录', isBare: true, load: () => import('./pages/sign-in.tsx') },
    { path: '/one-time', title: '设置口令', isBare: true, load: () => import('./pages/one-time.tsx') },
    { path: '/sign-in/oidc', title: '统一身份认证', isBare: true, load: () => import('./pages/sign-in-oidc.tsx') },
    { path: '/settings', title: '我的设置', load: () => import('./pages/my-settings.tsx') },
    { path: '/administration/accounts', title: '账号', load: () => import('./pages/accounts.tsx') },
    { path: '/administration/audit', title: '审计', load: () => import('./pages/audit.tsx') },
    { path: '/administration/calendar', title: '工作日历', load: () => import('./pages/calendar.tsx') },
    { path: '/administration/settings', title: '参数设置', load: () => import('./pages/office-settings.tsx') },
  ],
  nav: [
    { function: 'administration', label: '账号', path: '/administration/accounts', access: ['sysAdmin', 'securityAdmin', 'auditAdmin'] },
    { function: 'administration', label: '审计', path: '/administration/audit', access: ['auditAdmin'] },
    { function: 'administration', label: '工作日历', path: '/administration/calendar', access: ['sysAdmin'] },
    { function: 'administration', label: '参数设置', path: '/administration/settings', access: ['sysAdmin', 'securityAdmin', 'auditAdmin'] },
  ],
}
