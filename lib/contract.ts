import { oc } from '@orpc/contract'

/**
 * Who may call a route at all. What a person may see or do of one record is decided by the module's `core/access.ts`.
 * - `public`: anyone, no session
 * - `account`: anyone signed in, the three administrators included
 * - `staff`: anyone signed in who is not one of the three administrators
 * - a list: holders of at least one of these roles or administrator kinds
 */
export type Access = 'public' | 'account' | 'staff' | readonly Role[]

/** Roles that a post carries (documents.md §12), and the three administrators (三员). */
export type Role = OfficeRole | AdministratorKind
export type AdministratorKind = 'sysAdmin' | 'securityAdmin' | 'auditAdmin'
export type OfficeRole =
  | 'drafter' | 'sectionHead' | 'officeReviewer' | 'officeHead' | 'inChargeLeader' | 'principalHead' | 'unitHead'
  | 'confidentialClerk' | 'archivist' | 'sealKeeper' | 'secrecyOfficer' | 'supervisor' | 'infoEditor'
  | 'dutyOfficer' | 'dutyLeader' | 'unitContact' | 'flowAdmin' | 'organisationClerk'

export interface RouteMeta { readonly access: Access }

/** Starts one route of a contract. `access` is required: a route that does not say who may call it does not compile. */
export const route = (at: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: `/${string}`; summary: string; access: Access; tags?: readonly string[] }) =>
  oc.$meta<RouteMeta>({ access: at.access }).route({
    method: at.method, path: at.path, summary: at.summary, inputStructure: 'compact',
    ...(at.tags ? { tags: at.tags } : {}),
  })

/** Whether someone with these roles passes a route's declared access; `null` is nobody signed in. */
export function mayCall(access: Access, caller: { admin: AdministratorKind | null; roles: readonly string[] } | null): boolean {
  if (access === 'public') return true
  if (!caller) return false
  if (access === 'account') return true
  if (access === 'staff') return caller.admin === null
  return access.some((role) => (isAdministratorKind(role) ? role === caller.admin : caller.roles.includes(role)))
}

// 三员分立: a post can never make someone an administrator, whatever roles its row names.
const isAdministratorKind = (role: Role): role is AdministratorKind =>
  role === 'sysAdmin' || role === 'securityAdmin' || role === 'auditAdmin'
