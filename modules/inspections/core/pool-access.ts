import type { PersonId, UnitId } from '#lib/ids'
import type { Agency } from './agencies.ts'
import type { PlanId, PresentPlan } from './plans-types.ts'
import type { PresentTransfer } from './transfers.ts'

export interface PoolPost { readonly unit: UnitId; readonly organ: UnitId; readonly roles: readonly string[] }
/** One in whose name somebody acts: himself, or a principal he stands in for. */
export interface PoolIdentity { readonly person: PersonId; readonly name: string; readonly posts: readonly PoolPost[] }

/** Those who keep the pool and coordinate the calendar. */
const keeperRoles: readonly string[] = ['supervisor']
/** Those through whose hands a unit's matters go. */
const handlerRoles: readonly string[] = ['unitContact', 'officeHead', 'unitHead', 'principalHead']
/** Leaders who may compare the burden of all units. */
const leaderRoles: readonly string[] = ['principalHead', 'inChargeLeader']

export interface PoolReach {
  /** Agencies for which one works. */
  readonly agencies: readonly UnitId[]
  /** Units whose matters go through one's hands. */
  readonly units: readonly UnitId[]
  readonly keepsPool: boolean
  /** 区委督查室 coordinates: the annual plan is on file with it, so that it reads every plan. */
  readonly coordinates: boolean
  readonly seesBurden: boolean
}

export function poolReachOf(identities: readonly PoolIdentity[], mine: readonly Agency[]): PoolReach {
  const posts = identities.flatMap((one) => one.posts)
  const having = (wanted: readonly string[]) => posts.filter(({ roles }) => roles.some((role) => wanted.includes(role)))
  const keepsPool = having(keeperRoles).length > 0
  return {
    agencies: mine.map(({ unit }) => unit), keepsPool, coordinates: keepsPool || mine.some(({ kind }) => kind === 'committeeOffice'),
    // A section's contact speaks for the organ as well.
    units: [...new Set(having(handlerRoles).flatMap(({ unit, organ }) => [unit, organ]))],
    seesBurden: keepsPool || mine.length > 0 || having(leaderRoles).length > 0,
  }
}

/** Whether a plan is read in full: by its agencies, by those invited to it or merged into it, and by 区委督查室. Of others the pool sees the fact (R51). */
export const maySeePlan = ({ agencies, coordinates }: Pick<PoolReach, 'agencies' | 'coordinates'>, { agency, members, offers }: PresentPlan): boolean =>
  coordinates || [agency, ...members, ...offers.map((offer) => offer.agency)].some(({ unit }) => agencies.includes(unit))

/** Whether a transfer is read in full: by who sent it and who receives it, nobody else. */
export const maySeeTransfer = ({ agencies }: Pick<PoolReach, 'agencies'>, { from, to }: PresentTransfer): boolean => agencies.includes(from.unit) || agencies.includes(to.unit)

/** The calendar is the pool's own, and of those who keep it. */
export const mayUsePool = ({ agencies, keepsPool }: Pick<PoolReach, 'agencies' | 'keepsPool'>): boolean => agencies.length > 0 || keepsPool

export const planHref = (id: PlanId): string => `/inspections/plans/${id}`
