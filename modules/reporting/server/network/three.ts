import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { peopleByIds } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { PointId, PointRole, Three } from '../../core/network/three.ts'
import { own } from '../tables.ts'

/** The three of a point on a day, first ones and substitutes, by those of them who still hold a post; null where there is no such point that day. */
export async function threeOf(db: Db, point: PointId, day: Day): Promise<Three | null> {
  const found = await own(db).selectFrom('reporting_points').select(['id', 'unit']).where('id', '=', point).where('is_active', '=', true)
    .where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).executeTakeFirst()
  if (!found) return null
  const rows = await own(db).selectFrom('reporting_roles').select(['person', 'role', 'is_substitute']).where('point', '=', point)
    .where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).orderBy('is_substitute').orderBy('from_on').execute()
  const people = await peopleByIds(db, rows.map(({ person }) => person), day)
  return {
    point: found.id, unit: found.unit,
    members: rows.flatMap(({ person, role, is_substitute }) => {
      const brief = people.get(person)
      return brief?.unit ? [{ person, name: brief.name, role, isSubstitute: is_substitute }] : []
    }),
  }
}

/** The points of which somebody carries a role on a day, and which role. */
export const rolesOf = async (db: Db, person: PersonId, day: Day): Promise<readonly { readonly point: PointId; readonly role: PointRole }[]> =>
  own(db).selectFrom('reporting_roles as r').innerJoin('reporting_points as p', 'p.id', 'r.point').select(['r.point', 'r.role']).where('r.person', '=', person).where('p.is_active', '=', true)
    .where('r.from_on', '<=', day).where((is) => is.or([is('r.until_on', 'is', null), is('r.until_on', '>', day)])).orderBy('r.point').execute()
