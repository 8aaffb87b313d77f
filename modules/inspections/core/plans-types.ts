import type { Id, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit, Signatory } from '#lib/signatory'
import type { Ending, Method } from './types.ts'

export type PlanId = Id<'inspection-plan'>
/** 综合性, 专项, 日常. Comprehensive ones must be in the annual plan and on file. */
export type PlanKind = 'comprehensive' | 'special' | 'routine'
/** As counted at the units; a 催报 is asked of them too. */
export type OccasionKind = PlanKind | 'call'
export const planKindWords: Readonly<Record<OccasionKind, string>> = { comprehensive: '综合性', special: '专项', routine: '日常', call: '催报' }
export const planKinds = ['comprehensive', 'special', 'routine'] as const satisfies readonly PlanKind[]

/** 计划安排: what an agency means to look at, where, and when. */
export interface PlanContent {
  readonly theme: string
  readonly kind: PlanKind
  readonly method: Method
  readonly targets: readonly NamedUnit[]
  readonly from: Day
  readonly to: Day
  /** 备案文号 of a comprehensive one; empty for others. */
  readonly filing: string
}

/** 合并邀请: another agency is asked to come along instead of coming by itself. */
export interface Offer {
  readonly number: number
  readonly plan: PlanId
  readonly agency: NamedUnit
  readonly units: readonly NamedUnit[]
  readonly by: Signatory
  readonly at: Instant
  readonly answer: { readonly isAccepted: boolean; readonly reason: string; readonly by: Signatory; readonly at: Instant } | null
}
/** Kept apart in spite of a collision, and why. Holds for the windows as they were. */
export interface Kept { readonly with: string; readonly reason: string; readonly by: Signatory; readonly at: Instant }

interface Drafted {
  readonly id: PlanId
  readonly year: number
  /** Entered while the annual plan was being made; later ones are additions. */
  readonly isAnnual: boolean
  readonly agency: NamedUnit
  /** Agencies that come along. */
  readonly members: readonly NamedUnit[]
  readonly content: PlanContent
  readonly drafter: Signatory
  readonly draftedAt: Instant
  readonly offers: readonly Offer[]
  readonly kept: readonly Kept[]
}
interface Approval { readonly approver: Signatory; readonly approvedAt: Instant }

/** 草拟 → 报批 → 批准 → 已办; or 取消, or 并入 another. */
export type PlanEntry =
  | { readonly at: 'absent' }
  | (Drafted & { readonly at: 'drafted'; readonly returned: Ending | null })
  | (Drafted & { readonly at: 'submitted'; readonly submitter: Signatory })
  | (Drafted & Approval & { readonly at: 'approved' })
  | (Drafted & { readonly at: 'done'; readonly doneOn: Day; readonly approver: Signatory | null })
  | (Drafted & { readonly at: 'cancelled'; readonly ending: Ending })
  | (Drafted & { readonly at: 'merged'; readonly into: PlanId; readonly lead: NamedUnit; readonly mergedAt: Instant })
export type PlanAt = PlanEntry['at']
export type PresentPlan = Exclude<PlanEntry, { at: 'absent' }>
export const planAtWords: Readonly<Record<PlanAt, string>> = {
  absent: '未登记', drafted: '草拟', submitted: '报批', approved: '已批准', done: '已办', cancelled: '已取消', merged: '已并入',
}

export type PlanAct =
  | { readonly type: 'amend'; readonly content: PlanContent }
  | { readonly type: 'keep'; readonly with: string; readonly reason: string }
  | { readonly type: 'offer-merge'; readonly plan: PlanId }
  | { readonly type: 'accept-merge'; readonly offer: number }
  | { readonly type: 'decline-merge'; readonly offer: number; readonly reason: string }
  | { readonly type: 'submit' }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'move'; readonly from: Day; readonly to: Day; readonly reason: string }
  | { readonly type: 'finish'; readonly on: Day }
  | { readonly type: 'cancel'; readonly reason: string }
export type PlanEntryCommand = PlanAct
  | { readonly type: 'draft'; readonly id: PlanId; readonly agency: UnitId; readonly content: PlanContent }
  | { readonly type: 'record'; readonly id: PlanId; readonly agency: UnitId; readonly content: PlanContent; readonly on: Day }
  | { readonly type: 'merge-into'; readonly plan: PlanId; readonly lead: NamedUnit }

interface Stamp { readonly by: Signatory; readonly at: Instant }
/** What became true. Kept for ever. */
export type PlanEntryEvent =
  | ({ readonly type: 'plan-drafted'; readonly id: PlanId; readonly agency: NamedUnit; readonly content: PlanContent; readonly isAnnual: boolean } & Stamp)
  | ({ readonly type: 'plan-recorded'; readonly id: PlanId; readonly agency: NamedUnit; readonly content: PlanContent; readonly on: Day } & Stamp)
  | ({ readonly type: 'plan-amended'; readonly content: PlanContent } & Stamp)
  | ({ readonly type: 'collision-kept'; readonly with: string; readonly reason: string } & Stamp)
  | ({ readonly type: 'merge-offered'; readonly offer: Omit<Offer, 'answer' | 'by' | 'at'> } & Stamp)
  | ({ readonly type: 'merge-accepted'; readonly offer: number; readonly agencies: readonly NamedUnit[]; readonly targets: readonly NamedUnit[] } & Stamp)
  | ({ readonly type: 'merge-declined'; readonly offer: number; readonly reason: string } & Stamp)
  | ({ readonly type: 'merged-into'; readonly plan: PlanId; readonly lead: NamedUnit } & Stamp)
  | ({ readonly type: 'plan-submitted' } & Stamp)
  | ({ readonly type: 'plan-approved' } & Stamp)
  | ({ readonly type: 'plan-returned'; readonly reason: string } & Stamp)
  | ({ readonly type: 'plan-moved'; readonly from: Day; readonly to: Day; readonly reason: string } & Stamp)
  | ({ readonly type: 'plan-done'; readonly on: Day } & Stamp)
  | ({ readonly type: 'plan-cancelled'; readonly reason: string } & Stamp)
