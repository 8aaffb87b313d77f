import type { UnitId } from '#lib/ids'
import { approverRoles, officeRoles, overseeingRoles, reachOf, type Identity, type Viewer } from '../access.ts'
import type { Source } from '../sources.ts'

/** Whether a suggestion is seen: by 督查室, the leaders above unless it is about an instruction, and the unit that made it. */
export function maySeeSuggestion(viewer: Viewer, { organ, source, unit }: { readonly organ: UnitId; readonly source: Source; readonly unit: UnitId }): boolean {
  const { whole, overseen, units } = reachOf(viewer)
  return whole.includes(organ) || (source !== 'leaderInstruction' && overseen.includes(organ)) || units.includes(unit)
}

/** Whether papers and assessments of an organ are seen whole: 督查室 and the leaders above. They hold no figure of an instruction. */
export function seesOutputs(viewer: Viewer, organ: UnitId): boolean {
  const { whole, overseen } = reachOf(viewer)
  return whole.includes(organ) || overseen.includes(organ)
}

const holds = ({ posts }: Identity, organ: UnitId, roles: readonly string[]): boolean => posts.some((post) => post.organ === organ && post.roles.some((role) => roles.includes(role)))

/** In what capacity one acts for an organ's 督查室. */
export const officeStandingOf = (viewer: Viewer, identity: Identity, organ: UnitId) => ({
  supervises: holds(identity, organ, officeRoles), approves: holds(identity, organ, approverRoles),
  // A leader above the office decides as well: 区委领导 on what 区委办公室 has gathered.
  decides: holds(identity, organ, approverRoles) || identity.posts.some((post) => post.roles.some((role) => overseeingRoles.includes(role)) && (viewer.officesUnder[post.organ] ?? []).includes(organ)),
})
