import type { PersonId, UnitId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'
import type { PointId, PointLevel, PointRole } from './three.ts'

/** 区—部门—镇街—村社 (R27), from the top. */
export const pointLevels = ['district', 'department', 'township', 'village'] as const satisfies readonly PointLevel[]
export const pointLevelWords: Readonly<Record<PointLevel, string>> = { district: '区级', department: '区直部门', township: '镇街', village: '村社' }

/** A place in a point: one of the three roles, by the first (A角) or his substitute (B角). */
export interface Seat { readonly role: PointRole; readonly isSubstitute: boolean }

/** Who sits on a seat, and since when. */
export interface Holding extends Seat, NamedPerson { readonly phone: string; readonly fromOn: Day }

/** A direct-report point as it is now. What it was is told by its changes. */
export interface Point {
  readonly at: 'active' | 'closed'
  readonly id: PointId
  readonly level: PointLevel
  /** The unit it belongs to. A village is no unit: it stands under its township by a name of its own. */
  readonly unit: UnitId
  readonly name: string
  readonly parent: PointId | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly holdings: readonly Holding[]
}
export type PointState = { readonly at: 'absent' } | Point

export type PointCommand =
  | { readonly type: 'register'; readonly id: PointId; readonly level: PointLevel; readonly unit: UnitId; readonly name: string; readonly parent: PointId | null; readonly on: Day }
  | { readonly type: 'rename'; readonly name: string }
  | ({ readonly type: 'appoint'; readonly phone: string; readonly on: Day } & Seat & NamedPerson)
  | ({ readonly type: 'relieve'; readonly on: Day; readonly reason: string } & Seat)
  | { readonly type: 'close'; readonly on: Day; readonly reason: string }

interface By { readonly by: Signatory; readonly at: Instant }
export type PointEvent = By & (
  | { readonly type: 'point-registered'; readonly id: PointId; readonly level: PointLevel; readonly unit: UnitId; readonly name: string; readonly parent: PointId | null; readonly on: Day }
  | { readonly type: 'point-renamed'; readonly name: string; readonly was: string }
  | ({ readonly type: 'role-given'; readonly phone: string; readonly on: Day; readonly before: NamedPerson | null } & Seat & NamedPerson)
  | ({ readonly type: 'role-phone-changed'; readonly phone: string; readonly was: string } & Seat & NamedPerson)
  | ({ readonly type: 'role-ended'; readonly on: Day; readonly reason: string } & Seat & NamedPerson)
  | { readonly type: 'point-closed'; readonly on: Day; readonly reason: string }
)

/** `keeps`: 信息科. `isOwn`: the head or contact of the point's unit, who may say who its three are. */
export interface PointGiven { readonly keeps: boolean; readonly isOwn: boolean; readonly actor: Signatory; readonly now: Instant; readonly people: readonly PersonId[] }
