import type { FileId, Id, PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'

export type IncidentId = Id<'incident'>

/** What a file belongs to: one kind of subject of one module, e.g. `document` and its id. */
export interface Owner { readonly kind: string; readonly id: string }

/** Whether the program could read the text to look for secrecy marks: pictures, scans and archives it cannot. */
export type TextStatus = 'read' | 'unreadable'

/** An uploaded or made file as others see it. */
export interface FileCard {
  readonly id: FileId
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly sm3: string
  readonly uploadedBy: PersonId | null
  readonly at: Instant
  readonly textStatus: TextStatus
  /** Null until a module takes it for one of its subjects; till then only the uploader reads it. */
  readonly owner: Owner | null
}

/** What happens to a file: brought by somebody who declared it unclassified, or made by the platform; then taken for a subject. */
export type FileEvent =
  | { readonly type: 'file-uploaded'; readonly file: FileCard; readonly isDeclaredUnclassified: true }
  | { readonly type: 'file-made'; readonly file: FileCard }
  | { readonly type: 'file-attached'; readonly owner: Owner }

/** Why content was held to be classified: a mark of some sort, or likeness to something quarantined before. */
export type Sign = 'mark' | 'starred' | 'cipher-telegram' | 'same-file' | 'near-duplicate'

/** How the secrecy officer ended an incident. */
export type Outcome = 'handed-over' | 'destroyed-by-order' | 'not-classified'

interface Opened {
  readonly id: IncidentId
  readonly version: number
  readonly openedAt: Instant
  /** 24 hours after the finding: until then it must be reported. */
  readonly dueAt: Instant
}
/** A secrecy incident. It never holds title, name or content of what was found. */
export type Incident =
  | (Opened & { readonly at: 'open' })
  | (Opened & { readonly at: 'reported'; readonly reportedAt: Instant; readonly reportedBy: PersonId })
  | (Opened & { readonly at: 'closed'; readonly reportedAt: Instant | null; readonly reportedBy: PersonId | null; readonly closedAt: Instant; readonly closedBy: PersonId; readonly outcome: Outcome })

export type IncidentState = { readonly at: 'none' } | Incident

export type IncidentCommand =
  | { readonly type: 'open'; readonly id: IncidentId; readonly now: Instant; readonly sign: Sign; readonly sha256: string }
  | { readonly type: 'report'; readonly by: PersonId; readonly now: Instant }
  | { readonly type: 'close'; readonly by: PersonId; readonly now: Instant; readonly outcome: Outcome }

export type IncidentEvent =
  | { readonly type: 'incident-opened'; readonly id: IncidentId; readonly openedAt: Instant; readonly dueAt: Instant; readonly sign: Sign; readonly sha256: string }
  | { readonly type: 'incident-reported'; readonly by: PersonId; readonly reportedAt: Instant }
  | { readonly type: 'incident-closed'; readonly by: PersonId; readonly closedAt: Instant; readonly outcome: Outcome }
