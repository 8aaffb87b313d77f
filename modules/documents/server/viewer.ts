import { organOf, unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Actor, Db } from '#platform/act'
import type { Viewer } from '../core/access.ts'

/** The kinds of case for which a proxy of documents stands. */
const CASE_KINDS: readonly string[] = ['*', 'documents', 'documents.committee', 'documents.department']

/** The actor as `core/access.ts` asks for one. */
export async function viewerOf(db: Db, actor: Actor, day: Day): Promise<Viewer> {
  const tree = await unitTree(db, day)
  const organs = actor.units.map((unit) => organOf(tree, unit)?.id).filter((unit): unit is UnitId => unit !== undefined)
  return {
    person: actor.person, admin: actor.admin, units: actor.units, organs: [...new Set(organs)], roles: actor.roles,
    standsInFor: actor.standsInFor.filter(({ kinds }) => kinds.some((kind) => CASE_KINDS.includes(kind))).map(({ person }) => person),
  }
}
