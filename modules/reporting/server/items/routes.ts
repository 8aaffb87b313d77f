import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { itemsContract } from '../../contract/items.ts'
import type { ItemAction } from '../../core/items/actions.ts'
import type { Looking } from '../viewer.ts'
import { actOnItem, draftItem, receiveItem } from './commands.ts'
import { originOf, relatedToItem } from './related.ts'
import { itemOptions, itemView, ownItems, tray } from './items.ts'

const os = implement(itemsContract).$context<RouteContext<ItemAction>>()
type Handled = RouteContext<ItemAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query. */
export const itemsRouter = (platform: Platform) => ({
  ownItems: os.ownItems.handler(({ input: { after, limit, ...filter }, context }) => ownItems(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  tray: os.tray.handler(({ input: { after, limit, ...filter }, context }) => tray(lookingAt(platform, context), { filter, after: after ?? null, limit })),
  itemOptions: os.itemOptions.handler(({ context }) => itemOptions(lookingAt(platform, context))),
  item: os.item.handler(async ({ input, context }) => answered(await itemView(lookingAt(platform, context), input.item))),
  itemOrigin: os.itemOrigin.handler(async ({ input, context }) => answered(await originOf(platform, { ...lookingAt(platform, context), note: (read) => context.auditRead('reporting.readOrigin', read) }, input.subject))),
  itemRelated: os.itemRelated.handler(async ({ input, context }) => answered(await relatedToItem(platform, lookingAt(platform, context), input.item))),
  draftItem: os.draftItem.handler(async ({ input, context }) => answered(await draftItem(platform, context.call('reporting.draft'), input))),
  receiveItem: os.receiveItem.handler(async ({ input, context }) => answered(await receiveItem(platform, context.call('reporting.receive'), input))),
  actOnItem: os.actOnItem.handler(async ({ input, context }) => answered(await actOnItem(platform, context.call(`reporting.${input.act.type}`), input))),
})
