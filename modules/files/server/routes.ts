import { implement } from '@orpc/server'
import { answered } from '#platform/http'
import type { Platform, RouteContext } from '../../../platform/module.ts'
import { filesContract } from '../contract.ts'
import type { FileAction } from '../core/actions.ts'
import { changeIncident, harmlessContent, listIncidents } from './incidents.ts'

const os = implement(filesContract).$context<RouteContext<FileAction>>()

export const filesRouter = (platform: Platform) => ({
  incidents: os.incidents.handler(async ({ input, context }) => {
    await context.auditRead('files.list-incidents', 'incidents')
    return listIncidents(platform.db, input.closed === '1')
  }),
  reportIncident: os.reportIncident.handler(async ({ input, context }) => answered(await platform.runCommand(context.call('files.report-incident'),
    (work) => changeIncident(work, input, { type: 'report', by: work.actor.person!, now: work.now })))),
  closeIncident: os.closeIncident.handler(async ({ input, context }) => {
    const closed = answered(await platform.runCommand(context.call('files.close-incident'),
      (work) => changeIncident(work, input, { type: 'close', by: work.actor.person!, now: work.now, outcome: input.outcome })))
    // After the commit: a file must not be readable on the strength of a decision that was rolled back.
    const harmless = await harmlessContent(platform.db, input.id)
    if (harmless) await platform.files.release(harmless)
    return closed
  }),
})
