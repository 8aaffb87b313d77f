import { sql, type Kysely } from 'kysely'
import type { PersonId, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { OfferAt, PresentOffer } from '../core/offers.ts'
import type { PresentBulletin } from '../core/profile.ts'
import type { PresentReceipt } from '../core/receipts.ts'
import type { Party } from '../core/rows.ts'
import type { BulletinId, IssueAt, IssueEvent, IssueId, OfferId, Present } from '../core/types.ts'

export interface IssueRow {
  id: IssueId; version: number; bulletin: BulletinId; at: IssueAt; state: Present; year: number | null; number: number | null; total: number | null
  sort_key: number; reads: number; created_at: Instant
}

export type BulletinTables = {
  bulletins_bulletins: { id: BulletinId; version: number; name: string; organ: UnitId; editing: UnitId; is_active: boolean; state: PresentBulletin; created_at: Instant }
  bulletins_issues: IssueRow
  bulletins_parties: { issue: IssueId; party: Party['party']; key: string; bulletin: BulletinId; sort_key: number }
  bulletins_thread: { issue: IssueId; number: number; at: Instant; by_person: PersonId | null; by_name: string; unit_name: string; type: IssueEvent['type']; event: IssueEvent }
  bulletins_counters: { bulletin: BulletinId; year: number; last: number }
  bulletins_offers: { id: OfferId; version: number; source: string; at: OfferAt; issue: IssueId | null; state: PresentOffer; offered_at: Instant }
  bulletins_receipts: { issue: IssueId; reader: string; version: number; read_at: Instant | null; state: PresentReceipt }
  bulletins_entries: { issue: IssueId; place: number; column_name: string; title: string; body: string; words: string; grams: string[] }
}

/** The bulletins' view of the database. */
export const own = (db: Db): Kysely<BulletinTables> => db.withTables<BulletinTables>()

/** A value for a jsonb column: arrays would otherwise be taken for SQL arrays. */
export const json = <Value>(value: Value) => sql<Value>`${JSON.stringify(value)}::jsonb`
