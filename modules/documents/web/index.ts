import type { WebModule } from '#ui'

/** 办文·发文: from the first word of a draft to the last receipt. */
export const documentsWeb: WebModule = {
  name: 'documents',
  pages: [
    { path: '/documents', title: '发文', load: () => import('./pages/list.tsx') },
    { path: '/documents/new', title: '拟稿', load: () => import('./pages/new.tsx') },
    { path: '/documents/receipts', title: '待签收', load: () => import('./pages/receipts.tsx') },
    { path: '/documents/register', title: '发文登记簿', load: () => import('./pages/register.tsx') },
    { path: '/documents/number-rules', title: '文号规则', load: () => import('./pages/number-rules.tsx') },
    { path: '/documents/desk', title: '排版校对', load: () => import('./pages/desk.tsx') },
    { path: '/documents/$id', title: '公文', load: () => import('./pages/document.tsx') },
    { path: '/documents/$id/edit', title: '修改文稿', load: () => import('./pages/edit.tsx') },
    { path: '/documents/$id/send', title: '分发', load: () => import('./pages/send.tsx') },
  ],
  nav: [
    { function: 'coordination', label: '发文', path: '/documents', access: 'staff' },
    { function: 'coordination', label: '排版校对', path: '/documents/desk', access: 'staff' },
    { function: 'coordination', label: '待签收', path: '/documents/receipts', access: ['unitContact', 'confidentialClerk'] },
    { function: 'coordination', label: '发文登记簿', path: '/documents/register', access: ['officeReviewer', 'officeHead', 'confidentialClerk', 'archivist', 'unitContact'] },
  ],
}
