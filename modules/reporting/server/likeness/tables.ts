import type { ItemId } from '../../core/items/types.ts'
import type { ClusterId } from '../../core/likeness/cluster.ts'
import type { Day } from '#lib/instants'

/** What likeness keeps of reports. */
export type LikenessTables = {
  reporting_pairs: { pair: string; reports: number }
  reporting_postings: { term: number; day: Day; item: ItemId }
  reporting_clusters: { id: ClusterId; version: number }
}
