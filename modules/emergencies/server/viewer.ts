import type { PersonId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import type { NamedPerson } from '#lib/signatory'
import { onDuty } from '#modules/duty'
import { actorFacts, organOf, peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import type { HeldPost, Identity, Viewer } from '../core/access.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as `core/access.ts` asks for one: himself first, then those for whom he stands in. */
export async function viewerOf({ db, actor, now }: Looking): Promise<Viewer> {
  const day = dayOf(now)
  const [tree, roster] = [await unitTree(db, day), await onDuty(db, now)]
  const identity = ({ person, name }: NamedPerson, posts: NonNullable<Actor['posts']>): Identity => ({ person, name, posts: postsIn(tree, posts), onDuty: dutyOf(roster, person) })
  const self = actor.person === null ? [] : [identity({ person: actor.person, name: actor.name }, actor.posts ?? [])]
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind === 'emergencies' || kind === 'emergencies.emergency')).map(({ person }) => person)
  const names = await peopleByIds(db, principals, day)
  const others: Identity[] = []
  for (const person of principals) others.push(identity({ person, name: names.get(person)?.name ?? '' }, (await actorFacts(db, person, day)).posts))
  return { admin: actor.admin, identities: [...self, ...others] }
}

const dutyOf = ({ leader, officers }: Awaited<ReturnType<typeof onDuty>>, person: PersonId): Identity['onDuty'] => (leader === person ? 'leader' : officers.includes(person) ? 'officer' : null)

/** Posts with the organ of each, and whether that is the committee's office. */
export const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly HeldPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)
  return organ ? [{ unit, organ: organ.id, isOffice: organ.kind === 'committeeOffice', roles }] : []
})
