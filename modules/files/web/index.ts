import type { WebModule } from '#ui'

export { fileHref, uploadFile } from './api.ts'
export type { FileCard } from '../core/types.ts'

/** The secrecy officer's page; uploading and downloading stand in other modules' pages. */
export const filesWeb: WebModule = {
  name: 'files',
  pages: [{ path: '/secrecy/incidents', title: '保密事件', load: () => import('./pages/incidents.tsx') }],
  nav: [{ function: 'administration', label: '保密事件', path: '/secrecy/incidents', access: ['secrecyOfficer'] }],
}
