import type { Db } from '#platform/act'
import type { Kysely } from 'kysely'
import type { Fingerprint } from '#engines/wording'
import type { FileId, PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { IncidentId, Outcome, Sign, TextStatus } from '../core/types.ts'

/** A row of `files_files`. */
export interface FileRow {
  id: FileId
  sha256: string
  sm3: string
  bytes: number
  type: string
  name: string
  uploaded_by: PersonId | null
  at: Instant
  declared_unclassified_at: Instant | null
  text_status: TextStatus
  owner_kind: string | null
  owner_id: string | null
}

/** A row of `files_incidents`. */
export interface IncidentRow {
  id: IncidentId
  version: number
  state: 'open' | 'reported' | 'closed'
  sign: Sign
  account: string
  person: PersonId | null
  who: string
  sha256: string
  sm3: string
  fingerprints: readonly Fingerprint[]
  opened_at: Instant
  due_at: Instant
  reported_at: Instant | null
  reported_by: PersonId | null
  closed_at: Instant | null
  closed_by: PersonId | null
  outcome: Outcome | null
}

type FilesTables = { files_files: FileRow; files_incidents: IncidentRow }

/** The module's view of the database. */
export const own = (db: Db): Kysely<FilesTables> => db.withTables<FilesTables>()
