import path from 'node:path'
import type { Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { openDiskStore } from '#platform/files'
import { testPlatform } from '../../../platform/testing.ts'
import { inspections, mayReadTransferPapers } from '../index.ts'
import { officeOf } from '../server/demo/office.ts'
import { sweep } from '../server/jobs.ts'
import { mayReadInspectionFiles } from '../server/reading.ts'

export const modules = [organisation, administration, filesModule({ inspections: mayReadInspectionFiles, inspectionTransfer: mayReadTransferPapers }), noticesModule(liveNotices()), workflow, inspections]

/** The demo district on a database of its own, with a clock that the test moves. */
export async function testOffice(start?: Instant) {
  const made = await testPlatform(modules, start)
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  const office = officeOf(platform, await seedDistrict(platform))
  /** Sweeps as the job does; answers how many inspections were looked at. */
  const swept = async (): Promise<number> => (await platform.runCommand(platform.systemCall('inspections.sweep', null), sweep)) as number
  return { ...made, platform, office, swept }
}
