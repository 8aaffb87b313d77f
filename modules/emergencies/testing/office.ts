import type { Instant } from '#lib/instants'
import { administration } from '#modules/administration'
import { duty } from '#modules/duty'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import { listen } from '../../../platform/http/testing.ts'
import { testPlatform } from '../../../platform/testing.ts'
import { emergencies } from '../index.ts'
import { officeOf } from '../server/demo/office.ts'
import { sweep } from '../server/jobs.ts'

export const modules = [organisation, administration, filesModule({}), noticesModule(liveNotices()), workflow, duty, emergencies]

/** The demo district on a database of its own, with a clock that the test moves. */
export async function testOffice(start?: Instant) {
  const made = await testPlatform(modules, start)
  const office = officeOf(made.platform, await seedDistrict(made.platform))
  /** Sweeps as the job does; answers how many emergencies were looked at. */
  const swept = async (): Promise<number> => (await made.platform.runCommand(made.platform.systemCall('emergencies.sweep', null), sweep)) as number
  return { ...made, office, swept }
}

/** The routes of the house around emergencies, listening; whoever the header `x-person` names is signed in. */
export const listening = (office: ReturnType<typeof officeOf>, auditKey: Buffer) => listen({ platform: office.platform, modules, auditKey, actorOf: async (person) => (await office.call(person, 'http')).actor })
