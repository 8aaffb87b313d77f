import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { peopleByIds, unitTree } from '#modules/organisation'
import type { Db } from '#platform/act'
import type { PointId, PointRole, Three } from '../../core/network/three.ts'
import { inNetwork } from './tables.ts'

/** The three of a point on a day, first ones and substitutes, by those of them who still hold a post; null where there is no such point that day. */
export async function threeOf(db: Db, point: PointId, day: Day): Promise<Three | null> {
  const found = await inNetwork(db).selectFrom('reporting_points').select(['id', 'unit', 'name', 'level']).where('id', '=', point)
    .where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).executeTakeFirst()
  if (!found) return null
  const rows = await inNetwork(db).selectFrom('reporting_roles').select(['person', 'role', 'is_substitute', 'phone']).where('point', '=', point)
    .where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).orderBy('is_substitute').orderBy('from_on').execute()
  const people = await peopleByIds(db, rows.map(({ person }) => person), day)
  return {
    point: found.id, unit: found.unit, name: await nameOn(db, found, day),
    members: rows.flatMap(({ person, role, is_substitute, phone }) => {
      const brief = people.get(person)
      return brief?.unit ? [{ person, name: brief.name, role, isSubstitute: is_substitute, phone }] : []
    }),
  }
}

/** A point is called as its unit is called that day; a village by its own name. */
export async function nameOn(db: Db, { unit, name, level }: { readonly unit: Three['unit']; readonly name: string; readonly level: string }, day: Day): Promise<string> {
  return level === 'village' ? name : (await unitTree(db, day)).units.get(unit)?.shortName ?? name
}

/** The points of which somebody carries a role on a day, and which role. */
export const rolesOf = async (db: Db, person: PersonId, day: Day): Promise<readonly { readonly point: PointId; readonly role: PointRole }[]> =>
  inNetwork(db).selectFrom('reporting_roles as r').innerJoin('reporting_points as p', 'p.id', 'r.point').select(['r.point', 'r.role']).where('r.person', '=', person)
    .where('p.from_on', '<=', day).where((is) => is.or([is('p.until_on', 'is', null), is('p.until_on', '>', day)]))
    .where('r.from_on', '<=', day).where((is) => is.or([is('r.until_on', 'is', null), is('r.until_on', '>', day)])).orderBy('r.point').execute()
