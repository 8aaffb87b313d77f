import { expect, test } from 'vitest'
import { testOffice } from '../../testing/office.ts'
import { seedNetwork } from '../network/demo.ts'
import { own } from '../tables.ts'
import { seedReports } from './seed.ts'

test('演示信息各阶段都有，由真命令写成；再种一次不多不少', async () => {
  const { platform, office: { district } } = await testOffice()
  await seedNetwork(platform, district)
  const made = await seedReports(platform, district)
  expect(await seedReports(platform, district)).toBe(0)
  const rows = await own(platform.db).selectFrom('reporting_items').select(['at', 'state']).execute()
  expect(rows).toHaveLength(made)
  expect(new Set(rows.map(({ at }) => at))).toEqual(new Set(['drafted', 'atOfficeHead', 'atLeader', 'submitted', 'screened', 'editing', 'reviewing', 'signed']))
  expect(rows.every(({ at, state }) => state.at === at)).toBe(true)
})
