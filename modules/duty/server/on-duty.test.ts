import { expect, test } from 'vitest'
import { administration } from '#modules/administration'
import { filesModule } from '#modules/files'
import { liveNotices, noticesModule } from '#modules/notices'
import { organisation, seedDistrict } from '#modules/organisation'
import { workflow } from '#modules/workflow'
import type { Day, Instant } from '#lib/instants'
import { testPlatform } from '../../../platform/testing.ts'
import { duty } from '../index.ts'
import { onDuty } from './on-duty.ts'
import { inDuty } from './tables.ts'

test('只有已发布的值班表才算数：谁在带班、谁在值班，按交接时刻换班', async () => {
  const { platform: { db }, platform } = await testPlatform([organisation, administration, filesModule({}), noticesModule(liveNotices()), workflow, duty])
  const { cast } = await seedDistrict(platform)
  const shift = (day: string, role: 'leader' | 'chief' | 'main', person: typeof cast.drafter) => ({ day: day as Day, role, seat: 1 as const, person, name: '', kind: 'workday' as const, is_published: true })
  await inDuty(db).insertInto('duty_shifts').values([
    shift('2026-11-22', 'leader', cast.officeHead), shift('2026-11-23', 'main', cast.dutyOfficer), shift('2026-11-23', 'chief', cast.generalHead), shift('2026-11-23', 'leader', cast.deputyOfficeHead),
    { ...shift('2026-11-24', 'leader', cast.officeHead), is_published: false },
  ]).execute()
  expect(await onDuty(db, '2026-11-23T00:29:00.000Z' as Instant)).toEqual({ leader: cast.officeHead, officers: [] })
  expect(await onDuty(db, '2026-11-23T18:10:00.000Z' as Instant)).toEqual({ leader: cast.deputyOfficeHead, officers: [cast.generalHead, cast.dutyOfficer] })
  expect(await onDuty(db, '2026-11-24T01:00:00.000Z' as Instant)).toEqual({ leader: null, officers: [] })
}, 60_000)
