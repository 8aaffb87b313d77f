import { sql } from 'kysely'
import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'

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
  const { rows: posts } = await sql<ActorFacts['posts'][number]>`
    select a.unit, o.title, o.roles from organisation_appointments a join organisation_posts o on o.id = a.post
    where a.person = ${person} and a.from_on <= ${day}::date and (a.until_on is null or a.until_on > ${day}::date)
    order by a.main desc, a.from_on, a.id`.execute(db)
  // One who has left the house stands in for nobody, whatever was granted before.
  const standsInFor = posts.length === 0 ? [] : (await sql<{ person: PersonId; kinds: readonly string[] }>`
    select principal as person, kinds from organisation_proxies
    where deputy = ${person} and from_on <= ${day}::date and last_on >= ${day}::date and (ended_on is null or ended_on >= ${day}::date)
    order by principal`.execute(db)).rows
  return { units: [...new Set(posts.map((post) => post.unit))], roles: [...new Set(posts.flatMap((post) => post.roles))], posts, standsInFor }
}

/** Who stands in for a principal on a day in this kind of case; null for nobody. */
export async function deputyOf(db: Db, of: { principal: PersonId; kind: string; day: Day }): Promise<PersonId | null> {
  const { rows: [row] } = await sql<{ deputy: PersonId }>`
    select deputy from organisation_proxies
    where principal = ${of.principal} and from_on <= ${of.day}::date and last_on >= ${of.day}::date and (ended_on is null or ended_on >= ${of.day}::date)
      and (${of.kind} = any(kinds) or '*' = any(kinds))`.execute(db)
  return row?.deputy ?? null
}
