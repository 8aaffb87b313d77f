import { decidedInName } from '#modules/organisation'
import type { Decision, Refused } from '#lib/decision'
import type { UnitId } from '#lib/ids'
import type { Signatory } from '#lib/signatory'
import type { Work } from '#platform/act'
import type { Identity, Viewer } from '../../core/items/access.ts'
import { pointsOf, reachOf } from '../../core/items/access.ts'
import type { PointId } from '../../core/network/three.ts'
import { viewerOf, type Looking } from '../viewer.ts'

const has = ({ posts }: Identity, organ: UnitId, roles: readonly string[]): boolean => posts.some((post) => post.organ === organ && post.roles.some((role) => roles.includes(role)))
/** 信息科; those who judge appeals; 办公室主任, who decides the rules. */
export const editsScores = (identity: Identity, organ: UnitId): boolean => has(identity, organ, ['infoEditor'])
export const judgesScores = (identity: Identity, organ: UnitId): boolean => has(identity, organ, ['officeHead', 'officeReviewer', 'inChargeLeader'])
export const decidesRules = (identity: Identity, organ: UnitId): boolean => has(identity, organ, ['officeHead'])

/** What of scores somebody sees: those of all points for the office, else of the points whose roles he carries. */
export interface ScoreReach { readonly isWhole: boolean; readonly points: readonly PointId[]; readonly organ: UnitId | null }
export async function scoreReachOf(looking: Looking): Promise<ScoreReach & { readonly viewer: Viewer }> {
  const viewer = await viewerOf(looking)
  return { viewer, isWhole: reachOf(viewer).isDesk, points: viewer.admin === null ? pointsOf(viewer) : [], organ: viewer.desk?.organ ?? null }
}
export const seesScoresOf = ({ isWhole, points }: ScoreReach, point: PointId): boolean => isWhole || points.includes(point)

/** Decides in the actor's own name, or where he may not, in that of one he stands in for. */
export async function decidedBy<Event, Code extends string>(work: Work, viewer: Viewer, decide: (actor: Signatory, identity: Identity) => Decision<Event, Code>): Promise<{ readonly events: readonly Event[]; readonly actor: Signatory } | Refused<Code | 'not-found'>> {
  return decidedInName(work, viewer.admin === null ? viewer.identities : [], decide)
}
