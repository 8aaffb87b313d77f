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
    { path: '/reporting/commissions', title: '约稿', load: () => import('./pages/commissions.tsx') },
    { path: '/reporting/commissions/new', title: '发约稿', load: () => import('./pages/commission-new.tsx') },
    { path: '/reporting/commissions/$id', title: '约稿', load: () => import('./pages/commission.tsx') },
    { path: '/reporting/topics', title: '采编要点', load: () => import('./pages/topics.tsx') },
    { path: '/reporting/network', title: '信息网络', load: () => import('./pages/network.tsx') },
    { path: '/reporting/network/import', title: '导入直报点', load: () => import('./pages/network-import.tsx') },
    { path: '/reporting/network/$id', title: '信息直报点', load: () => import('./pages/point.tsx') },
    { path: '/reporting/scores', title: '信息计分', load: () => import('./pages/scores.tsx') },
    { path: '/reporting/scores/$point', title: '得分明细', load: () => import('./pages/point-scores.tsx') },
    { path: '/reporting/score-rules', title: '计分办法', load: () => import('./pages/score-rules.tsx') },
    { path: '/reporting/circulars', title: '信息通报', load: () => import('./pages/circulars.tsx') },
    { path: '/reporting/circulars/$id', title: '信息通报', load: () => import('./pages/circular.tsx') },
    { path: '/reporting/statistics', title: '信息统计', load: () => import('./pages/statistics.tsx') },
  ],
  nav: [
    { function: 'advice', label: '信息', path: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息编辑台', path: '/reporting/tray', under: '/reporting/items', access: ['infoEditor', 'officeHead', 'officeReviewer', 'inChargeLeader'] },
    { function: 'advice', label: '约稿', path: '/reporting/commissions', under: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '采编要点', path: '/reporting/topics', under: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息网络', path: '/reporting/network', under: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息计分', path: '/reporting/scores', under: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息通报', path: '/reporting/circulars', under: '/reporting/items', access: 'staff' },
    { function: 'advice', label: '信息统计', path: '/reporting/statistics', under: '/reporting/items', access: 'staff' },
  ],
}
