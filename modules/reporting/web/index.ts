import type { WebModule } from '#ui'

/** 信息: what is written at a point, and what the office makes of it. */
export const reportingWeb: WebModule = {
  name: 'reporting',
  pages: [
    { path: '/reporting/items', title: '我的信息', load: () => import('./pages/items.tsx') },
    { path: '/reporting/items/new', title: '写信息', load: () => import('./pages/item-new.tsx') },
    { path: '/reporting/items/$id', title: '信息', load: () => import('./pages/item.tsx') },
    { path: '/reporting/items/$id/edit', title: '修改信息', load: () => import('./pages/item-edit.tsx') },
    { path: '/reporting/tray', title: '信息编辑台', load: () => import('./pages/tray.tsx') },
    { path: '/reporting/network', title: '信息网络', load: () => import('./pages/network.tsx') },
    { path: '/reporting/network/import', title: '导入直报点', load: () => import('./pages/network-import.tsx') },
    { path: '/reporting/network/$id', title: '信息直报点', load: () => import('./pages/point.tsx') },
  ],
  nav: [
    { function: 'advice', label: '信息', path: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息编辑台', path: '/reporting/tray', under: '/reporting/items', access: ['infoEditor', 'officeHead', 'officeReviewer', 'inChargeLeader'] },
    { function: 'advice', label: '信息网络', path: '/reporting/network', under: '/reporting/items', access: 'staff' },
  ],
}
