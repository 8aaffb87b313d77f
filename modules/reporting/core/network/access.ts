import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'

/** Who looks at the network: where he is, and as what. */
export interface NetworkViewer {
  readonly admin: AdministratorKind | null
  readonly person: PersonId | null
  /** Posts with the organ of each, and whether that organ is 区委 or its office. */
  readonly posts: readonly { readonly organ: UnitId; readonly isOffice: boolean; readonly roles: readonly string[] }[]
}

const keepers: readonly string[] = ['infoEditor']
const overseers: readonly string[] = ['infoEditor', 'officeHead', 'officeReviewer', 'inChargeLeader', 'principalHead', 'dutyOfficer', 'dutyLeader']
const speakers: readonly string[] = ['unitHead', 'unitContact', 'principalHead', 'officeHead']
const has = (roles: readonly string[], wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role))

/** 信息科 keeps the register. */
export const keepsNetwork = ({ admin, posts }: NetworkViewer): boolean => admin === null && posts.some(({ roles, isOffice }) => isOffice && has(roles, keepers))
/** Whether he may say who the three of a point are: 信息科, or the head or contact of its unit. */
export const speaksFor = ({ admin, posts }: NetworkViewer, unit: UnitId): boolean => admin === null && posts.some(({ organ, roles }) => organ === unit && has(roles, speakers))
/** Whether he sees every point with its people and telephones: the office, its duty room, the leaders above. */
export const seesNetwork = ({ admin, posts }: NetworkViewer): boolean => admin === null && posts.some(({ roles, isOffice }) => isOffice && has(roles, overseers))

/** Whether he may know of a point: the office, everybody of its unit, and its three. Numbers of telephones are in it. */
export const maySeePoint = (viewer: NetworkViewer, { unit, people }: { readonly unit: UnitId; readonly people: readonly PersonId[] }): boolean =>
  viewer.admin === null && (seesNetwork(viewer) || viewer.posts.some(({ organ }) => organ === unit) || (viewer.person !== null && people.includes(viewer.person)))
