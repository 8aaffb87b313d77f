import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'

/** Who looks, with the organs behind the units and the people stood in for in documents' cases. */
export interface Viewer {
  readonly person: PersonId | null
  readonly admin: AdministratorKind | null
  readonly units: readonly UnitId[]
  /** The organs to which those units belong. */
  readonly organs: readonly UnitId[]
  readonly roles: readonly string[]
  readonly standsInFor: readonly PersonId[]
}

/** What decides who sees a document; `queries.ts` holds the same rule in SQL. */
export interface Visible {
  readonly drafter: PersonId
  readonly draftingUnit: UnitId
  /** The organ whose office handles it, and the organ that issues it. */
  readonly handlingOrgan: UnitId
  readonly issuingOrgan: UnitId | null
  readonly submitted: boolean
  /** Everyone who has or had a task in its case. */
  readonly participants: readonly PersonId[]
  /** Organs that hold a copy which was not recalled. */
  readonly receivers: readonly UnitId[]
}

/** Those of an office through whose hands every document of the organ goes. */
export const officeRoles: readonly string[] = ['officeReviewer', 'officeHead', 'confidentialClerk', 'archivist']
/** Those of a unit who answer for its drafts. */
export const unitRoles: readonly string[] = ['sectionHead', 'unitHead']
/** Those of a receiving unit who may open what was sent to it; further reading is that unit's own circulation. */
export const receivingRoles: readonly string[] = ['unitContact', 'confidentialClerk', 'unitHead', 'principalHead', 'inChargeLeader', 'officeHead', 'officeReviewer', 'archivist']
/** Those who sign for a copy on their unit's behalf. */
export const signingInRoles: readonly string[] = ['unitContact', 'confidentialClerk']

const holds = (viewer: Viewer, roles: readonly string[]) => roles.some((role) => viewer.roles.includes(role))

/** Whether the viewer may know of the document. A draft never handed in is its drafter's alone. */
export function maySee(viewer: Viewer, document: Visible): boolean {
  if (viewer.admin !== null || viewer.person === null) return false
  const people = [viewer.person, ...viewer.standsInFor]
  if (people.includes(document.drafter) || document.participants.some((person) => people.includes(person))) return true
  if (document.receivers.some((organ) => viewer.organs.includes(organ)) && holds(viewer, receivingRoles)) return true
  if (!document.submitted) return false
  if (viewer.units.includes(document.draftingUnit) && holds(viewer, unitRoles)) return true
  return [document.handlingOrgan, document.issuingOrgan].some((organ) => organ !== null && viewer.organs.includes(organ)) && holds(viewer, officeRoles)
}

/** Whether the viewer signs for copies of this organ. */
export const maySignReceipt = (viewer: Viewer, receiver: UnitId): boolean =>
  viewer.admin === null && viewer.person !== null && viewer.organs.includes(receiver) && holds(viewer, signingInRoles)

/** Whether the viewer keeps the numbers and the send room of the organ that handles the document (机要员; in a department its 文书). */
export const mayKeepSendRoom = (viewer: Viewer, document: Pick<Visible, 'handlingOrgan' | 'issuingOrgan'>): boolean =>
  viewer.admin === null && holds(viewer, signingInRoles) && [document.handlingOrgan, document.issuingOrgan].some((organ) => organ !== null && viewer.organs.includes(organ))

/** Whether the viewer may recall or void: the send room, or the head of the office. */
export const mayUndoIssue = (viewer: Viewer, document: Pick<Visible, 'handlingOrgan' | 'issuingOrgan'>): boolean =>
  mayKeepSendRoom(viewer, document) || (viewer.admin === null && viewer.roles.includes('officeHead') && viewer.organs.includes(document.handlingOrgan))
