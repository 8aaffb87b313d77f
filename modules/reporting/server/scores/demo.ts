import { dayOf } from '#lib/instants'
import { demoOffice, granted, type SeededDistrict } from '#modules/organisation'
import type { Platform } from '../../../../platform/module.ts'
import { quarterOf } from '../../core/scores/facts.ts'
import { makeCircular } from './circulars.ts'
import { inScores } from './tables.ts'

/** The running quarter of the demonstration, frozen by 信息科 and not announced yet. */
export async function seedCircular(platform: Platform, district: SeededDistrict): Promise<void> {
  if (await inScores(platform.db).selectFrom('reporting_circulars').select('id').executeTakeFirst()) return
  const call = await demoOffice('reporting', platform, district).call(district.cast.infoHead, 'make-circular', 'demo-reporting-circular')
  granted(await makeCircular(platform, call, { quarter: quarterOf(dayOf(platform.now())) }))
}
