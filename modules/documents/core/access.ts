import type { AdministratorKind } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'

/** A post held today: a role counts only in the unit and the organ of the post that carries it. */
export interface HeldPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }

/** Who looks, with the organs behind the posts and the people stood in for in documents' cases. */
export interface Viewer {
  readonly person: PersonId | null
  readonly admin: AdministratorKind | null
  readonly posts: readonly HeldPost[]
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

/** The organs in which the viewer holds one of these roles; none for the three administrators. */
export const organsWith = (viewer: Viewer, roles: readonly string[]): readonly UnitId[] => [...new Set(postsWith(viewer, roles).map((post) => post.organ))]
/** The units in which the viewer holds one of these roles. */
export const unitsWith = (viewer: Viewer, roles: readonly string[]): readonly UnitId[] => [...new Set(postsWith(viewer, roles).map((post) => post.unit))]

const postsWith = ({ admin, person, posts }: Viewer, roles: readonly string[]) =>
  (admin !== null || person === null ? [] : posts.filter((post) => post.roles.some((role) => roles.includes(role))))

/** Whether the viewer may know of the document: how it came about, or the issued paper in a receiver's hands. */
export const maySee = (viewer: Viewer, document: Visible): boolean =>
  mayFollow(viewer, document) || document.receivers.some((organ) => organsWith(viewer, receivingRoles).includes(organ))

/**
 * Whether the viewer may follow how the document came about: drafts, opinions, the case, the other receipts.
 * A draft never handed in is its drafter's alone, and a receiver gets the paper, not the way to it.
 */
export function mayFollow(viewer: Viewer, document: Visible): boolean {
  if (viewer.admin !== null || viewer.person === null) return false
  const people = [viewer.person, ...viewer.standsInFor]
  if (people.includes(document.drafter) || document.participants.some((person) => people.includes(person))) return true
  if (!document.submitted) return false
  return unitsWith(viewer, unitRoles).includes(document.draftingUnit) || isOf(document, organsWith(viewer, officeRoles))
}

type Organs = Pick<Visible, 'handlingOrgan' | 'issuingOrgan'>
const isOf = ({ handlingOrgan, issuingOrgan }: Organs, organs: readonly UnitId[]): boolean =>
  organs.includes(handlingOrgan) || (issuingOrgan !== null && organs.includes(issuingOrgan))

/** Whether the viewer signs for copies of this organ. */
export const maySignReceipt = (viewer: Viewer, receiver: UnitId): boolean => organsWith(viewer, signingInRoles).includes(receiver)

/** Whether the viewer keeps the numbers and the send room of the organ that handles the document (机要员; in a department its 文书). */
export const mayKeepSendRoom = (viewer: Viewer, document: Organs): boolean => isOf(document, organsWith(viewer, signingInRoles))

/** Whether the viewer may recall or void: the send room, or the head of the office. */
export const mayUndoIssue = (viewer: Viewer, document: Organs): boolean =>
  mayKeepSendRoom(viewer, document) || organsWith(viewer, ['officeHead']).includes(document.handlingOrgan)

/** Whether the viewer may declare it ready for the archive while receipts are out: who may recall it, or the organ's own archivist. */
export const mayCloseIssue = (viewer: Viewer, document: Organs): boolean => mayUndoIssue(viewer, document) || isOf(document, organsWith(viewer, ['archivist']))
