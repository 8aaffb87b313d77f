import type { Instant } from '#lib/instants'
import type { ItemId } from '../items/types.ts'
import type { Delay } from './cluster.ts'

/** A report like the one asked about. What another point wrote is told to nobody but the office: `item`, `title` and `unitName` are then null. */
export interface LikeLine {
  readonly kind: 'copy' | 'same-event'
  /** 0 to 1. */
  readonly certainty: number
  readonly submittedAt: Instant
  readonly item: ItemId | null
  readonly title: string | null
  readonly unitName: string | null
  /** Why: what both name. */
  readonly places: readonly string[]
  readonly figures: readonly string[]
}

export interface ClusterLine extends Delay { readonly title: string; readonly unitName: string; readonly submittedAt: Instant; readonly eventAt: Instant | null }

/** What the page of an item says of reports like it. */
export interface LikenessView {
  /** Its own place among the reports of its event; null while it stands alone. */
  readonly own: (Delay & { readonly firstAt: Instant; readonly reports: number }) | null
  /** All reports of the event, for the office. */
  readonly cluster: readonly ClusterLine[]
  /** Others that may be of the same event, for the office. */
  readonly others: readonly LikeLine[]
  readonly mayPut: boolean
}
