import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Instant } from '#lib/instants'
import { actorFacts, inChargeLeaderOf, organOf, peopleByIds, peopleWithRole, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import { approverRoles, turnOf, type HeldPost, type Identity, type Viewer } from '../core/access.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as `core/access.ts` asks for one: himself first, then those for whom he stands in in 督查. */
export async function viewerOf({ db, actor, now }: Looking): Promise<Viewer> {
  const day = dayOf(now)
  const tree = await unitTree(db, day)
  const self = actor.person === null ? [] : [await identityOf(db, tree, { person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []) })]
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind === 'supervision' || kind === 'supervision.item')).map(({ person }) => person)
  const names = await peopleByIds(db, principals, day)
  const others: Identity[] = []
  for (const person of principals) others.push(await identityOf(db, tree, { person, name: names.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts) }))
  return { admin: actor.admin, identities: [...self, ...others], officesUnder: officesUnder(tree) }
}

const identityOf = async (db: Db, tree: UnitTree, one: Omit<Identity, 'decidesAt'>): Promise<Identity> => ({ ...one, decidesAt: await turnsOf(db, tree, one) })

/** A leader in charge decides for his sections; the head of the organ where nobody is, or in place of him who is. Whom an act goes to, `resolved` of `ground.ts` says likewise. */
async function turnsOf(db: Db, tree: UnitTree, { person, posts }: { person: PersonId; posts: readonly HeldPost[] }): Promise<readonly string[]> {
  const turns = new Set<string>()
  for (const { organ, roles } of posts.filter((post) => post.roles.some((role) => approverRoles.includes(role)))) {
    const approvers = new Set<PersonId>()
    for (const role of approverRoles) for (const { id } of await peopleWithRole(db, { unit: organ, role: role as 'officeHead', day: tree.day })) approvers.add(id)
    for (const office of [organ, ...(tree.children.get(organ) ?? []).filter(({ kind }) => kind === 'section').map(({ id }) => id)]) {
      const inCharge = (await inChargeLeaderOf(db, { unit: office, day: tree.day }))?.id
      const isDecided = inCharge !== undefined && approvers.has(inCharge)
      if (isDecided ? inCharge === person : roles.includes('officeHead')) turns.add(turnOf(office))
      else if (isDecided && roles.includes('officeHead')) turns.add(turnOf(office, inCharge))
    }
  }
  return [...turns]
}

const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly HeldPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})

const trees = new WeakMap<UnitTree, Viewer['officesUnder']>()

/** The offices that work for a committee or government; found once for each tree. */
function officesUnder(tree: UnitTree): Viewer['officesUnder'] {
  const known = trees.get(tree)
  if (known) return known
  const under: Record<UnitId, UnitId[]> = {}
  for (const { id, kind, parent } of tree.units.values()) if (parent !== null && (kind === 'committeeOffice' || kind === 'governmentOffice')) (under[parent] ??= []).push(id)
  trees.set(tree, under)
  return under
}
