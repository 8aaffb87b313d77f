import { expect, test } from 'vitest'
import { problemWords, stageWords } from '../core/words.ts'
import { testOffice } from '../testing/office.ts'
import { sampleCases } from './demo/cases.ts'
import { seedInspections } from './demo/seed.ts'
import { own } from './tables.ts'

test('演示数据经同样的命令办成：三种方式、各个阶段、各种问题状态都有，再办一次不重复', async () => {
  const { platform, office, swept } = await testOffice()
  expect(await seedInspections(platform, office.district)).toBe(sampleCases.length)
  expect(await seedInspections(platform, office.district)).toBe(0)
  const rows = await own(platform.db).selectFrom('inspections_inspections').select(['at', 'method', 'is_covert']).execute()
  expect(new Set(rows.map(({ at }) => at))).toEqual(new Set(Object.keys(stageWords).filter((at) => at !== 'absent')))
  expect(new Set(rows.map(({ method }) => method))).toEqual(new Set(['onSite', 'joint', 'special']))
  expect(rows.some(({ is_covert }) => is_covert)).toBe(true)
  const problems = await own(platform.db).selectFrom('inspections_problems').select('at').execute()
  expect(new Set(problems.map(({ at }) => at))).toEqual(new Set(Object.keys(problemWords)))
  expect(await swept()).toBe(0)
}, 60_000)
