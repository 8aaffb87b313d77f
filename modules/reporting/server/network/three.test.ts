import { expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '#lib/instants'
import { actorFacts } from '#modules/organisation'
import { missingOf, type PointId } from '../../core/network/three.ts'
import { testOffice } from '../../testing/office.ts'
import { own } from '../tables.ts'
import { rolesOf, threeOf } from './three.ts'

test('直报点的三级负责人按日子认定；离任的、只有替补的都算缺', async () => {
  const { platform: { db, now }, office: { district: { cast } } } = await testOffice()
  const today = dayOf(now())
  const point = 'P1' as PointId
  const unit = (await actorFacts(db, cast.townContact, today)).units[0]!
  await own(db).insertInto('reporting_points').values({ id: point, unit, level: 'township', is_active: true, from_on: addDays(today, -30), until_on: null }).execute()
  const role = { point, phone: '', from_on: addDays(today, -30), until_on: null as Day | null, is_substitute: false }
  await own(db).insertInto('reporting_roles').values([
    { ...role, person: cast.townContact, role: 'infoOfficer' }, { ...role, person: cast.townHead, role: 'leader' },
    { ...role, person: cast.drafter, role: 'officeHead', until_on: today }, { ...role, person: cast.clerk, role: 'officeHead', is_substitute: true },
  ]).execute()
  const three = (await threeOf(db, point, today))!
  expect(three.members.map(({ person, role: of, isSubstitute }) => [person, of, isSubstitute])).toEqual(expect.arrayContaining([[cast.townContact, 'infoOfficer', false], [cast.townHead, 'leader', false], [cast.clerk, 'officeHead', true]]))
  expect(three.members).toHaveLength(3)
  expect(missingOf(three)).toEqual(['officeHead'])
  expect(missingOf((await threeOf(db, point, addDays(today, -1)))!)).toEqual([])
  expect(await threeOf(db, point, addDays(today, -31))).toBeNull()
  expect(await rolesOf(db, cast.townContact, today)).toEqual([{ point, role: 'infoOfficer' }])
  expect(await rolesOf(db, cast.drafter, today)).toEqual([])
})
