import path from 'node:path'
import { type Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { openDiskStore } from '#platform/files'
import { testPlatform } from '../../../platform/testing.ts'
import { supervision } from '../index.ts'
import { officeOf } from '../server/demo/office.ts'
import { mayReadCallFiles } from '../server/calls/reading.ts'
import { sweep } from '../server/jobs.ts'
import { mayReadSupervisionFiles } from '../server/reading.ts'

export const modules = [organisation, administration, filesModule({ supervision: mayReadSupervisionFiles, supervisionCall: mayReadCallFiles }), noticesModule(liveNotices()), workflow, supervision]

/** The demo district on a database of its own, with a clock that the test moves. */
export async function testOffice(start?: Instant) {
  const made = await testPlatform(modules, start)
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  const office = officeOf(platform, await seedDistrict(platform))
  /** Sweeps as the job does, batch after batch; answers how many items were looked at. */
  const swept = async (): Promise<number> => {
    let all = 0
    for (let count = -1; count !== 0;) {
      count = (await platform.runCommand(platform.systemCall('supervision.sweep', null), sweep)) as number
      all += count
    }
    return all
  }
  return { ...made, platform, office, swept }
}
