import { sql } from 'kysely'
import { unitTree } from '#modules/organisation'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { Db } from '#platform/act'
import { officeRoles, organsWith, signingInRoles, type Viewer } from '../core/access.ts'
import type { DocumentId } from '../core/content.ts'
import type { Urgency } from '../core/kinds.ts'
import type { IncomingLine, NumberLine, Page, ReceiptLine, SealLine } from '../core/views.ts'
import { own, type ReceiptRow } from './tables.ts'

/** Every copy of a document with its receipt, by copy number. */
export async function receiptLines(db: Db, document: DocumentId): Promise<readonly ReceiptLine[]> {
  const rows = await own(db).selectFrom('documents_receipts').selectAll().where('document', '=', document).orderBy('copy_number').execute()
  return rows.map((row) => ({
    id: row.id, receiver: row.receiver, receiverName: row.receiver_name, copyNumber: row.copy_number, at: row.at, sentAt: row.sent_at,
    openedAt: row.opened_at, openedByName: row.opened_by_name, receivedAt: row.received_at, receivedByName: row.received_by_name, urges: row.state.urges,
  }))
}

interface IncomingRow extends Pick<ReceiptRow, 'id' | 'document' | 'at' | 'receiver' | 'receiver_name' | 'sent_at' | 'received_at' | 'received_by_name' | 'urges'> {
  title: string
  number: string | null
  urgency: Urgency
  issuing_organ: UnitId | null
}

/** What was sent to the viewer's organs: waiting to be signed for (待签收), signed for, or recalled; the newest first. */
export async function incoming(db: Db, viewer: Viewer, { at, after, limit, day }: { at: ReceiptRow['at']; after: string | null; limit: number; day: Day }): Promise<Page<IncomingLine>> {
  const organs = organsWith(viewer, signingInRoles)
  if (!organs.length) return { lines: [], next: null }
  const { rows } = await sql<IncomingRow>`
    select r.id, r.document, r.at, r.receiver, r.receiver_name, r.sent_at, r.received_at, r.received_by_name, r.urges, d.title, d.number, d.urgency, d.issuing_organ
    from documents_receipts r join documents_documents d on d.id = r.document
    where r.receiver = any(${organs}) and r.at = ${at} and (${after}::text is null or r.id < ${after}) order by r.id desc limit ${limit + 1}`.execute(db)
  const tree = await unitTree(db, day)
  const lines = rows.slice(0, limit).map((row): IncomingLine => ({
    receipt: row.id, document: row.document, at: row.at, title: row.title, number: row.number, urgency: row.urgency, receiver: row.receiver, receiverName: row.receiver_name,
    issuingOrganName: row.issuing_organ ? tree.units.get(row.issuing_organ)?.shortName ?? '' : '', sentAt: row.sent_at, receivedAt: row.received_at, receivedByName: row.received_by_name, urges: row.urges,
  }))
  return { lines, next: rows.length > limit ? lines.at(-1)!.receipt : null }
}

/** Every number of a prefix and year in its order, voided ones with their reason (文号登记); 令号 by the year in which they were given. */
export async function numberLines(db: Db, viewer: Viewer, { organ, prefix, year }: { organ: UnitId; prefix: string; year: number }): Promise<readonly NumberLine[]> {
  const organs = organsWith(viewer, officeRoles)
  if (!organs.length) return []
  const { rows } = await sql<NumberLine>`
    select n.text, n.sequence, n.document, d.title, n.allotted_at as "allottedAt", n.voided_at as "voidedAt", n.void_reason as "voidReason"
    from documents_numbers n join documents_documents d on d.id = n.document
      left join documents_number_rules r on r.organ = n.organ and r.prefix = n.prefix
    where n.organ = ${organ} and n.prefix = ${prefix} and d.handling_organ = any(${organs})
      and extract(year from case when r.format = 'order' then (n.allotted_at at time zone 'Asia/Shanghai')::date else n.since end) = ${year}
    order by n.since, n.sequence`.execute(db)
  return rows
}

/** 用印登记 of the viewer's organs, also of their seals on joint documents of others, and what the viewer pressed; the newest first. */
export async function sealLines(db: Db, viewer: Viewer, { limit }: { limit: number }): Promise<readonly SealLine[]> {
  const organs = organsWith(viewer, [...officeRoles, 'sealKeeper'])
  const keeper = viewer.admin === null ? viewer.person : null
  if (!organs.length && keeper === null) return []
  const { rows } = await sql<SealLine>`
    select s.document, d.title, d.number, s.seal, s.copies, s.keeper_name as "keeperName", s.sealed_at as "sealedAt"
    from documents_seal_log s join documents_documents d on d.id = s.document
    where d.handling_organ = any(${organs}) or s.organ = any(${organs}) or s.keeper = ${keeper} order by s.sealed_at desc, s.id desc limit ${limit}`.execute(db)
  return rows
}
