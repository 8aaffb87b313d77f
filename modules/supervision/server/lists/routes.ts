import { implement } from '@orpc/server'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { listContract } from '../../contract/lists.ts'
import type { SupervisionAction } from '../../core/actions.ts'
import type { Looking } from '../viewer.ts'
import { actOnList, importList } from './commands.ts'
import { listTemplate, readUpload } from './reading.ts'
import { listsFor, listView } from './views.ts'

const os = implement(listContract).$context<RouteContext<SupervisionAction>>()
type Handled = RouteContext<SupervisionAction> & { readonly actor: Actor | null }

/** HTTP ↔ command or query of key-work lists. */
export const listRoutes = (platform: Platform) => ({
  lists: os.lists.handler(({ context }) => listsFor(lookingAt(platform, context))),
  listTemplate: os.listTemplate.handler(async ({ context }) => new File([await listTemplate(lookingAt(platform, context)) as Uint8Array<ArrayBuffer>], '重点工作清单模板.xlsx', { type: XLSX })),
  readList: os.readList.handler(async ({ input, context }) => answered(await readUpload(platform, { actor: context.actor! }, input.file))),
  importList: os.importList.handler(async ({ input, context }) => answered(await importList(platform, context.call('supervision.list-import'), input))),
  keyList: os.keyList.handler(async ({ input, context }) => answered(await listView(lookingAt(platform, context), input.list))),
  actOnList: os.actOnList.handler(async ({ input, context }) => answered(await actOnList(platform, context.call(`supervision.list-${input.act.type}`), input))),
})

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })
