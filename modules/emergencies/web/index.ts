import type { WebModule } from '#ui'

/** 紧急信息: the one screen of the night, the list, the network and its tests. */
export const emergenciesWeb: WebModule = {
  name: 'emergencies',
  pages: [
    { path: '/emergencies', title: '紧急信息', load: () => import('./pages/list.tsx') },
    { path: '/emergencies/new', title: '接报登记', load: () => import('./pages/new.tsx') },
    { path: '/emergencies/items/$id', title: '紧急信息', load: () => import('./pages/item.tsx') },
    { path: '/emergencies/network', title: '紧急信息网络', load: () => import('./pages/network.tsx') },
    { path: '/emergencies/rounds/$id', title: '点名', load: () => import('./pages/round.tsx') },
    { path: '/emergencies/diversions', title: '改走涉密渠道', load: () => import('./pages/diversions.tsx') },
  ],
  nav: [
    { function: 'coordination', label: '紧急信息', path: '/emergencies', access: 'staff' },
    { function: 'coordination', label: '紧急信息网络', path: '/emergencies/network', under: '/emergencies', access: 'staff' },
    { function: 'coordination', label: '改走涉密渠道', path: '/emergencies/diversions', under: '/emergencies', access: ['dutyOfficer', 'dutyLeader', 'officeHead'] },
  ],
}
