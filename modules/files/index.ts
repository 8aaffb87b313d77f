import { fileRefusals } from '#platform/files'
import type { Module } from '../../platform/module.ts'
import { filesContract } from './contract.ts'
import { fileActions } from './core/actions.ts'
import { refusals } from './core/refusals.ts'
import { screenTyped } from './core/secrecy.ts'
import { incidentJob } from './server/incidents.ts'
import { filesRouter } from './server/routes.ts'
import { fileStreams, type Readers } from './server/streams.ts'

export { attachFile, contentOf, fileCard, filesOf, ownUpload, recordMadeFile } from './server/files.ts'
export { classifiedFound, incidentDue } from './server/incidents.ts'
export { refuseClassified } from './server/secrecy.ts'
export type { MayRead, Readers } from './server/streams.ts'
export type { FileCard, IncidentId, Owner } from './core/types.ts'

/** Files and what must never be among them. `readers` says, by kind of owner, who may read that subject's files. */
export const filesModule = (readers: Readers): Module => ({
  name: 'files',
  uses: [],
  contract: filesContract,
  router: filesRouter,
  streams: fileStreams(readers),
  screen: screenTyped,
  refusals: { ...fileRefusals, ...refusals },
  actions: fileActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: ['files_files', 'files_incidents'],
  jobs: [incidentJob],
})
