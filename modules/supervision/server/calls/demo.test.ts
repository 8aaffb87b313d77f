import { expect, test } from 'vitest'
import { testOffice } from '../../testing/office.ts'
import { seedCalls } from '../demo/calls.ts'
import { callView, listCalls } from './views.ts'

test('演示催报：一次已办结，一次四十个单位正在报送，有退回、有待签、有未报', async () => {
  const { platform, office } = await testOffice()
  await seedCalls({ platform, district: office.district })
  const looking = await office.look(office.district.cast.supervisor)
  const list = async (scope: 'open' | 'closed') => (await listCalls(looking, { scope, q: '', after: null, limit: 10 })).lines
  expect(await list('closed')).toMatchObject([{ at: 'closed', called: 12, replied: 12 }])
  const [open, waiting] = await list('open')
  expect(waiting).toMatchObject({ at: 'drafted', called: 20 })
  expect(open).toMatchObject({ at: 'sent', called: 40 })
  const view = await callView(looking, open!.id)
  if ('kind' in view) throw new Error(view.code)
  expect(view.tally!.replied).toBeGreaterThan(15)
  expect(view.tally).toMatchObject({ signing: expect.any(Number), returned: 1, late: 0 })
  expect(view.tally!.signing).toBeGreaterThan(0)
  expect(view.tally!.missing.length).toBe(40 - view.tally!.replied)
  expect(view.table!.some(({ urges }) => urges === 1)).toBe(true)
}, 60_000)
