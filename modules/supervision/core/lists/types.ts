import type { Id, UnitId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import type { Signatory } from '#lib/signatory'
import type { Light, ItemId, Matter, Planned } from '../types.ts'
import type { ItemLine } from '../views.ts'
import type { ListIssue } from './rows.ts'

export type ListId = Id<'supervision-list'>

/** A matter of a list as its rows say it, with its parts. */
export interface ListedMatter extends Pick<Matter, 'title' | 'category' | 'source' | 'pace' | 'demand' | 'leader'> {
  /** 序号 in the list. */
  readonly number: string
  readonly parts: readonly Planned[]
}

/** 年度重点工作清单: a list brought in as a whole; it has no stages of its own, its items have. */
export interface KeyList {
  readonly id: ListId
  readonly name: string
  readonly year: number
  readonly office: UnitId
  readonly organ: UnitId
  readonly proposer: Signatory
  readonly proposedAt: Instant
  /** What each item was planned to be decomposed into. */
  readonly planned: readonly { readonly item: ItemId; readonly parts: readonly Planned[] }[]
}

export type ListAct = { readonly type: 'approve' } | { readonly type: 'decline'; readonly reason: string } | { readonly type: 'hand-out' }
export type ListActName = ListAct['type']

/** What becomes of a list as a whole; everything else happens to its items. */
export type ListEvent =
  | { readonly type: 'list-imported'; readonly name: string; readonly items: readonly ItemId[]; readonly by: Signatory; readonly at: Instant }
  | { readonly type: 'list-approved' | 'list-declined' | 'list-handed-out'; readonly items: readonly ItemId[]; readonly by: Signatory; readonly at: Instant }

/** An upload read: what would be made of it, or the file back with what is wrong. */
export type ListReading =
  | { readonly accepted: true; readonly items: readonly ListedMatter[]; readonly parts: number }
  | { readonly accepted: false; readonly issues: readonly ListIssue[]; readonly marked: string }
export type ListMade = { readonly accepted: true; readonly id: ListId; readonly count: number } | Extract<ListReading, { accepted: false }>

export interface ListLine { readonly id: ListId; readonly name: string; readonly year: number; readonly count: number; readonly done: number; readonly red: number; readonly waiting: ListStage }
/** Where a list stands, as its items do. */
export type ListStage = 'approval' | 'handing-out' | 'running' | 'ended'

/** 分类占比 (R38): of one class how many there are, how they stand, and how far they are on the mean. */
export interface ListClass { readonly code: string; readonly name: string; readonly count: number; readonly share: number; readonly lights: Readonly<Record<Light, number>>; readonly progress: number }

export interface ListView {
  readonly id: ListId
  readonly name: string
  readonly year: number
  readonly stage: ListStage
  readonly proposerName: string
  readonly proposedAt: Instant
  readonly items: readonly (ItemLine & { readonly listNumber: string })[]
  readonly classes: readonly ListClass[]
  readonly total: ListClass
  readonly may: readonly ListActName[]
}
