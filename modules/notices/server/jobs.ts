import { addMinutes } from '#lib/instants'
import type { Job } from '../../../platform/module.ts'
import { own } from './tables.ts'

const DAY_MINUTES = 24 * 60
/** Sessions end within a day, so nobody's page asks for older messages. */
const MESSAGES_KEPT_DAYS = 2
const READ_KEPT_DAYS = 365

/** Nightly: forgets messages that every page has heard, and notices read more than a year ago. */
export const tidyJob: Job = {
  name: 'notices.tidy',
  cron: '30 3 * * *',
  async run(work) {
    await own(work.db).deleteFrom('notices_messages').where('at', '<', addMinutes(work.now, -MESSAGES_KEPT_DAYS * DAY_MINUTES)).execute()
    await own(work.db).deleteFrom('notices_notices').where('read_at', '<', addMinutes(work.now, -READ_KEPT_DAYS * DAY_MINUTES)).execute()
  },
}
