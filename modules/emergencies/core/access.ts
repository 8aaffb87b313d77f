import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Present } from './types.ts'

/** A post held today, in the organ of its unit. */
export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly isOffice: boolean; readonly roles: readonly string[] }
/** One in whose name somebody acts, and what the roster of this moment makes of him. */
export interface Identity { readonly person: PersonId; readonly name: string; readonly posts: readonly HeldPost[]; readonly onDuty: 'officer' | 'leader' | null }
/** Who looks: himself first, then those he stands in for. The three administrators see no emergency. */
export interface Viewer { readonly admin: AdministratorKind | null; readonly identities: readonly Identity[] }

const keeping: readonly string[] = ['dutyOfficer']
const leading: readonly string[] = ['officeHead', 'officeReviewer', 'dutyLeader', 'inChargeLeader']
/** Those through whose hands a unit's own matters go. */
export const handlingRoles: readonly string[] = ['unitContact', 'officeHead', 'unitHead', 'principalHead']

const has = ({ roles }: HeldPost, wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role))

/** In what capacity one may act. */
export interface Standing {
  /** 值班员: writes the record and sends. */
  readonly keeps: boolean
  /** The leader on duty, and the leaders of the office: they approve. */
  readonly leads: boolean
  /** 区委办公室主任. */
  readonly heads: boolean
}
export const standingOf = ({ posts, onDuty }: Identity): Standing => ({
  keeps: onDuty === 'officer' || posts.some((post) => post.isOffice && has(post, keeping)),
  leads: onDuty === 'leader' || posts.some((post) => post.isOffice && has(post, leading)),
  heads: posts.some((post) => post.isOffice && has(post, ['officeHead'])),
})

/** How far a viewer sees: what lists are cut to. */
export interface Reach {
  /** The duty room and the leaders of the office see all. */
  readonly whole: boolean
  readonly people: readonly PersonId[]
  readonly units: readonly UnitId[]
}
export function reachOf({ admin, identities }: Viewer): Reach {
  if (admin !== null) return { whole: false, people: [], units: [] }
  return {
    whole: identities.map(standingOf).some(({ keeps, leads }) => keeps || leads), people: identities.map(({ person }) => person),
    units: [...new Set(identities.flatMap(({ posts }) => posts.filter((post) => has(post, handlingRoles)).flatMap(({ unit, organ }) => [unit, organ])))],
  }
}

/** `whole`: everything of it; `own`: what the viewer's unit reported and how it was judged; `none`: it does not exist for him. `server/queries.ts` holds the same rule in SQL. */
export type Sight = 'whole' | 'own' | 'none'
export function sightOf(viewer: Viewer, emergency: Present): Sight {
  const { whole, people, units } = reachOf(viewer)
  if (whole || emergency.people.some((person) => people.includes(person))) return 'whole'
  return emergency.record.unit && units.includes(emergency.record.unit.unit) ? 'own' : 'none'
}

/** What a unit sees of an emergency in its field: its own report and what was found of its timeliness. Nothing of what was said above. */
export const ownPart = (emergency: Present): Present => ({ ...emergency, calls: [], draft: null, reports: [], instructions: [], alerts: {}, people: [], record: { ...emergency.record, informed: '', subject: null } })
/** Events of which a unit reads in the thread. */
export const ownEvents: ReadonlySet<string> = new Set(['received', 'unit-reported', 'judged', 'dismissed', 'archived'])
