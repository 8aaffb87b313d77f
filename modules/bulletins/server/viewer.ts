import { dayOf, type Instant } from '#lib/instants'
import { actorFacts, organOf, peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import type { HeldPost, Identity, Viewer } from '../core/access.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as `core/access.ts` asks for one: himself first, then those for whom he stands in in bulletins. */
export async function viewerOf({ db, actor, now }: Looking): Promise<Viewer> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const self: readonly Identity[] = actor.person === null ? [] : [{ person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []) }]
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind === 'bulletins' || kind === 'bulletins.issue')).map(({ person }) => person)
  const names = await peopleByIds(db, principals, day)
  const others: Identity[] = []
  for (const person of principals) others.push({ person, name: names.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts) })
  return { admin: actor.admin, identities: [...self, ...others] }
}

/** Posts with the organ of each. */
const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly HeldPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})
