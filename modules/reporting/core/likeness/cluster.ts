import type { Id } from '#lib/ids'
import { instantMs, type Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { ItemId } from '../items/types.ts'

export type ClusterId = Id<'report-cluster'>
/** What happened to the reports of one event; `by` is null where likeness put them together by itself. Kept for ever. */
export type ClusterEvent =
  | { readonly type: 'put-together'; readonly item: ItemId; readonly by: Signatory | null; readonly at: Instant }
  | { readonly type: 'taken-apart'; readonly item: ItemId; readonly by: Signatory | null; readonly at: Instant }

/** A report as far as its place among those of one event goes. */
export interface Reported { readonly item: ItemId; readonly submittedAt: Instant; readonly eventAt: Instant | null }
export interface Delay {
  readonly item: ItemId
  /** R25: 首报. */
  readonly isFirst: boolean
  /** Minutes from the event to the report; null while nobody says when it happened. */
  readonly sinceEvent: number | null
  readonly behindFirst: number
}

/** R25: who was first, and by how much every report of one event came later. Where a report does not say when it happened, what another says holds. */
export function delaysOf(reports: readonly Reported[]): readonly Delay[] {
  const inOrder = reports.toSorted((a, b) => (a.submittedAt < b.submittedAt || (a.submittedAt === b.submittedAt && a.item < b.item) ? -1 : 1))
  const first = inOrder[0]
  const earliest = reports.flatMap(({ eventAt }) => eventAt ?? []).toSorted()[0] ?? null
  return inOrder.map(({ item, submittedAt, eventAt }) => {
    const happened = eventAt ?? earliest
    return { item, isFirst: item === first!.item && reports.length > 1, sinceEvent: happened === null ? null : minutes(happened, submittedAt), behindFirst: minutes(first!.submittedAt, submittedAt) }
  })
}

const minutes = (from: Instant, to: Instant): number => Math.max(0, Math.round((instantMs(to) - instantMs(from)) / 60_000))
