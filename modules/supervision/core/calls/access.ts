import { approverRoles, handlingRoles, headRoles, officeRoles, reachOf, type Identity, type Standing, type Viewer } from '../access.ts'
import type { UnitId } from '#lib/ids'
import type { Call, PresentCall } from './types.ts'
import { calledOf } from './rules.ts'

/** How much of a call somebody sees: the whole table, the rows of these units of his, or nothing at all. */
export type CallSight = { readonly whole: true; readonly units: readonly UnitId[] } | { readonly whole: false; readonly units: readonly UnitId[] } | null

/** 督查室 and its leaders see the table; a called unit sees what it was asked and its own report, from the moment it is sent. `queries.ts` holds the same rule in SQL. */
export function callSightOf(viewer: Viewer, call: PresentCall): CallSight {
  const { whole, overseen, units } = reachOf(viewer)
  const own = calledOf(call).map(({ unit }) => unit).filter((unit) => units.includes(unit))
  if (whole.includes(call.organ) || overseen.includes(call.organ)) return { whole: true, units: own }
  return own.length > 0 ? { whole: false, units: own } : null
}

/** In what capacity one may act on a call. */
export function callStandingOf({ posts }: Identity, call: Call): Standing {
  const organsWith = (roles: readonly string[]): readonly UnitId[] => [...new Set(posts.filter((post) => post.roles.some((role) => roles.includes(role))).map(({ organ }) => organ))]
  const organ = call.at === 'absent' ? null : call.organ
  const supervising = organsWith(officeRoles)
  return {
    supervises: organ === null ? supervising.length > 0 : supervising.includes(organ), approves: organ !== null && organsWith(approverRoles).includes(organ),
    handles: organsWith(handlingRoles), heads: organsWith(headRoles), instructs: false,
  }
}
