import path from 'node:path'
import type { Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { demoOffice, organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { openDiskStore } from '#platform/files'
import { testPlatform } from '../../../platform/testing.ts'
import { reporting } from '../index.ts'

export const modules = [organisation, administration, filesModule({}), noticesModule(liveNotices()), workflow, reporting]

/** The demo district on a database of its own, with a clock that the test moves. */
export async function testOffice(start?: Instant) {
  const made = await testPlatform(modules, start)
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  return { ...made, platform, office: demoOffice('reporting', platform, await seedDistrict(platform)) }
}
