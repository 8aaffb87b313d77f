import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { organOf, type UnitTree } from './tree.ts'
import type { Proxy } from './types.ts'

/** Who looks or acts. */
export interface Viewer {
  readonly person: PersonId | null
  readonly admin: AdministratorKind | null
  readonly units: readonly UnitId[]
  readonly roles: readonly string[]
}

/** Only the keeper of the organisation changes units, posts, people and groups. */
export const mayKeepOrganisation = (viewer: Viewer): boolean => viewer.admin === null && viewer.roles.includes('organisationClerk')

// Those who must reach anybody at any hour see every number; the others those of their own organ.
const REACHING_ROLES: readonly string[] = ['organisationClerk', 'dutyOfficer', 'dutyLeader', 'confidentialClerk']
/** Whether the viewer sees a person's mobile number in full. */
export function maySeeMobile(viewer: Viewer, person: { readonly id: PersonId; readonly units: readonly UnitId[] }, tree: UnitTree): boolean {
  if (viewer.admin !== null) return false
  if (viewer.person === person.id || viewer.roles.some((role) => REACHING_ROLES.includes(role))) return true
  const own = new Set(viewer.units.map((unit) => organOf(tree, unit)?.id))
  return person.units.some((unit) => own.has(organOf(tree, unit)?.id))
}

/** `138****1234`. */
export const maskMobile = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`

/** A proxy is seen by its two people and by the keeper of the organisation. */
export const maySeeProxy = (viewer: Viewer, proxy: Pick<Proxy, 'principal' | 'deputy'>): boolean =>
  mayKeepOrganisation(viewer) || (viewer.person !== null && (viewer.person === proxy.principal || viewer.person === proxy.deputy))

/** A proxy is granted and ended by its principal, or by the keeper of the organisation on the principal's word. */
export const mayGrantProxy = (viewer: Viewer, principal: PersonId): boolean => viewer.person === principal || mayKeepOrganisation(viewer)
