import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import type { PersonId } from '#lib/ids'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { noticesContract } from '../contract.ts'
import type { NoticeAction } from '../core/actions.ts'
import { preferencesOf, setPreferences } from './preferences.ts'
import { countUnread, listNotices, markRead } from './reading.ts'

const os = implement(noticesContract).$context<RouteContext<NoticeAction>>()

/** Notices are always one's own. */
const self = ({ actor }: RouteContext): PersonId => actor?.person ?? answered(refuse('not-allowed'))

export const noticesRouter = (platform: Platform) => ({
  list: os.list.handler(({ input, context }) => listNotices(platform.db, self(context), { isUnread: input.unread === '1', before: input.before, limit: input.limit })),
  unread: os.unread.handler(async ({ context }) => ({ count: await countUnread(platform.db, self(context)) })),
  read: os.read.handler(async ({ input, context }) => answered(await platform.runCommand(context.call('notices.read'), (work) => markRead(work, self(context), { id: input.id })))),
  readAll: os.readAll.handler(async ({ input, context }) => answered(await platform.runCommand(context.call('notices.read-all'), (work) => markRead(work, self(context), { upTo: input.upTo })))),
  preferences: os.preferences.handler(async ({ context }) => (await preferencesOf(platform.db, [self(context)])).get(self(context))!),
  setPreferences: os.setPreferences.handler(async ({ input, context }) => answered(await platform.runCommand(context.call('notices.set-preferences'), (work) => setPreferences(work, self(context), input)))),
})
