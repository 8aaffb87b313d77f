import type { OfficeRole } from '#lib/contract'
import type { PersonId, PostId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { AppointmentId, DistributionGroup, Grounds, Post, Proxy } from './types.ts'
import type { UnitOnDay } from './tree.ts'

/** The tree of a day, flat and in reading order. */
export interface TreeView {
  readonly day: Day
  readonly units: readonly (UnitOnDay & { readonly depth: number; readonly version: number; readonly people: number })[]
}

/** A post someone holds, as others read it. */
export interface HeldPost {
  readonly appointment: AppointmentId
  readonly post: PostId
  readonly title: string
  readonly unit: UnitId
  /** The unit's standard short name on the day asked for; for a day past, the name of then. */
  readonly unitName: string
  readonly roles: readonly OfficeRole[]
  readonly rank: number | null
  readonly main: boolean
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** A person as lists and pickers show one. */
export interface PersonBrief {
  readonly id: PersonId
  readonly name: string
  /** Main unit and title on the day; null for one who holds no post then. */
  readonly unit: UnitId | null
  readonly unitName: string | null
  readonly title: string | null
  readonly rank: number | null
}

export interface PersonCard {
  readonly id: PersonId
  readonly version: number
  readonly name: string
  readonly pinyin: string
  /** Masked unless the viewer may see it. */
  readonly mobile: string | null
  readonly officePhone: string | null
  /** All posts ever held, the latest first; names are those of the post's last day, or today's. */
  readonly posts: readonly HeldPost[]
  readonly history: readonly ChangeView[]
}

export interface PostView extends Post {
  readonly holders: readonly { readonly appointment: AppointmentId; readonly person: PersonId; readonly name: string; readonly main: boolean; readonly mobile: string | null; readonly officePhone: string | null }[]
}

export interface UnitView {
  readonly day: Day
  readonly unit: UnitOnDay & { readonly version: number; readonly closing: { readonly on: Day; readonly mergedInto: UnitId | null } | null }
  readonly path: readonly { readonly id: UnitId; readonly shortName: string }[]
  readonly children: readonly { readonly id: UnitId; readonly shortName: string }[]
  readonly lines: readonly { readonly unit: UnitId; readonly shortName: string; readonly line: string }[]
  readonly inCharge: PersonBrief | null
  readonly posts: readonly PostView[]
  readonly history: readonly ChangeView[]
}

/** One line of the dated history. */
export interface ChangeView extends Partial<Grounds> {
  readonly type: string
  readonly onDay: Day
  /** What it was about, in words: the new name, the post, the successor. */
  readonly about: string
  readonly by: string
  readonly at: Instant
}

export interface ProxyView extends Proxy {
  readonly principalName: string
  readonly deputyName: string
  readonly state: 'coming' | 'inForce' | 'over'
}

export interface GroupView extends DistributionGroup {
  /** How many units it means today. */
  readonly count: number
}

export interface RankedPost {
  readonly post: PostId
  readonly title: string
  readonly unitName: string
  readonly rank: number
  readonly holders: readonly { readonly person: PersonId; readonly name: string }[]
}

/** A post of a day by name, with its unit and who holds it: what rules that name posts, units or people are read with. */
export interface PostLine {
  readonly post: PostId
  readonly title: string
  readonly unit: UnitId
  readonly unitName: string
  readonly holders: readonly { readonly person: PersonId; readonly name: string }[]
}

/** Where one row of an import file is wrong. */
export interface RowIssue { readonly sheet: string; readonly row: number; readonly column: string; readonly text: string }

export type ImportAnswer =
  | { readonly accepted: true; readonly units: number; readonly posts: number; readonly people: number; readonly appointments: number }
  | { readonly accepted: false; readonly issues: readonly RowIssue[]; /** The same file with the column 错误, base64 of xlsx. */ readonly marked: string }
