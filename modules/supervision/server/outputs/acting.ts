import { decidedInName, signatoryOf } from '#modules/organisation'
import type { Decision, Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import type { Signatory } from '#lib/signatory'
import { isRefused, type Work } from '#platform/act'
import { officeRoles, type Identity, type Viewer } from '../../core/access.ts'
import { officeStandingOf } from '../../core/outputs/access.ts'
import type { OutputRefusal } from '../../core/outputs/refusals.ts'

export type No = Refused<OutputRefusal | 'not-found' | 'changed-meanwhile'>
/** One in whose name somebody acts on something of an organ's 督查室. */
export interface Acting { readonly actor: Signatory; readonly identity: Identity; readonly standing: ReturnType<typeof officeStandingOf> }

/** Decides in the actor's own name, or where he may not, in that of one he stands in for. */
export async function decidedFor<Event, Code extends string>(work: Work, { viewer, organ }: { viewer: Viewer; organ: UnitId }, decide: (acting: Acting) => Decision<Event, Code>): Promise<readonly Event[] | Refused<Code | 'not-found'>> {
  const decided = await decidedInName(work, viewer.identities, (actor, identity) => decide({ actor, identity, standing: officeStandingOf(viewer, identity, organ) }))
  return isRefused(decided) ? decided : decided.events
}

/** The organ for whose 督查室 somebody makes something, and he as its signatory. */
export async function officeActor(work: Work, viewer: Viewer): Promise<{ readonly organ: UnitId; readonly actor: Signatory } | null> {
  for (const identity of viewer.identities) {
    const post = identity.posts.find(({ roles }) => roles.some((role) => officeRoles.includes(role)))
    if (post) return { organ: post.organ, actor: await signatoryOf(work, identity) }
  }
  return null
}
