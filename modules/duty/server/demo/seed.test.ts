import { expect, test } from 'vitest'
import { testOffice } from '../../testing/office.ts'
import { openMatters } from '../log.ts'
import { logView } from '../log-views.ts'
import { handoverView } from '../handovers.ts'
import { monthView } from '../months.ts'
import type { Month } from '../../core/types.ts'
import { seedDuty } from './seed.ts'

test('演示数据经同样的命令办成：本月已发布、下月待审定，今日日志和一次带未办结事项的交接；再办一次不重复', async () => {
  const { platform, district, office, holder } = await testOffice()
  expect(await seedDuty({ platform, district })).toBe(0)
  const looking = await office.look(district.cast.officeHead)
  const [november, december] = [await monthView(looking, '2026-11' as Month), await monthView(looking, '2026-12' as Month)]
  if ('kind' in november || 'kind' in december) throw new Error('refused')
  expect(november).toMatchObject({ roster: { at: 'published' }, empty: 0 })
  expect(november.shifts).toHaveLength(30 * 4)
  // 敏感时期 of three days: every place twice.
  expect(december).toMatchObject({ roster: { at: 'submitted' }, empty: 0, may: ['return', 'publish'] })
  expect(december.shifts).toHaveLength(31 * 4 + 3 * 4)
  const log = await logView(looking, null)
  expect(log).toMatchObject({ day: '2026-11-17', closing: null })
  expect((await openMatters(platform.db)).length).toBeGreaterThan(0)
  const handover = await handoverView(looking, null)
  expect(handover).toMatchObject({ isLate: false, handover: { taken: { by: { person: (await holder('2026-11-17', 'main')).person } } } })
}, 60_000)
