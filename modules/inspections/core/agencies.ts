import type { Refused } from '#lib/decision'
import { refuse } from '#lib/decision'
import type { PersonId, UnitId } from '#lib/ids'
import type { NamedPerson, NamedUnit } from '#lib/signatory'

/** 大督查 (R50): whose forces are pooled. */
export type AgencyKind = 'committeeOffice' | 'governmentOffice' | 'projectOffice' | 'discipline' | 'organisation' | 'efficiency'
export const agencyKindWords: Readonly<Record<AgencyKind, string>> = {
  committeeOffice: '区委督查室', governmentOffice: '区政府督查室', projectOffice: '区项目督查办', discipline: '纪检监察', organisation: '组织', efficiency: '效能',
}
export const agencyKinds = Object.keys(agencyKindWords) as readonly AgencyKind[]

export type StaffRole = 'head' | 'leader' | 'member' | 'liaison'
export const staffRoleWords: Readonly<Record<StaffRole, string>> = { head: '负责人', leader: '可任组长', member: '组员', liaison: '联络员' }
export const staffRoles = Object.keys(staffRoleWords) as readonly StaffRole[]

/** One of the pool: what he may be sent as, and what he is good at. */
export interface StaffMember extends NamedPerson { readonly role: StaffRole; readonly strengths: string }

/** A force of the pool: the unit it is, and the people it brings. */
export interface Agency {
  readonly unit: UnitId
  /** As the pool calls it, e.g. 区委督查室. */
  readonly name: string
  readonly kind: AgencyKind
  readonly staff: readonly StaffMember[]
  /** No longer in the pool: nothing new is given to it, its past stays. */
  readonly retired: boolean
}

export type AgencyRefusal = 'agency-without-head' | 'staff-twice'

/** 督查力量: an agency needs somebody who answers for it, and nobody is in it twice. */
export function checkAgency({ staff, retired }: Agency): Refused<AgencyRefusal> | null {
  const twice = staff.find((one, index) => staff.findIndex(({ person }) => person === one.person) < index)
  if (twice) return refuse('staff-twice', { name: twice.name })
  return retired || staff.some(({ role }) => role === 'head') ? null : refuse('agency-without-head')
}

/** The agencies for which one of these people works, or worked when the agency was in the pool. */
export const agenciesOf = (agencies: readonly Agency[], people: readonly PersonId[]): readonly Agency[] =>
  agencies.filter(({ staff, retired }) => !retired && staff.some(({ person }) => people.includes(person)))

export const worksFor = (agencies: readonly Agency[], person: PersonId, unit: UnitId): boolean => agenciesOf(agencies, [person]).some((one) => one.unit === unit)
export const headsOf = (agencies: readonly Agency[], unit: UnitId): readonly StaffMember[] =>
  agencies.find((one) => one.unit === unit)?.staff.filter(({ role }) => role === 'head') ?? []
export const isHeadOf = (agencies: readonly Agency[], person: PersonId, unit: UnitId): boolean => headsOf(agencies, unit).some((one) => one.person === person)

export const namedAgency = ({ unit, name }: Agency): NamedUnit => ({ unit, name })
