import { expect, test } from 'vitest'
import { testOffice } from '../testing/office.ts'
import { seedDocuments } from './demo/seed.ts'
import { sealedFiles } from './signing.ts'
import { own } from './tables.ts'

test('演示数据经同样的命令办成，各环节都有在办公文，再办一次不重复', async () => {
  const { platform, office } = await testOffice()
  expect(await seedDocuments(platform, office.district)).toBeGreaterThanOrEqual(12)
  expect(await seedDocuments(platform, office.district)).toBe(0)
  const rows = await own(platform.db).selectFrom('documents_documents').select(['id', 'at', 'kind', 'number', 'state']).execute()
  expect(new Set(rows.map((row) => row.at))).toEqual(new Set(['drafting', 'unitCheck', 'consulting', 'countersigning', 'officeReview', 'signing', 'recheck', 'numbering', 'proofreading', 'sealing', 'dispatched']))
  expect(new Set(rows.map((row) => row.kind)).size).toBeGreaterThanOrEqual(8)
  const joint = rows.find((row) => row.state.content.title === '关于做好寒潮天气防范应对工作的通知')!
  expect(joint).toMatchObject({ at: 'dispatched', state: { jointSeals: [{ organ: office.district.units.get('区政府办公室') }] } })
  expect((await sealedFiles(platform, joint.id)).map(({ verdict }) => [verdict.isValid, verdict.signatures.length])).toEqual([[true, 2], [true, 2]])
  expect(rows.find((row) => row.kind === 'order')?.number).toBe('第1号')
})
