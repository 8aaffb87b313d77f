import type { WebModule } from '#ui'

/** 信息: what is written at a point, and what the office makes of it. */
export const reportingWeb: WebModule = {
  name: 'reporting',
  pages: [
    { path: '/reporting/network', title: '信息网络', load: () => import('./pages/network.tsx') },
    { path: '/reporting/network/import', title: '导入直报点', load: () => import('./pages/network-import.tsx') },
    { path: '/reporting/network/$id', title: '信息直报点', load: () => import('./pages/point.tsx') },
  ],
  nav: [
    { function: 'advice', label: '信息网络', path: '/reporting/network', access: 'staff' },
  ],
}
