import type { WebModule } from '#ui'

export { findPeople, personHref, postsQuery, unitHref } from './api.ts'
export { UnitPicker, type UnitPickerProps } from './parts/unit-picker.tsx'

/** The directory for everybody, own proxies, and the keeping of the organisation for its clerk. */
export const organisationWeb: WebModule = {
  name: 'organisation',
  pages: [
    { path: '/organisation/units', title: '组织机构', load: () => import('./pages/organisation.tsx') },
    { path: '/organisation/people/$person', title: '人员', load: () => import('./pages/person.tsx') },
    { path: '/organisation/proxies', title: '我的代理', load: () => import('./pages/proxies.tsx') },
    { path: '/organisation/protocol-order', title: '礼宾次序', load: () => import('./pages/protocol-order.tsx') },
    { path: '/organisation/groups', title: '分送范围', load: () => import('./pages/groups.tsx') },
    { path: '/organisation/import', title: '导入机构和人员', load: () => import('./pages/import.tsx') },
  ],
  nav: [
    { function: 'desk', label: '我的代理', path: '/organisation/proxies', access: 'staff' },
    { function: 'administration', label: '组织机构', path: '/organisation/units' },
    { function: 'administration', label: '礼宾次序', path: '/organisation/protocol-order' },
    { function: 'administration', label: '分送范围', path: '/organisation/groups' },
    { function: 'administration', label: '导入机构和人员', path: '/organisation/import', access: ['organisationClerk'] },
  ],
}
