import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { likenessContract } from '../../contract/likeness.ts'
import type { LikenessAction } from '../../core/likeness/actions.ts'
import type { Looking } from '../viewer.ts'
import { rearrange } from './commands.ts'
import { likenessView, likeTyped } from './views.ts'

const os = implement(likenessContract).$context<RouteContext<LikenessAction>>()
type Handled = RouteContext<LikenessAction> & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })

/** HTTP ↔ command or query of likeness. */
export const likenessRoutes = (platform: Platform) => ({
  likeTyped: os.likeTyped.handler(({ input, context }) => likeTyped(lookingAt(platform, context), input)),
  likeness: os.likeness.handler(async ({ input, context }) => answered(await likenessView(lookingAt(platform, context), input.item))),
  rearrange: os.rearrange.handler(async ({ input, context }) => answered(await rearrange(platform, context.call(input.with === null ? 'reporting.take-apart' : 'reporting.put-together'), input))),
})
