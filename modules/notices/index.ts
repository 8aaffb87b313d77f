import type { Module } from '../../platform/module.ts'
import { noticesContract } from './contract.ts'
import { noticeActions } from './core/actions.ts'
import { refusals } from './core/refusals.ts'
import { tidyJob } from './server/jobs.ts'
import type { LiveNotices } from './server/live.ts'
import { noticesRouter } from './server/routes.ts'

export { liveNotices, type LiveNotices } from './server/live.ts'
export { notify, tell, tellChanged, type Telling } from './server/notify.ts'
export type { NoticeKind } from './core/kinds.ts'
export type { NewNotice } from './core/types.ts'

/** Notices to people, also live. `live` is this process' streams: `app/boot.ts` opens it with the database and closes it before the server. */
export const noticesModule = (live: LiveNotices): Module => ({
  name: 'notices',
  uses: [],
  contract: noticesContract,
  router: noticesRouter,
  streams: [live.stream],
  refusals,
  actions: noticeActions,
  migrations: new URL('./server/migrations/', import.meta.url),
  tables: ['notices_notices', 'notices_heads', 'notices_messages', 'notices_preferences'],
  jobs: [tidyJob],
})
