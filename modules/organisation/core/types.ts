import type { OfficeRole } from '#lib/contract'
import type { Id, PersonId, PostId, UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'

export type AppointmentId = Id<'appointment'>
export type ProxyId = Id<'proxy'>
export type GroupId = Id<'group'>

/** What a unit is. A `section` (科室) is an internal division and never writes outward. */
export type UnitKind =
  | 'superiorCommittee' | 'superiorOffice' | 'superiorOrgan'
  | 'districtCommittee' | 'committeeOffice' | 'committeeDepartment'
  | 'government' | 'governmentOffice' | 'districtDepartment' | 'township'
  | 'peoplesCongress' | 'consultativeConference' | 'disciplineCommission'
  | 'massOrganisation' | 'court' | 'procuratorate' | 'otherBody' | 'section'

/** The rung a unit stands on; units of one rung without a line between them are peers. */
export type UnitLevel = 'city' | 'district' | 'department' | 'section'

/** A line of leadership besides the place in the tree: a second superior, or the matching organ above that guides the work. */
export interface LeadershipLine {
  readonly unit: UnitId
  readonly line: 'dualLeadership' | 'guidance'
}

/** 发文立户: from this day the unit may issue documents under these 机关代字. */
export interface IssuerRegistration {
  readonly registeredOn: Day
  readonly docPrefixes: readonly string[]
}

/** What is true of a unit during one term. */
export interface UnitProfile {
  readonly name: string
  /** 规范化简称, the name printed in recipients and lists. */
  readonly shortName: string
  readonly kind: UnitKind
  readonly level: UnitLevel
  readonly parent: UnitId | null
  readonly lines: readonly LeadershipLine[]
  readonly issuer: IssuerRegistration | null
  /** 统一社会信用代码 (GB 32100-2015). */
  readonly unifiedCode: string | null
  /** Place among its siblings, from 1. */
  readonly position: number
}

/** A profile with the days it holds: from `fromOn` up to but not including `untilOn`. */
export interface UnitTerm {
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly profile: UnitProfile
}

/** A post in a unit (岗位). Its title and unit never change; a retitled post is a new post. */
export interface Post {
  readonly id: PostId
  readonly unit: UnitId
  readonly title: string
  readonly roles: readonly OfficeRole[]
  /** 职数: how many people may hold it at once. */
  readonly seats: number
  /** Place in the protocol order of leaders; null for everybody else. */
  readonly rank: number | null
  /** Units this leader is in charge of (分管). */
  readonly oversees: readonly UnitId[]
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** A unit with its whole dated life. Terms touch each other and stand in order. */
export interface Unit {
  readonly id: UnitId
  readonly version: number
  readonly terms: readonly UnitTerm[]
  readonly closing: { readonly on: Day; readonly mergedInto: UnitId | null } | null
  readonly posts: readonly Post[]
}

/** Why a change was made and on what paper it rests. */
export interface Grounds {
  readonly reason: string
  /** The approving document, e.g. 云编〔2026〕12号. */
  readonly basis?: string
}

export type UnitChanges = Partial<Omit<UnitProfile, 'issuer'>>
export type PostSettings = Pick<Post, 'roles' | 'seats' | 'rank' | 'oversees'>

export type UnitCommand =
  | { readonly type: 'establish-unit'; readonly id: UnitId; readonly profile: UnitProfile; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'change-unit'; readonly changes: UnitChanges; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'correct-unit'; readonly changes: UnitChanges; readonly grounds: Grounds }
  | { readonly type: 'register-issuer'; readonly issuer: IssuerRegistration | null; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'merge-unit'; readonly into: UnitId; readonly on: Day; readonly grounds: Grounds }
  | { readonly type: 'abolish-unit'; readonly on: Day; readonly grounds: Grounds }
  | { readonly type: 'add-post'; readonly post: Omit<Post, 'unit' | 'untilOn'> }
  | ({ readonly type: 'change-post'; readonly post: PostId } & PostSettings)
  | { readonly type: 'abolish-post'; readonly post: PostId; readonly on: Day }

export type UnitEvent =
  | { readonly type: 'unit-established'; readonly id: UnitId; readonly profile: UnitProfile; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'unit-changed'; readonly changes: UnitChanges; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'unit-corrected'; readonly changes: UnitChanges; readonly grounds: Grounds }
  | { readonly type: 'issuer-registered'; readonly issuer: IssuerRegistration | null; readonly fromOn: Day; readonly grounds: Grounds }
  | { readonly type: 'unit-merged'; readonly into: UnitId; readonly on: Day; readonly grounds: Grounds }
  | { readonly type: 'unit-abolished'; readonly on: Day; readonly grounds: Grounds }
  | { readonly type: 'post-added'; readonly post: Post }
  | ({ readonly type: 'post-changed'; readonly post: PostId } & PostSettings)
  | { readonly type: 'post-abolished'; readonly post: PostId; readonly on: Day }

/** Who a person is, apart from posts. */
export interface PersonProfile {
  readonly name: string
  readonly mobile: string | null
  readonly officePhone: string | null
}

/** A person in a post (任职), from `fromOn` up to but not including `untilOn`. */
export interface Appointment {
  readonly id: AppointmentId
  readonly post: PostId
  readonly unit: UnitId
  readonly fromOn: Day
  readonly untilOn: Day | null
  /** The one main post (主要任职) of the day; the others are held besides. */
  readonly main: boolean
}

export interface Person {
  readonly id: PersonId
  readonly version: number
  readonly profile: PersonProfile
  readonly appointments: readonly Appointment[]
}

export type PersonCommand =
  | { readonly type: 'add-person'; readonly id: PersonId; readonly profile: PersonProfile }
  | { readonly type: 'change-person'; readonly profile: PersonProfile }
  | { readonly type: 'appoint'; readonly post: PostId; readonly fromOn: Day; readonly main: boolean }
  | { readonly type: 'end-appointment'; readonly appointment: AppointmentId; readonly on: Day; readonly reason: string }
  | { readonly type: 'move-person'; readonly leaving: readonly AppointmentId[]; readonly post: PostId; readonly on: Day; readonly reason: string }

export type PersonEvent =
  | { readonly type: 'person-added'; readonly id: PersonId; readonly profile: PersonProfile }
  | { readonly type: 'person-changed'; readonly profile: PersonProfile }
  | { readonly type: 'appointed'; readonly appointment: Appointment }
  | { readonly type: 'appointment-ended'; readonly appointment: AppointmentId; readonly on: Day; readonly reason: string }

/** A standing proxy (代理): the deputy acts for the principal, both days included. */
export interface Proxy {
  readonly id: ProxyId
  readonly version: number
  readonly principal: PersonId
  readonly deputy: PersonId
  /** Kinds of case, `*` for all. */
  readonly kinds: readonly string[]
  readonly fromOn: Day
  readonly lastOn: Day
  readonly reason: string
  /** The last day it was in force, when it was ended before its time; the day before `fromOn` when it never began. */
  readonly endedOn: Day | null
}

export type ProxyCommand =
  | { readonly type: 'grant-proxy'; readonly proxy: Omit<Proxy, 'version' | 'endedOn'> }
  | { readonly type: 'end-proxy' }

export type ProxyEvent =
  | { readonly type: 'proxy-granted'; readonly proxy: Omit<Proxy, 'version' | 'endedOn'> }
  | { readonly type: 'proxy-ended'; readonly endedOn: Day }

/** A named recipient group (如「各镇党委、街道党工委」): all units of some kinds, more units by name, less exceptions. */
export interface DistributionGroup {
  readonly id: GroupId
  readonly version: number
  readonly name: string
  readonly kinds: readonly UnitKind[]
  readonly units: readonly UnitId[]
  readonly except: readonly UnitId[]
  readonly position: number
  readonly retired: boolean
}

export type GroupContent = Pick<DistributionGroup, 'name' | 'kinds' | 'units' | 'except' | 'position'>
export type GroupCommand =
  | { readonly type: 'name-group'; readonly id: GroupId; readonly content: GroupContent }
  | { readonly type: 'change-group'; readonly content: GroupContent }
  | { readonly type: 'retire-group' }
export type GroupEvent =
  | { readonly type: 'group-named'; readonly id: GroupId; readonly content: GroupContent }
  | { readonly type: 'group-changed'; readonly content: GroupContent }
  | { readonly type: 'group-retired' }
