import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import { refuse } from '#lib/decision'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { callContract } from '../../contract/calls.ts'
import type { SupervisionAction } from '../../core/actions.ts'
import { askedBefore, callOptions } from './asked.ts'
import { actOnCall, draftCall } from './commands.ts'
import { callView, listCalls } from './views.ts'
import { callsWorkbook, callWorkbook } from './workbook.ts'
import type { Looking } from '../viewer.ts'

const os = implement(callContract).$context<RouteContext<SupervisionAction>>()
type Handled = RouteContext<SupervisionAction> & { readonly actor: Actor | null }

const LARGEST_EXPORT = 20_000

/** HTTP ↔ command or query of calls for reports. */
export const callRoutes = (platform: Platform) => ({
  calls: os.calls.handler(({ input: { scope, q, after, limit }, context }) => listCalls(lookingAt(platform, context), { scope, q: q ?? '', after: after ?? null, limit })),
  callsFile: os.callsFile.handler(async ({ input: { scope, q, columns }, context }) => {
    const looking = lookingAt(platform, context)
    const { lines, next } = await listCalls(looking, { scope, q: q ?? '', after: null, limit: LARGEST_EXPORT })
    if (next !== null) return answered(refuse('supervision-export-too-large', { limit: LARGEST_EXPORT }))
    await context.auditRead('supervision.exportCalls', `supervision:${dayOf(looking.now)}`)
    return new File([await callsWorkbook(lines, { columns: columns.split(','), note: noteFor(context, looking) }) as Uint8Array<ArrayBuffer>], '催报.xlsx', { type: XLSX })
  }),
  callOptions: os.callOptions.handler(({ context }) => callOptions(lookingAt(platform, context))),
  askedBefore: os.askedBefore.handler(({ input, context }) => askedBefore(lookingAt(platform, context), input)),
  call: os.call.handler(async ({ input, context }) => answered(await callView(lookingAt(platform, context), input.call))),
  callFile: os.callFile.handler(async ({ input, context }) => {
    const looking = lookingAt(platform, context)
    const view = answered(await callView(looking, input.call))
    if (view.table === null) return answered(refuse('not-found'))
    await context.auditRead('supervision.exportCall', `call:${input.call}`)
    const bytes = await callWorkbook(view, noteFor(context, looking))
    return new File([bytes as Uint8Array<ArrayBuffer>], '催报报送表.xlsx', { type: XLSX })
  }),
  draftCall: os.draftCall.handler(async ({ input, context }) => answered(await draftCall(platform, context.call('supervision.call-draft'), input.brief))),
  actOnCall: os.actOnCall.handler(async ({ input, context }) => answered(await actOnCall(platform, context.call(`supervision.call-${input.act.type}`), input))),
})

const lookingAt = ({ db, now }: Platform, { actor }: Handled): Looking => ({ db, actor: actor!, now: now() })
const noteFor = ({ actor }: Handled, { now }: Looking): string => `${actor!.name} 于 ${dayOf(now)} 导出，仅供内部使用`
