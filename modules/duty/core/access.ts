import type { PersonId, UnitId } from '#lib/ids'

export interface DutyPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }
/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface DutyIdentity { readonly person: PersonId; readonly name: string; readonly posts: readonly DutyPost[] }

/** Office leaders who settle the roster; the same role in another organ settles nothing here. */
export const deciderRoles = ['officeHead', 'inChargeLeader'] as const

/** In what capacity somebody comes to 值班. */
export interface DutyStanding {
  readonly person: PersonId
  /** 值班室: keeps roster and log. */
  readonly keeps: boolean
  /** Leader of the office whose 值班室 it is. */
  readonly decides: boolean
  /** Holds any post in that office. */
  readonly isOffice: boolean
  /** Takes turns, as whatever. */
  readonly isMember: boolean
}

/** `organs`: those that have a 值班室; `members`: everybody who takes turns now. */
export function standingOf({ person, posts }: DutyIdentity, { organs, members }: { readonly organs: readonly UnitId[]; readonly members: readonly PersonId[] }): DutyStanding {
  const own = posts.filter(({ organ }) => organs.includes(organ))
  const holds = (wanted: readonly string[]) => own.some(({ roles }) => roles.some((role) => wanted.includes(role)))
  return { person, keeps: holds(['dutyOfficer']), decides: holds(deciderRoles), isOffice: own.length > 0, isMember: members.includes(person) }
}

/** The roster is for the staff of the office, for those who take turns, and for those it names. */
export const mayReadRoster = (standings: readonly DutyStanding[], named: readonly PersonId[]): boolean =>
  standings.some((one) => one.isOffice || one.isMember || named.includes(one.person))
/** The log, the handovers and the checks are for those who take turns and for 值班室 and the leaders of the office. */
export const mayReadLog = (standings: readonly DutyStanding[]): boolean => standings.some(({ keeps, decides, isMember }) => keeps || decides || isMember)
