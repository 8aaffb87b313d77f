import { organOf, unitTree } from '#modules/organisation'
import type { Day } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { Viewer } from '../core/access.ts'

/** The kinds of case for which a proxy of documents stands. */
const CASE_KINDS: readonly string[] = ['*', 'documents', 'documents.committee', 'documents.department']

/** The actor as `core/access.ts` asks for one. */
export async function viewerOf(db: Db, actor: Actor, day: Day): Promise<Viewer> {
  const tree = await unitTree(db, day)
  const posts = (actor.posts ?? []).flatMap(({ unit, roles }) => {
    const organ = organOf(tree, unit)?.id
    return organ ? [{ unit, organ, roles }] : []
  })
  return {
    person: actor.person, admin: actor.admin, posts,
    standsInFor: actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => CASE_KINDS.includes(kind))).map(({ person }) => person),
  }
}
