import { implement } from '@orpc/server'
import { dayOf } from '#lib/instants'
import type { Actor } from '#platform/act'
import { answered } from '#platform/http'
import { XLSX } from '#platform/sheets'
import type { Platform, RouteContext } from '../../../../platform/module.ts'
import { networkContract } from '../../contract/network.ts'
import type { networkActions } from '../../core/network/actions.ts'
import { actOnPoint, registerPoint } from './commands.ts'
import { networkOptions, networkView, pointView } from './queries.ts'
import { importNetwork, networkTemplate, networkWorkbook, readNetworkUpload } from './reading.ts'
import type { NetworkLooking } from './viewer.ts'

type Context = RouteContext<keyof typeof networkActions>
const os = implement(networkContract).$context<Context>()
type Handled = Context & { readonly actor: Actor | null }

const lookingAt = ({ db, now }: Platform, { actor }: Handled): NetworkLooking => ({ db, actor: actor!, now: now() })
const file = (bytes: Uint8Array, name: string): File => new File([bytes as Uint8Array<ArrayBuffer>], name, { type: XLSX })

/** HTTP ↔ command or query of the network. */
export const networkRoutes = (platform: Platform) => ({
  network: os.network.handler(({ context }) => networkView(lookingAt(platform, context))),
  networkFile: os.networkFile.handler(async ({ context }) => {
    const looking = lookingAt(platform, context)
    // A list of telephones leaves the system: taking one is written down (R84).
    await context.auditRead('reporting.export-network', `reporting-network:${dayOf(looking.now)}`)
    return file(await networkWorkbook(looking, `${context.actor!.name} 于 ${dayOf(looking.now)} 导出，仅供内部使用`), '信息直报点.xlsx')
  }),
  networkTemplate: os.networkTemplate.handler(async ({ context }) => file(await networkTemplate(lookingAt(platform, context)), '信息直报点模板.xlsx')),
  networkOptions: os.networkOptions.handler(({ context }) => networkOptions(lookingAt(platform, context))),
  point: os.point.handler(async ({ input, context }) => answered(await pointView(lookingAt(platform, context), input.point))),
  registerPoint: os.registerPoint.handler(async ({ input, context }) => answered(await registerPoint(platform, context.call('reporting.point-register'), input))),
  actOnPoint: os.actOnPoint.handler(async ({ input, context }) => answered(await actOnPoint(platform, context.call(`reporting.point-${input.act.type}`), input))),
  readNetwork: os.readNetwork.handler(async ({ input, context }) => answered(await readNetworkUpload(platform, { actor: context.actor! }, input.file))),
  importNetwork: os.importNetwork.handler(async ({ input, context }) => answered(await importNetwork(platform, context.call('reporting.import-network'), input.file))),
})
