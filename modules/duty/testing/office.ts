import path from 'node:path'
import type { PersonId } from '#lib/ids'
import { type Day, type Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { demoOffice, organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { openDiskStore } from '#platform/files'
import { testPlatform } from '../../../platform/testing.ts'
import { duty } from '../index.ts'
import { seedDuty } from '../server/demo/seed.ts'
import { watchHandover } from '../server/handovers.ts'
import { shiftsOn } from '../server/on-duty.ts'
import type { DutyRole, Shift } from '../core/types.ts'

export const modules = [organisation, administration, filesModule({}), noticesModule(liveNotices()), workflow, duty]

/** The demo district with its rosters, on a database of its own, with a clock that the test moves. */
export async function testOffice(start: Instant = '2026-11-17T02:00:00.000Z' as Instant) {
  const made = await testPlatform(modules, start)
  const platform = { ...made.platform, files: await openDiskStore(path.join(made.dataDir, 'files')) }
  const district = await seedDistrict(platform)
  await seedDuty({ platform, district })
  const office = demoOffice('duty', platform, district)
  /** Who has a place on a day. */
  const holder = async (day: string, role: DutyRole): Promise<Shift> => (await shiftsOn(platform.db, day as Day)).find((one) => one.role === role)!
  const told = async (name: string) => (await platform.db.selectFrom('platform_news').select('payload').where('type', '=', name).execute()).map(({ payload }) => payload as Record<string, unknown>)
  const watched = (key: string | null = null) => platform.runCommand(platform.systemCall('duty.watch', key), async (work) => watchHandover(work))
  return { ...made, platform, district, office, holder, told, watched, as: async (person: PersonId, name: string) => await office.call(person, name) }
}
