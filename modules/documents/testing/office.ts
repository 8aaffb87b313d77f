import path from 'node:path'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { granted, organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { openDiskStore } from '#platform/files'
import { testPlatform } from '../../../platform/testing.ts'
import { documents } from '../index.ts'
import { officeOf, seedNumberRules } from '../server/demo/office.ts'
import { publishDocumentFlows } from '../server/founding.ts'

/** The demo district on a database of its own, with flows published and numbers ruled. */
export async function testOffice() {
  const made = await testPlatform([organisation, administration, filesModule({}), noticesModule(liveNotices()), workflow, documents])
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  const office = officeOf(platform, await seedDistrict(platform))
  granted(await platform.runCommand(platform.systemCall('documents.publishFlows', null), publishDocumentFlows))
  await seedNumberRules(office)
  return { ...made, platform, office }
}
