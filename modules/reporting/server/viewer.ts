import { dayOf, type Instant } from '#lib/instants'
import { actorFacts, organOf, peopleByIds, peopleWithRole, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import type { Desk, HeldPost, Identity, Viewer } from '../core/items/access.ts'
import { rolesOf } from './network/three.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as `core/items/access.ts` asks for one: himself first, then those for whom he stands in in information. */
export async function viewerOf({ db, actor, now }: Looking): Promise<Viewer> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const self: readonly Identity[] = actor.person === null ? [] : [{ person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []), carried: await rolesOf(db, actor.person, day) }]
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind === 'reporting' || kind === 'reporting.item')).map(({ person }) => person)
  const names = await peopleByIds(db, principals, day)
  const others: Identity[] = []
  for (const person of principals) others.push({ person, name: names.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts), carried: await rolesOf(db, person, day) })
  return { admin: actor.admin, identities: [...self, ...others], desk: await deskOf({ db, now }) }
}

/** 信息科 and its office: the section in which the information editors sit. */
export async function deskOf({ db, now }: Pick<Looking, 'db' | 'now'>): Promise<Desk | null> {
  const day = dayOf(now)
  const section = (await peopleWithRole(db, { unit: null, role: 'infoEditor', day }))[0]?.unit ?? null
  const organ = section ? organOf(await unitTree(db, day), section)?.id : undefined
  return section && organ ? { section, organ } : null
}

/** Posts with the organ of each. */
const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly HeldPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})
