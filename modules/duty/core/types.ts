import type { Id, PersonId } from '#lib/ids'
import type { Day, Instant } from '#lib/instants'
import type { NamedPerson, Signatory } from '#lib/signatory'

/** Who is on duty as what: 带班领导, 值班长, 值班员主班 and 副班. */
export const dutyRoles = ['leader', 'chief', 'main', 'deputy'] as const
export type DutyRole = (typeof dutyRoles)[number]
export const dutyRoleWords: Readonly<Record<DutyRole, string>> = { leader: '带班领导', chief: '值班长', main: '值班员（主班）', deputy: '值班员（副班）' }

/** From whom a role is filled; 主班 and 副班 take turns out of one group. */
export const dutyPools = ['leaders', 'chiefs', 'officers'] as const
export type DutyPool = (typeof dutyPools)[number]
export const dutyPoolWords: Readonly<Record<DutyPool, string>> = { leaders: '带班领导', chiefs: '值班长', officers: '值班员' }
export const poolOf: Readonly<Record<DutyRole, DutyPool>> = { leader: 'leaders', chief: 'chiefs', main: 'officers', deputy: 'officers' }

/** Working days, weekends and statutory holidays are counted apart, for nobody should have all the holidays. */
export const dayKinds = ['workday', 'weekend', 'holiday'] as const
export type DayKind = (typeof dayKinds)[number]
export const dayKindWords: Readonly<Record<DayKind, string>> = { workday: '工作日', weekend: '周末', holiday: '法定假日' }

/** A place on the roster: seat 2 is there on days of a sensitive period only. */
export interface Seat { readonly day: Day; readonly role: DutyRole; readonly seat: 1 | 2 }
export interface Shift extends Seat, NamedPerson { readonly kind: DayKind }
export const seatKey = ({ day, role, seat }: Seat): string => `${day} ${role} ${seat}`

/** Somebody who takes turns, from a day until before another; what he had done before joining is what the others had. */
export interface Member extends NamedPerson {
  readonly pool: DutyPool
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly base: Readonly<Record<DayKind, number>>
}
export interface Absence { readonly person: PersonId; readonly from: Day; readonly to: Day }
/** 敏感时期 (两会, 国庆, 汛期, 春节): every place is filled twice. */
export interface SensitivePeriod { readonly name: string; readonly from: Day; readonly to: Day }

/** `2026-12` */
export type Month = string & { readonly '~month': true }
export type RosterAt = 'drafted' | 'submitted' | 'published'
export const rosterAtWords: Readonly<Record<RosterAt, string>> = { drafted: '编排中', submitted: '待审定', published: '已发布' }
/** The roster of one month. Everybody who arranged it is an author: none of them publishes it. */
export interface Roster {
  readonly month: Month
  readonly at: RosterAt
  readonly authors: readonly Signatory[]
  readonly returned: { readonly reason: string; readonly by: Signatory; readonly at: Instant } | null
  readonly published: { readonly by: Signatory; readonly at: Instant } | null
}

export type SwapId = Id<'duty-swap'>
export type EntryId = Id<'duty-entry'>
export type MatterId = Id<'duty-matter'>
export type CheckId = Id<'duty-check'>
