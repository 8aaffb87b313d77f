import type { Instant } from '#lib/instants'
import type { Issue } from '#lib/issues'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import type { PointId, PointRole } from '../network/three.ts'
import type { Norms } from './norms.ts'
import type { Channel, Fate, ItemAt, ItemCommand, ItemEvent, ItemId, ItemKind, Present } from './types.ts'

export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** One line of a list of items. */
export interface ItemLine {
  readonly id: ItemId
  readonly at: ItemAt
  readonly title: string
  readonly kind: ItemKind
  readonly channel: Channel
  readonly unitName: string
  readonly createdAt: Instant
  readonly submittedAt: Instant | null
  readonly decision: Fate | 'return' | null
  /** R25: first of several reports of one event. */
  readonly isFirst: boolean
  /** Whose work it is, merged ones counted; 1 for whoever does not work at the office. */
  readonly contributors: number
  readonly adoptions: number
}
export interface OwnFilter { readonly scope?: 'open' | 'reported' | 'all' | undefined; readonly q?: string | undefined }
/** Views of the tray: 待筛选, 待编辑, 审签中, 已签发刊发, 备用, 其他已办, 全部. */
export type TrayView = 'new' | 'editing' | 'reviewing' | 'done' | 'reserve' | 'other' | 'all'
export interface TrayFilter { readonly view?: TrayView | undefined; readonly kind?: ItemKind | undefined; readonly channel?: Channel | undefined; readonly q?: string | undefined }

export interface ThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: ItemEvent }
export type ActName = Exclude<ItemCommand['type'], 'draft' | 'receive' | 'take-in' | 'publish'>
/** An act that the viewer may do now; `needsEmergency`: only in an emergency, with its reason. */
export interface MayDo { readonly act: ActName; readonly needsEmergency: boolean }

/** The page of one item. */
export interface ItemView {
  readonly id: ItemId
  readonly version: number
  readonly sight: 'whole' | 'point'
  readonly item: Present
  readonly thread: readonly ThreadEntry[]
  readonly may: readonly MayDo[]
  readonly advice: readonly Issue[]
  /** Who carries the next step of the point, by name. */
  readonly waitingFor: readonly string[]
  /** Items that were merged into it, for the office. */
  readonly merged: readonly { readonly id: ItemId; readonly title: string; readonly unitName: string }[]
  readonly into: { readonly id: ItemId; readonly title: string } | null
  readonly now: Instant
}

/** A point for which the viewer may write, and whether its three are complete. */
export interface OwnPoint { readonly point: PointId; readonly unit: NamedUnit; readonly roles: readonly PointRole[]; readonly missing: readonly PointRole[]; readonly mayReport: boolean }
/** What a new item is made from; `at` is when the unit learned of it. */
export interface OriginView { readonly title: string; readonly text: string; readonly at: Instant | null; readonly link: string }
export interface ItemOptions {
  /** Leaders of the district, in protocol order, whose 批示 are noted. */
  readonly leaders: readonly (NamedPerson & { readonly title: string })[]
  readonly points: readonly OwnPoint[]
  readonly isEditor: boolean
  readonly mayReceive: boolean
  /** Whether the viewer works with what others report: the tray is his. */
  readonly isDesk: boolean
  /** Units in whose name the office takes in a letter or call. */
  readonly units: readonly NamedUnit[]
  readonly norms: Norms
  readonly now: Instant
}
