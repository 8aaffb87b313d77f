import { dayOf, type Instant } from '#lib/instants'
import { actorFacts, organOf, peopleByIds, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import { agenciesOf, type Agency } from '../../core/agencies.ts'
import { poolReachOf, type PoolIdentity, type PoolReach } from '../../core/pool-access.ts'
import { agenciesIn } from './agencies.ts'

/** Somebody looking or acting now. */
export interface PoolLooking { readonly db: Db; readonly actor: Actor; readonly now: Instant }
export interface PoolViewer extends PoolReach { readonly identities: readonly PoolIdentity[]; readonly all: readonly Agency[]; readonly mine: readonly Agency[] }

/** The viewer, those he stands in for in inspections, and the agencies for which they work. */
export async function poolViewer({ db, actor, now }: PoolLooking): Promise<PoolViewer> {
  const day = dayOf(now)
  const [tree, all] = [await unitTree(db, day), await agenciesIn(db)]
  const self: readonly PoolIdentity[] = actor.person === null || actor.admin !== null ? [] : [{ person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []) }]
  const principals = actor.admin === null ? actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind.startsWith('inspections'))).map(({ person }) => person) : []
  const names = await peopleByIds(db, principals, day)
  const others: PoolIdentity[] = []
  for (const person of principals) others.push({ person, name: names.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts) })
  const identities = [...self, ...others]
  const mine = agenciesOf(all, identities.map(({ person }) => person))
  return { identities, all, mine, ...poolReachOf(identities, mine) }
}

const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): PoolIdentity['posts'] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})
