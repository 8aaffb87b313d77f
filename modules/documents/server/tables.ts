import { sql, type Kysely } from 'kysely'
import type { CaseId, FileId, PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { Content, DocumentId } from '../core/content.ts'
import type { DocKind, Urgency } from '../core/kinds.ts'
import type { NumberRule, NumberRuleId } from '../core/numbers.ts'
import type { Receipt, ReceiptId } from '../core/receipts.ts'
import type { At, OutDocument } from '../core/types.ts'

/** A row of `documents_documents`. */
export interface DocumentRow {
  id: DocumentId
  version: number
  state: Exclude<OutDocument, { at: 'absent' }>
  at: At
  kind: DocKind
  title: string
  urgency: Urgency
  drafter: PersonId
  drafting_unit: UnitId
  handling_organ: UnitId
  issuing_organ: UnitId | null
  case_id: CaseId | null
  flow: string
  revision: number
  submitted: boolean
  returned: boolean
  work_secret: boolean
  number: string | null
  doc_date: Day | null
  issued_at: Instant | null
  signer: PersonId | null
  created_at: Instant
  changed_at: Instant
}

export type VersionSource = 'autosave' | 'saved' | 'imported' | 'corrected'
/** A row of `documents_versions`. */
export interface VersionRow {
  document: DocumentId
  revision: number
  content: Content
  hash: string
  source: VersionSource
  stage: string
  author: PersonId
  author_name: string
  since: Instant
  saved_at: Instant
}

/** A row of `documents_receipts`. */
export interface ReceiptRow {
  id: ReceiptId
  version: number
  state: Exclude<Receipt, { at: 'absent' }>
  at: 'sent' | 'received' | 'recalled'
  document: DocumentId
  receiver: UnitId
  receiver_name: string
  copy_number: number
  sent_at: Instant
  opened_at: Instant | null
  opened_by_name: string | null
  received_at: Instant | null
  received_by: PersonId | null
  received_by_name: string | null
  urges: number
  last_urged_at: Instant | null
}

type DocumentTables = {
  documents_documents: DocumentRow
  documents_versions: VersionRow
  documents_participants: { person: PersonId; document: DocumentId; since: Instant }
  documents_number_rules: { id: NumberRuleId; version: number; organ: UnitId; prefix: string; kinds: readonly DocKind[]; format: NumberRule['format']; terms: readonly Day[]; issuer_mark: string; retired: boolean }
  documents_counters: { organ: UnitId; prefix: string; since: Day; last: number }
  documents_numbers: {
    organ: UnitId; prefix: string; since: Day; sequence: number; text: string; document: DocumentId
    allotted_at: Instant; allotted_by: PersonId; voided_at: Instant | null; void_reason: string | null
  }
  documents_seal_log: { id: string; document: DocumentId; organ: UnitId; seal: string; hash: string; copies: number; keeper: PersonId; keeper_name: string; sealed_at: Instant }
  documents_receipts: ReceiptRow
  documents_annex_pages: { file: FileId; page: number; picture: FileId; width_mm: number; height_mm: number }
  documents_writers: { document: DocumentId; person: PersonId; name: string; until: Instant }
}

/** The module's view of the database. */
export const own = (db: Db): Kysely<DocumentTables> => db.withTables<DocumentTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
