import { workdaysBetween, type WorkCalendar } from '#engines/workdays'
import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'

/** What troubles a unit: a plan, an inspection without one, a 催报. */
export type OccasionSource = 'plan' | 'inspection' | 'call'
export const occasionWords: Readonly<Record<OccasionSource, string>> = { plan: '督查计划', inspection: '督查', call: '催报' }

/** Units called upon within a window, by one agency or several together. */
export interface Occasion {
  /** `plan:ID` and the like: one occasion, however many units. */
  readonly key: string
  readonly source: OccasionSource
  readonly agencies: readonly NamedUnit[]
  readonly targets: readonly NamedUnit[]
  readonly from: Day
  readonly to: Day
}

/** One unit, two occasions nearer to each other than the office wants. Nothing of the other but the fact (R51). */
export interface Collision {
  readonly with: string
  readonly source: OccasionSource
  readonly agencies: readonly NamedUnit[]
  readonly units: readonly NamedUnit[]
  readonly from: Day
  readonly to: Day
  /** Working days from the end of the earlier to the start of the later; none where they overlap. */
  readonly apart: number
}

export interface Spacing { readonly calendar: WorkCalendar; /** Nearer than so many working days, or just so many, is a collision (R50). */ readonly workdays: number }

/** 撞车检查: every other occasion that takes one of the same units within the spacing. */
export function collisionsOf(mine: Occasion, others: readonly Occasion[], spacing: Spacing): readonly Collision[] {
  return others.flatMap((other): Collision[] => {
    if (other.key === mine.key) return []
    const units = mine.targets.filter(({ unit }) => other.targets.some((one) => one.unit === unit))
    const apart = workdaysApart(mine, other, spacing.calendar)
    return units.length > 0 && apart <= spacing.workdays
      ? [{ with: other.key, source: other.source, agencies: other.agencies, units, from: other.from, to: other.to, apart }] : []
  }).toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : one.with < other.with ? -1 : 1))
}

/** How many working days lie between two windows, whichever comes first. */
export function workdaysApart(one: Pick<Occasion, 'from' | 'to'>, other: Pick<Occasion, 'from' | 'to'>, calendar: WorkCalendar): number {
  if (one.from <= other.to && other.from <= one.to) return 0
  return one.to < other.from ? workdaysBetween(calendar, one.to, other.from) : workdaysBetween(calendar, other.to, one.from)
}

/** Two lists of units as one, each unit once, in their order. */
export const together = (one: readonly NamedUnit[], other: readonly NamedUnit[]): readonly NamedUnit[] =>
  [...one, ...other.filter(({ unit }) => !one.some((known) => known.unit === unit))]

export const takes = ({ targets }: Pick<Occasion, 'targets'>, unit: UnitId): boolean => targets.some((one) => one.unit === unit)
