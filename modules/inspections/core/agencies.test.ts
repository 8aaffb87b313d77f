import { expect, test } from 'vitest'
import { chief, clerk, office, stranger } from '../testing/pool-samples.ts'
import { agenciesOf, checkAgency, headsOf, isHeadOf, worksFor } from './agencies.ts'

test('每支督查力量要有负责人，一个人不能列两次', () => {
  expect(checkAgency(office)).toBeNull()
  expect(checkAgency({ ...office, staff: office.staff.filter(({ role }) => role !== 'head') })).toMatchObject({ code: 'agency-without-head' })
  expect(checkAgency({ ...office, staff: [...office.staff, office.staff[0]!] })).toMatchObject({ code: 'staff-twice', detail: { name: '督查室主任' } })
  expect(checkAgency({ ...office, staff: [], retired: true })).toBeNull()
})

test('列在人员库里的才算本单位的人；退出的力量没有人', () => {
  expect([clerk, chief, stranger].map(({ person }) => worksFor([office], person, office.unit))).toEqual([true, true, false])
  expect([clerk, chief].map(({ person }) => isHeadOf([office], person, office.unit))).toEqual([false, true])
  expect(headsOf([office], office.unit)).toHaveLength(2)
  expect(agenciesOf([{ ...office, retired: true }], [clerk.person])).toEqual([])
})
