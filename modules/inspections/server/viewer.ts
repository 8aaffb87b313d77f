import { dayOf, type Instant } from '#lib/instants'
import { actorFacts, organOf, peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import type { HeldPost, Identity, Membership, Viewer } from '../core/access.ts'
import type { PersonId } from '#lib/ids'
import { agenciesIn } from './pool/agencies.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as `core/access.ts` asks for one: himself first, then those for whom he stands in in inspections. */
export async function viewerOf({ db, actor, now }: Looking): Promise<Viewer> {
  const day = dayOf(now)
  const [tree, serves] = [await unitTree(db, day), await membershipsIn(db)]
  const self: readonly Identity[] = actor.person === null ? [] : [{ person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []), serves: serves(actor.person) }]
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind === 'inspections' || kind === 'inspections.inspection')).map(({ person }) => person)
  const names = await peopleByIds(db, principals, day)
  const others: Identity[] = []
  for (const person of principals) others.push({ person, name: names.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts), serves: serves(person) })
  return { admin: actor.admin, identities: [...self, ...others] }
}

/** As what anybody belongs to the agencies of the pool. */
export async function membershipsIn(db: Db): Promise<(person: PersonId) => readonly Membership[]> {
  const agencies = (await agenciesIn(db)).filter(({ retired }) => !retired)
  return (person) => agencies.flatMap(({ unit, staff }) => staff.filter((one) => one.person === person).map(({ role }) => ({ agency: unit, role })))
}

/** Posts with the organ of each. */
export const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly HeldPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})
