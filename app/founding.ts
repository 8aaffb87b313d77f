import { publishDocumentFlows } from '#modules/documents'
import { isRefused } from '#platform/act'
import type { Job, Platform } from '../platform/module.ts'

/**
 * What every office begins with and may change afterwards: the flows that came with the modules.
 * A flow is published only when somebody holds each role it names, so in a new office this waits for the
 * organisation and is tried again every ten minutes.
 */
export async function foundOffice(platform: Platform, say: (line: string) => void): Promise<void> {
  const published = await platform.runCommand(platform.systemCall('office.found', null), publishDocumentFlows)
  if (isRefused(published)) say('The shipped flows wait until posts carry the roles they name; then they are published by themselves.')
}

export const foundingJob: Job = { name: 'office.found', cron: '*/10 * * * *', run: async (work) => { await publishDocumentFlows(work) } }
