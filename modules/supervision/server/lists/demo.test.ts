import { expect, test } from 'vitest'
import { testOffice } from '../../testing/office.ts'
import { seedKeyList } from '../demo/lists.ts'
import { listsFor, listView } from './views.ts'

test('演示清单：近三十项，都已交办，分类占比与清单相符，再办一次不重复', async () => {
  const { platform, office } = await testOffice()
  await seedKeyList({ platform, district: office.district })
  await seedKeyList({ platform, district: office.district })
  const looking = await office.look(office.district.cast.supervisor)
  const [line, ...others] = await listsFor(looking)
  expect(others).toEqual([])
  expect(line).toMatchObject({ count: 28, waiting: 'running' })
  const view = await listView(looking, line!.id)
  if ('kind' in view) throw new Error(view.code)
  expect(view.classes.map(({ name }) => name).toSorted()).toEqual(['为民办实事', '区委文件部署', '年度重点工作', '重点项目'].toSorted())
  expect(view.classes.reduce((sum, { count }) => sum + count, 0)).toBe(view.items.length)
  expect(view.total.progress).toBeGreaterThan(0.1)
}, 60_000)
