import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { PointId, PointRole } from '../network/three.ts'
import type { Present } from './types.ts'

export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }
export interface Carried { readonly point: PointId; readonly role: PointRole }
/** Somebody in whose name the viewer may act: himself, or one he stands in for. */
export interface Identity { readonly person: PersonId; readonly name: string; readonly posts: readonly HeldPost[]; readonly carried: readonly Carried[] }
/** 信息科 and the office of which it is a section; null where nobody edits. */
export interface Desk { readonly section: UnitId; readonly organ: UnitId }
export interface Viewer { readonly admin: string | null; readonly identities: readonly Identity[]; readonly desk: Desk | null }

const leading: readonly OfficeRole[] = ['officeHead', 'officeReviewer', 'inChargeLeader']
const has = ({ roles }: HeldPost, wanted: readonly OfficeRole[]): boolean => wanted.some((role) => roles.includes(role))

const editsAs = ({ posts }: Identity): boolean => posts.some((post) => has(post, ['infoEditor']))
/** 值班员 hand on what was told on the phone at night. */
const receivesAs = (identity: Identity): boolean => editsAs(identity) || identity.posts.some((post) => has(post, ['dutyOfficer']))
const reviewsAs = ({ posts }: Identity, desk: Desk | null): boolean => desk !== null && posts.some((post) => post.unit === desk.section && has(post, ['sectionHead']))
const signsAs = ({ posts }: Identity, desk: Desk | null): boolean => desk !== null && posts.some((post) => post.organ === desk.organ && post.unit === desk.organ && has(post, leading))
const isOfDesk = (identity: Identity, desk: Desk | null): boolean => editsAs(identity) || reviewsAs(identity, desk) || signsAs(identity, desk)

/** By what a viewer comes to see items. */
export interface Reach { readonly people: readonly PersonId[]; readonly points: readonly PointId[]; readonly isDesk: boolean }

export function reachOf({ admin, identities, desk }: Viewer): Reach {
  if (admin !== null) return { people: [], points: [], isDesk: false }
  return {
    people: identities.map(({ person }) => person), points: [...new Set(identities.flatMap(({ carried }) => carried.map(({ point }) => point)))],
    isDesk: identities.some((identity) => isOfDesk(identity, desk)),
  }
}

/** `whole`: the office, which knows of an item once it has left its unit; `point`: the unit whose work it is; `none`: it does not exist for him. */
export type Sight = 'whole' | 'point' | 'none'

/** Who may see an item; `server/items/queries.ts` holds the same rule in SQL. */
export function sightOf(viewer: Viewer, item: Present): Sight {
  const { people, points, isDesk } = reachOf(viewer)
  if (isDesk && item.submittedAt !== null) return 'whole'
  return people.includes(item.author.person) || (item.source.point !== null && points.includes(item.source.point)) ? 'point' : 'none'
}

/** In what capacity one may act on an item. */
export interface Standing { readonly carries: readonly PointRole[]; readonly receives: boolean; readonly edits: boolean; readonly reviews: boolean; readonly signs: boolean }

export const standingOf = (identity: Identity, point: PointId | null, desk: Desk | null): Standing => ({
  carries: identity.carried.filter((one) => one.point === point).map(({ role }) => role), receives: receivesAs(identity), edits: editsAs(identity), reviews: reviewsAs(identity, desk), signs: signsAs(identity, desk),
})

/** Whether the viewer works for the office on what others report. */
export const isEditor = ({ admin, identities }: Viewer): boolean => admin === null && identities.some(editsAs)
/** Whether the viewer may take in what came by letter, hotline or the duty log. */
export const mayReceive = ({ admin, identities }: Viewer): boolean => admin === null && identities.some(receivesAs)
/** The points for which the viewer writes. */
export const pointsOf = (viewer: Viewer): readonly PointId[] => reachOf(viewer).points

