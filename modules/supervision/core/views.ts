import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, NamedUnit } from '#lib/signatory'
import type { LightReason } from './lights.ts'
import type { LightSettings } from './settings.ts'
import type { Category, Pace, Source } from './sources.ts'
import type { AssignmentAt, Item, ItemAt, ItemCommand, ItemEvent, ItemId, Light } from './types.ts'

/** How a light is shown: never by colour alone. */
export interface LightView { readonly light: Light; readonly glyph: string; readonly words: string }

/** One line of a list. */
export interface ItemLine {
  readonly id: ItemId
  readonly at: ItemAt
  readonly number: string | null
  readonly title: string
  readonly source: Source
  readonly categoryName: string
  readonly pace: Pace
  readonly isInstruction: boolean
  readonly light: LightView
  readonly dueOn: Day | null
  /** 剩 3 个工作日, 超期 2 天; empty where there is no deadline. */
  readonly dueWords: string
  readonly progress: number
  readonly leads: readonly string[]
  readonly leaderNames: readonly string[]
  readonly createdAt: Instant
  readonly closedOn: Day | null
}
export interface Page<Line> { readonly lines: readonly Line[]; readonly next: string | null }

/** A row of the board: what one unit, leader or source has, by light. */
export interface BoardRow { readonly key: string; readonly name: string; readonly counts: Readonly<Record<Light, number>>; readonly open: number }
export interface Board {
  readonly by: 'unit' | 'leader' | 'source'
  readonly rows: readonly BoardRow[]
  /** Whether the leader's instructions are among them; a list with the same filter has the same rows. */
  readonly instructions: 'all' | 'without'
  /** Each item once, whatever the rows are. */
  readonly total: Readonly<Record<Light, number>>
  /** 规则 on hover. */
  readonly rule: LightSettings
}

/** One entry of the thread: everything that happened, from cause to close. */
export interface ThreadEntry { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: ItemEvent }

/** An act of `POST …/acts` and whether the viewer may do it now. */
export type ActName = Exclude<ItemCommand['type'], 'propose' | 'tick'>
export interface MayDo { readonly act: ActName; readonly assignment: number | null }

export interface AssignmentView {
  readonly number: number
  readonly at: AssignmentAt
  readonly light: LightView
  readonly reason: LightReason
  readonly dueWords: string
  /** What the unit says last; empty before its first report. */
  readonly lastReport: { readonly text: string; readonly at: Instant; readonly byName: string } | null
}

/** The page of an item. */
export interface ItemView {
  readonly id: ItemId
  readonly version: number
  readonly item: Exclude<Item, { at: 'absent' }>
  readonly light: LightView
  readonly category: Category | null
  readonly officeName: string
  /** The page of what caused it, where the viewer may open it. */
  readonly originLink: string | null
  /** What the night foresaw of its parts: why they will probably be late. */
  readonly foreseen: readonly { readonly assignment: number; readonly reason: string }[]
  readonly assignments: readonly AssignmentView[]
  readonly thread: readonly ThreadEntry[]
  readonly may: readonly MayDo[]
  /** What the next urge of each part in work would be. */
  readonly nextUrge: readonly { readonly assignment: number; readonly level: 'reminder' | 'slip' | 'letter' }[]
}

/** A unit's own page. */
export interface UnitView { readonly unit: NamedUnit; readonly counts: Readonly<Record<Light, number>>; readonly toSignIn: number; readonly toDo: number }

export interface SupervisionOptions {
  readonly categories: readonly Category[]
  readonly units: readonly NamedUnit[]
  /** 区领导, for 批示领导 and 责任领导. */
  readonly leaders: readonly (NamedPerson & { readonly title: string })[]
  readonly rule: LightSettings
  readonly mayPropose: boolean
  readonly seesBoard: boolean
}

/** What a list may be narrowed by. */
export interface ItemFilter {
  readonly scope?: 'open' | 'closed' | 'all' | undefined
  readonly light?: Light | undefined
  readonly source?: Source | undefined
  readonly category?: string | undefined
  readonly unit?: UnitId | undefined
  readonly cooperating?: UnitId | undefined
  readonly leader?: PersonId | undefined
  readonly at?: ItemAt | undefined
  readonly pace?: Pace | undefined
  readonly year?: number | undefined
  readonly list?: string | undefined
  /** Words of the title, all of which must be there, or the number. */
  readonly q?: string | undefined
  /** 批示件: with the others, without them, or alone. */
  readonly instructions?: 'all' | 'without' | 'only' | undefined
  /** Only those with which the viewer has to do by name. */
  readonly mine?: boolean | undefined
}
