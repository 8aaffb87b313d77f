import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { bulletinsContract } from '../contract.ts'
import type { BulletinAction } from '../core/actions.ts'
import { actOn, change, draft, found as foundBulletin } from './commands.ts'
import { boardView, bulletinsView, found, issueView, listIssues, readingView, settingsView, tray } from './issues.ts'
import { actOnOffer, contribute } from './offers.ts'
import { readIssue, urgeReaders } from './receipts.ts'
import type { Looking } from './viewer.ts'

const os = implement(bulletinsContract).$context<RouteContext<BulletinAction>>()
type Handled = RouteContext<BulletinAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query. */
export const bulletinsRouter = (platform: Platform) => ({ ...lookRoutes(platform), ...actRoutes(platform) })

const lookRoutes = (platform: Platform) => ({
  bulletins: os.bulletins.handler(({ context }) => bulletinsView(lookingAt(platform, context))),
  issues: os.issues.handler(({ input: { after, limit, ...filter }, context }) => listIssues(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  search: os.search.handler(({ input: { q, bulletin, after, limit }, context }) => found(lookingAt(platform, context), { q, bulletin, after: after ?? null, limit })),
  issue: os.issue.handler(async ({ input, context }) => answered(await issueView(lookingAt(platform, context), input.issue))),
  board: os.board.handler(async ({ input, context }) => answered(await boardView(lookingAt(platform, context), input.issue))),
  reading: os.reading.handler(async ({ input, context }) => answered(await readingView(lookingAt(platform, context), input.issue))),
  tray: os.tray.handler(({ input: { at, after, limit }, context }) => tray(lookingAt(platform, context), { at, after: after ?? null, limit })),
  settings: os.settings.handler(async ({ input, context }) => answered(await settingsView(lookingAt(platform, context), input.bulletin))),
})

const actRoutes = (platform: Platform) => ({
  draft: os.draft.handler(async ({ input, context }) => answered(await draft(platform, context.call('bulletins.draft'), input.bulletin))),
  act: os.act.handler(async ({ input, context }) => answered(await actOn(platform, context.call(`bulletins.${input.act.type}`), input))),
  read: os.read.handler(async ({ input, context }) => answered(await readIssue(platform, context.call('bulletins.read'), input.issue))),
  urge: os.urge.handler(async ({ input, context }) => answered(await urgeReaders(platform, context.call('bulletins.urge'), input))),
  contribute: os.contribute.handler(async ({ input, context }) => answered(await contribute(platform, context.call('bulletins.contribute'), input.contribution))),
  actOnOffer: os.actOnOffer.handler(async ({ input, context }) => answered(await actOnOffer(platform, context.call(`bulletins.${input.act.type}`), input))),
  found: os.found.handler(async ({ input, context }) => answered(await foundBulletin(platform, context.call('bulletins.found'), input.profile))),
  change: os.change.handler(async ({ input, context }) => answered(await change(platform, context.call('bulletins.change'), input))),
})
