import type { Kysely } from 'kysely'
import type { Instant } from '#lib/instants'
import type { Db } from '#platform/act'
import type { CommissionId, PresentCommission } from '../../core/commissions/commissions.ts'
import type { ItemId } from '../../core/items/types.ts'
import type { PointId } from '../../core/network/three.ts'

export type CommissionTables = {
  reporting_commissions: { id: CommissionId; version: number; state: PresentCommission; at: PresentCommission['at']; issued_at: Instant }
  reporting_commission_points: { commission: CommissionId; point: PointId; issued_at: Instant; item: ItemId | null }
  reporting_topics: { month: string; text: string; by_name: string; issued_at: Instant }
}

/** 约稿 and 采编要点 in the database. */
export const inCommissions = (db: Db): Kysely<CommissionTables> => db.withTables<CommissionTables>()
