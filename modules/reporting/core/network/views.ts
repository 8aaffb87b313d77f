import type { UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { Gap } from './gaps.ts'
import type { PointId, PointLevel } from './three.ts'
import type { Holding, Point, PointEvent } from './types.ts'

/** A point as the table of the network shows it, in the order of the tree. */
export interface PointLine {
  readonly id: PointId
  readonly name: string
  readonly level: PointLevel
  readonly unit: UnitId
  readonly depth: number
  readonly isValid: boolean
  readonly holdings: readonly Holding[]
  readonly gaps: readonly Gap[]
}

export interface NetworkView {
  readonly today: Day
  readonly mayKeep: boolean
  /** Whether it is the whole district, or only the viewer's own. */
  readonly isWhole: boolean
  /** R28: points with their three complete, of all that stand today. */
  readonly valid: number
  readonly points: readonly PointLine[]
}

/** A change of the register, kept for ever. */
export interface PointChange { readonly number: number; readonly at: Instant; readonly byName: string; readonly unitName: string; readonly event: PointEvent }

export interface PointView {
  readonly point: Point
  readonly unitName: string
  readonly parent: { readonly id: PointId; readonly name: string } | null
  readonly children: readonly { readonly id: PointId; readonly name: string }[]
  readonly isValid: boolean
  readonly gaps: readonly Gap[]
  readonly changes: readonly PointChange[]
  readonly may: { readonly keep: boolean; readonly appoint: boolean }
}

/** What the form of a new point chooses from. */
export interface NetworkOptions { readonly units: readonly (NamedUnit & { readonly level: PointLevel })[]; readonly townships: readonly { readonly id: PointId; readonly name: string }[] }
