import type { PersonId, UnitId } from '#lib/ids'
import { dayOf, type Day, type Instant } from '#lib/instants'
import { actorFacts, organOf, peopleByIds, peopleWithRole, unitTree, type UnitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import { standingOf, type DutyIdentity, type DutyPost, type DutyStanding } from '../core/access.ts'
import { inDuty } from './tables.ts'

/** Somebody looking or acting now. */
export interface Looking { readonly db: Db; readonly actor: Actor; readonly now: Instant }
/** In his own name first, then in the names of those he stands in for. */
export type InDutyName = DutyIdentity & DutyStanding
export interface DutyViewer { readonly names: readonly InDutyName[]; readonly organs: readonly UnitId[] }

export async function viewerOf({ db, actor, now }: Looking): Promise<DutyViewer> {
  const day = dayOf(now)
  const [tree, members] = [await unitTree(db, day), await membersOn(db, day)]
  const organs = await dutyOrgans(db, { day, tree })
  const named = (identity: DutyIdentity): InDutyName => ({ ...identity, ...standingOf(identity, { organs, members }) })
  if (actor.person === null || actor.admin !== null) return { names: [], organs }
  const principals = actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => kind === '*' || kind.startsWith('duty'))).map(({ person }) => person)
  const briefs = await peopleByIds(db, principals, day)
  const others: InDutyName[] = []
  for (const person of principals) others.push(named({ person, name: briefs.get(person)?.name ?? '', posts: postsIn(tree, (await actorFacts(db, person, day)).posts) }))
  return { names: [named({ person: actor.person, name: actor.name, posts: postsIn(tree, actor.posts ?? []) }), ...others], organs }
}

/** The organs that have a 值班室. */
async function dutyOrgans(db: Db, { day, tree }: { day: Day; tree: UnitTree }): Promise<readonly UnitId[]> {
  const keepers = await peopleWithRole(db, { unit: null, role: 'dutyOfficer', day })
  return [...new Set(keepers.flatMap(({ unit }) => { const organ = unit && organOf(tree, unit)?.id; return organ ? [organ] : [] }))]
}

/** Everybody who takes turns on a day. */
async function membersOn(db: Db, day: Day): Promise<readonly PersonId[]> {
  const rows = await inDuty(db).selectFrom('duty_members').select('person').distinct().where('from_on', '<=', day).where((is) => is.or([is('until_on', 'is', null), is('until_on', '>', day)])).execute()
  return rows.map(({ person }) => person)
}

const postsIn = (tree: UnitTree, posts: NonNullable<Actor['posts']>): readonly DutyPost[] => posts.flatMap(({ unit, roles }) => {
  const organ = organOf(tree, unit)?.id
  return organ ? [{ unit, organ, roles }] : []
})
