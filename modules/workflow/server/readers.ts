import { sql, type RawBuilder } from 'kysely'
import type { PersonId } from '#lib/ids'
import type { Day } from '#lib/instants'
import { actorFacts } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import { postHolder } from '../core/led.ts'

/** One whose to-dos are read, and for which kinds of case; `kinds` null is every kind. */
export interface Reader { readonly holder: PersonId; readonly kinds: readonly string[] | null; readonly isOwn: boolean }

/** Whose to-dos somebody sees: his own, those of his posts, and both of those he stands in for. */
export async function readersOf(db: Db, actor: Pick<Actor, 'person' | 'posts' | 'standsInFor'>, day: Day): Promise<readonly Reader[]> {
  const own = actor.person === null ? [] : [actor.person, ...holdersOf(actor.posts ?? [])]
  const others = await Promise.all(actor.standsInFor.map(async ({ person, kinds }) => {
    const { posts } = await actorFacts(db, person, day)
    return [person, ...holdersOf(posts)].map((holder): Reader => ({ holder, kinds: kinds.includes('*') ? null : kinds, isOwn: false }))
  }))
  const all = [...own.map((holder): Reader => ({ holder, kinds: null, isOwn: true })), ...others.flat()]
  return all.filter(({ holder }, index) => all.findIndex((other) => other.holder === holder) === index)
}

const holdersOf = (posts: NonNullable<Actor['posts']>): readonly PersonId[] => posts.flatMap(({ unit, roles }) => roles.map((role) => postHolder(role, unit)))

/** Readers as rows `r (person, kinds)`. */
export const rowsOf = (readers: readonly Pick<Reader, 'holder' | 'kinds'>[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(readers.map(({ holder, kinds }) => ({ person: holder, kinds })))}::jsonb) as r (person text, kinds text[])`

/** Whether a task `t` is of a kind that its reader `r` reads. */
export const ofKind = sql`(r.kinds is null or t.case_kind = any(r.kinds) or split_part(t.case_kind, '.', 1) = any(r.kinds))`
