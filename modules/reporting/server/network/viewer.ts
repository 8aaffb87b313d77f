import { dayOf, type Instant } from '#lib/instants'
import { organOf, unitTree } from '#modules/organisation'
import type { Actor, Db } from '#platform/act'
import type { NetworkViewer } from '../../core/network/access.ts'

/** Somebody looking or acting now. */
export interface NetworkLooking { readonly db: Db; readonly actor: Actor; readonly now: Instant }

/** The actor as the network asks for one. The register is kept in one's own name: nobody stands in for another here. */
export async function networkViewerOf({ db, actor, now }: NetworkLooking): Promise<NetworkViewer> {
  const tree = await unitTree(db, dayOf(now))
  const posts = (actor.posts ?? []).flatMap(({ unit, roles }) => {
    const organ = organOf(tree, unit)
    return organ ? [{ organ: organ.id, isOffice: organ.kind === 'committeeOffice' || organ.kind === 'districtCommittee', roles }] : []
  })
  return { admin: actor.admin, person: actor.person, posts }
}
