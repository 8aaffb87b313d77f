import type { AdministratorKind, OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { StaffRole } from './agencies.ts'
import type { Inspection, Plan, Present } from './types.ts'

/** A post held today, in the organ of its unit. */
export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }
/** As what somebody belongs to an agency of the pool (大督查), whatever his posts. */
export interface Membership { readonly agency: UnitId; readonly role: StaffRole }
/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface Identity { readonly person: PersonId; readonly name: string; readonly posts: readonly HeldPost[]; readonly serves: readonly Membership[] }
/** Who looks: himself first, then those he stands in for. The three administrators see no inspection. */
export interface Viewer { readonly admin: AdministratorKind | null; readonly identities: readonly Identity[] }

/** Those who plan and lead for an agency. */
export const supervisingRoles: readonly string[] = ['supervisor']
/** Leaders of the lead agency's organ, who approve its plans. */
export const approvingRoles: readonly string[] = ['officeHead', 'inChargeLeader', 'unitHead', 'principalHead']
/** Those through whose hands a unit's matters go. */
export const handlingRoles: readonly OfficeRole[] = ['unitContact', 'officeHead', 'unitHead', 'principalHead']

const has = ({ roles }: HeldPost, wanted: readonly string[]): boolean => roles.some((role) => wanted.includes(role))
const unitsWith = ({ posts }: Identity, wanted: readonly string[]): readonly UnitId[] => [...new Set(posts.filter((post) => has(post, wanted)).flatMap(({ unit, organ }) => [unit, organ]))]

/** The agencies of a plan, the lead first. */
export const agenciesOf = ({ lead, members }: Plan): readonly UnitId[] => [lead.unit, ...members.map(({ unit }) => unit)]
/** Whether somebody goes for an agency: he is in it or in a section of it, or the pool counts him among its people. */
export const isOf = ({ posts, serves }: Pick<Identity, 'posts' | 'serves'>, agency: UnitId): boolean =>
  posts.some((post) => post.unit === agency || post.organ === agency) || serves.some((one) => one.agency === agency)
/** Agencies for which somebody plans: as its 督查员, or as one of the pool who does more than go along. */
export const leadsFor = ({ posts, serves }: Identity): readonly UnitId[] =>
  [...new Set([...posts.filter((post) => has(post, supervisingRoles)).map(({ unit }) => unit), ...serves.filter(({ role }) => role !== 'member').map(({ agency }) => agency)])]

/** How far a viewer sees: what lists are cut to. */
export interface Reach {
  /** Agencies whose inspections are seen whole, the viewer being of them. */
  readonly agencies: readonly UnitId[]
  /** Organs whose inspections are seen whole (督查员, and the leaders who approve). */
  readonly organs: readonly UnitId[]
  /** Units whose own part is seen. */
  readonly units: readonly UnitId[]
  readonly people: readonly PersonId[]
}

export function reachOf({ admin, identities }: Viewer): Reach {
  if (admin !== null) return { agencies: [], organs: [], units: [], people: [] }
  const all = (of: (identity: Identity) => readonly UnitId[]) => [...new Set(identities.flatMap(of))]
  return {
    agencies: all(({ posts, serves }) => [...posts.flatMap(({ unit, organ }) => [unit, organ]), ...serves.map(({ agency }) => agency)]), organs: all(({ posts }) => posts.filter((post) => has(post, [...supervisingRoles, ...approvingRoles])).map(({ organ }) => organ)),
    units: all((identity) => unitsWith(identity, handlingRoles)), people: identities.map(({ person }) => person),
  }
}

/** What decides who sees an inspection; `server/queries.ts` holds the same rule in SQL. */
export interface Visible {
  readonly agencies: readonly UnitId[]
  readonly organs: readonly UnitId[]
  readonly people: readonly PersonId[]
  /** Units that were told of it, or have something to put right: they see their own part and no more. */
  readonly targets: readonly UnitId[]
}

/** Drawn from the state. A unit knows of it from its notice on; where it was covert, from its problems on. */
export function visibleOf(inspection: Present): Visible {
  const { plan, organs, planner } = inspection
  const told = 'notices' in inspection ? inspection.notices.map(({ unit }) => unit.unit) : []
  const asked = isHandedOut(inspection) ? inspection.problems.map(({ unit }) => unit.unit) : []
  return {
    agencies: agenciesOf(plan), organs, targets: [...new Set([...told, ...asked])],
    people: [...new Set([planner.person, ...('approver' in inspection ? [inspection.approver.person] : []), ...plan.team.map(({ person }) => person)])],
  }
}

export const isHandedOut = (inspection: Inspection): inspection is Extract<Inspection, { handedOutAt: unknown }> => inspection.at === 'rectifying' || inspection.at === 'closed'

/** `whole`: everything of it; `own`: what concerns the viewer's units; `none`: it does not exist for him. */
export type Sight = 'whole' | 'own' | 'none'

export function sightOf(viewer: Viewer, inspection: Present): Sight {
  const { agencies, organs, units, people } = reachOf(viewer)
  const visible = visibleOf(inspection)
  const meets = <Key>(some: readonly Key[], others: readonly Key[]) => some.some((one) => others.includes(one))
  if (meets(visible.agencies, agencies) || meets(visible.organs, organs) || meets(visible.people, people)) return 'whole'
  return meets(visible.targets, units) ? 'own' : 'none'
}

/** In what capacity one may act on an inspection. */
export interface Standing {
  readonly leads: boolean
  readonly approves: boolean
  /** The agency for which he is in the team. */
  readonly agency: UnitId | null
  /** Units for which he handles what is asked of them, and units he is of at all. */
  readonly handles: readonly UnitId[]
  readonly belongs: readonly UnitId[]
}

export function standingOf(identity: Identity, plan: Plan | null, organs: readonly UnitId[]): Standing {
  const { posts, serves } = identity
  return {
    leads: plan !== null && (leadsFor(identity).includes(plan.lead.unit) || posts.some((post) => has(post, supervisingRoles) && post.organ === organs[0])),
    approves: posts.some((post) => post.organ === organs[0] && has(post, approvingRoles)) || serves.some(({ agency, role }) => agency === plan?.lead.unit && role === 'head'),
    agency: plan?.team.find(({ person }) => person === identity.person)?.agency ?? null,
    handles: unitsWith(identity, handlingRoles), belongs: [...new Set(posts.flatMap(({ unit, organ }) => [unit, organ]))],
  }
}
