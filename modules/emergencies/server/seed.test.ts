import { expect, test } from 'vitest'
import { testOffice } from '../testing/office.ts'
import { seedEmergencies } from './demo/seed.ts'
import { listEmergencies } from './emergencies.ts'
import { networkView } from './network/network.ts'
import { listRounds } from './network/round-views.ts'

test('演示数据经同样的命令办成：一件办完、一件在办、网络有一处缺口、点名一次，再办一次不重复', async () => {
  const { platform, office } = await testOffice()
  expect(await seedEmergencies(platform, office.district)).toBe(2)
  expect(await seedEmergencies(platform, office.district)).toBe(0)
  const looking = await office.look(office.district.cast.dutyOfficer)
  const { lines } = await listEmergencies(looking, { filter: { scope: 'all' }, after: null, limit: 10 })
  expect(lines.map(({ at, lastReport }) => [at, lastReport])).toEqual([['received', null], ['archived', '终报']])
  expect(lines[1]?.clocks).toMatchObject({ phone: { verdict: 'onTime' }, written: { verdict: 'onTime' } })
  const network = await networkView(looking)
  expect(network.lines.filter(({ fault }) => fault !== null)).toHaveLength(1)
  expect((await listRounds(looking, { after: null, limit: 5 })).lines).toMatchObject([{ asked: 3, answered: 2 }])
}, 60_000)
