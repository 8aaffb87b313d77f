import type { Instant } from '#lib/instants'
import type { ItemId } from '../items/types.ts'
import type { PointId } from '../network/three.ts'
import type { AskedPoint, CommissionId } from './commissions.ts'

/** One line of the list; `own` is how the viewer's points stand, null where none of them is asked. */
export interface CommissionLine { readonly id: CommissionId; readonly at: 'issued' | 'closed'; readonly topic: string; readonly dueAt: Instant; readonly isOverdue: boolean; readonly asked: number; readonly answered: number; readonly own: 'awaited' | 'answered' | null }
/** Of one asked point: what it handed in and when; the item is shown to whoever may open it. */
export interface Reply { readonly point: PointId; readonly name: string; readonly item: ItemId | null; readonly at: Instant | null }
export interface CommissionView {
  readonly id: CommissionId
  readonly at: 'issued' | 'closed'
  readonly topic: string
  readonly requirement: string
  readonly dueAt: Instant
  readonly issuedAt: Instant
  readonly issuedBy: string
  /** All of them for the office; its own for a point. */
  readonly replies: readonly Reply[]
  readonly may: { readonly answer: boolean; readonly extend: boolean; readonly close: boolean }
}
export interface Topics { readonly month: string; readonly text: string; readonly byName: string; readonly issuedAt: Instant }
export interface TopicsView { readonly months: readonly Topics[]; readonly mayIssue: boolean; readonly month: string }
export interface CommissionOptions { readonly mayIssue: boolean; readonly points: readonly AskedPoint[]; readonly now: Instant }
