import { implement } from '@orpc/server'
import { refuse } from '#lib/decision'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { supervisionContract } from '../contract.ts'
import type { SupervisionAction } from '../core/actions.ts'
import type { ItemId } from '../core/types.ts'
import { boardOf, unitView } from './board.ts'
import { callRoutes } from './calls/routes.ts'
import { listRoutes } from './lists/routes.ts'
import { categoriesOf, setCategory } from './categories.ts'
import { actOn, propose } from './commands.ts'
import { itemView, listItems, wholeList } from './items.ts'
import { optionsFor } from './options.ts'
import { outputsRouter } from './outputs/routes.ts'
import { paperFile, resultFile } from './papers.ts'
import { relatedToItem, withOrigin } from './related.ts'
import { viewerOf, type Looking } from './viewer.ts'
import { warningsFor } from './warnings/queries.ts'
import { listWorkbook } from './workbook.ts'

const os = implement(supervisionContract).$context<RouteContext<SupervisionAction>>()
type Handled = RouteContext<SupervisionAction> & { readonly actor: Actor | null }

const LARGEST_EXPORT = 20_000

/** HTTP ↔ command or query. */
export const supervisionRouter = (platform: Platform) => ({ ...readRoutes(platform), ...actRoutes(platform), ...callRoutes(platform), ...listRoutes(platform), ...outputsRouter(platform) })

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })
const file = (bytes: Uint8Array, name: string, type: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type })

function readRoutes(platform: Platform) {
  const printed = async (context: Handled, item: ItemId, made: (looking: Looking) => ReturnType<typeof paperFile>) => {
    const { name, bytes } = answered(await made(lookingAt(platform, context)))
    // A printed copy leaves the system, so that taking one is written down (R84).
    await context.auditRead('supervision.print', `supervision:${item}`)
    return file(bytes, name, 'application/pdf')
  }
  return {
    board: os.board.handler(async ({ input, context }) => {
      const looking = lookingAt(platform, context)
      return boardOf(platform.db, await viewerOf(looking), { ...input, now: looking.now })
    }),
    list: os.list.handler(({ input: { after, limit, ...filter }, context }) => listItems(lookingAt(platform, context), { filter, after: after ?? null, limit })),
    listFile: os.listFile.handler(async ({ input: { columns, ...filter }, context }) => {
      const looking = lookingAt(platform, context)
      const lines = answered(await wholeList(looking, { filter, limit: LARGEST_EXPORT }))
      await context.auditRead('supervision.exportItems', `supervision:${dayOf(looking.now)}`)
      return file(await listWorkbook(lines, { columns: columns.split(','), note: `${context.actor!.name} 于 ${dayOf(looking.now)} 导出，仅供内部使用` }), '督查事项.xlsx', XLSX)
    }),
    options: os.options.handler(({ context }) => optionsFor(lookingAt(platform, context))),
    unitPage: os.unitPage.handler(async ({ input, context }) => {
      const looking = lookingAt(platform, context)
      return (await unitView(platform.db, await viewerOf(looking), { unit: input.unit, now: looking.now })) ?? answered(refuse('not-found'))
    }),
    warnings: os.warnings.handler(({ input: { after, limit }, context }) => warningsFor(lookingAt(platform, context), { after: after ?? null, limit })),
    origin: os.origin.handler(async ({ input: { subject, part }, context }) => {
      const note = (read: string) => context.auditRead('supervision.readOrigin', read)
      return (await platform.relations.describe({ ...lookingAt(platform, context), note }, subject, part ?? null)) ?? answered(refuse('not-found'))
    }),
    item: os.item.handler(async ({ input, context }) => {
      const view = await withOrigin(platform, lookingAt(platform, context), answered(await itemView(lookingAt(platform, context), input.item)))
      // R39, R120: whoever reads a leader's instruction is written down.
      if (view.item.matter.instruction) await context.auditRead('supervision.readInstruction', `supervision:${input.item}`)
      return view
    }),
    related: os.related.handler(async ({ input, context }) => answered(await relatedToItem(platform, lookingAt(platform, context), input.item))),
    notice: os.notice.handler(({ input, context }) => printed(context, input.item, (looking) => paperFile(platform, looking, { ...input, urge: null }))),
    result: os.result.handler(({ input: { item }, context }) => printed(context, item, (looking) => resultFile(platform, looking, item))),
    urgePaper: os.urgePaper.handler(({ input, context }) => printed(context, input.item, (looking) => paperFile(platform, looking, input))),
    categories: os.categories.handler(() => categoriesOf(platform.db)),
  }
}

const actRoutes = (platform: Platform) => ({
  propose: os.propose.handler(async ({ input, context }) => answered(await propose(platform, context.call('supervision.propose'), input.matter))),
  act: os.act.handler(async ({ input, context }) => answered(await actOn(platform, context.call(`supervision.${input.act.type}`), input))),
  setCategory: os.setCategory.handler(async ({ input, context }) => answered(await setCategory(platform, context.call('supervision.setCategory'), input))),
})
