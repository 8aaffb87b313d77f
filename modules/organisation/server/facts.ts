import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { directoryOn } from './unit-queries.ts'

/** What a session must know of a person today. */
export interface ActorFacts {
  /** Units in which the person holds a post, the main one first. */
  readonly units: readonly UnitId[]
  /** Roles of all posts held; which role in which unit stands in `posts`. */
  readonly roles: readonly OfficeRole[]
  readonly posts: readonly { readonly unit: UnitId; readonly title: string; readonly roles: readonly OfficeRole[] }[]
  /** Principals for whom the person stands in, and for which kinds of case (`*` = all). */
  readonly standsInFor: readonly { readonly person: PersonId; readonly kinds: readonly string[] }[]
}

/** The facts of a person on a day; all empty for one who holds no post. */
export async function actorFacts(db: Db, person: PersonId, day: Day): Promise<ActorFacts> {
  const { byId, proxies } = await directoryOn(db, day)
  const posts = byId.get(person)?.holdings.map(({ unit, title, roles }) => ({ unit, title, roles })) ?? []
  // One who has left the house stands in for nobody, whatever was granted before.
  const standsInFor = posts.length === 0 ? [] : proxies.filter(({ deputy }) => deputy === person).map(({ principal, kinds }) => ({ person: principal, kinds }))
  return { units: [...new Set(posts.map((post) => post.unit))], roles: [...new Set(posts.flatMap((post) => post.roles))], posts, standsInFor }
}

/** Who stands in on a day in this kind of case for each of these people; those without a deputy are left out. */
export async function deputiesOf(db: Db, of: { principals: readonly PersonId[]; kind: string; day: Day }): Promise<ReadonlyMap<PersonId, PersonId>> {
  const { proxies } = await directoryOn(db, of.day)
  const standing = proxies.filter(({ principal, kinds }) => of.principals.includes(principal) && (kinds.includes(of.kind) || kinds.includes('*')))
  return new Map(standing.map(({ principal, deputy }) => [principal, deputy]))
}
