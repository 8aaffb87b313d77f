import type { UnitId } from '#lib/ids'
import type { Day } from '#lib/instants'
import type { NamedUnit } from '#lib/signatory'
import type { OccasionKind } from './plans-types.ts'

/** One inspection received, or expected, by one unit. */
export interface Visit { readonly key: string; readonly unit: UnitId; readonly kind: OccasionKind; readonly on: Day; readonly isHeld: boolean }

export type BurdenState = 'noBase' | 'within' | 'overLine' | 'willExceed' | 'exceeded'
export const burdenWords: Readonly<Record<BurdenState, string>> = {
  noBase: '去年无记录', within: '在控制线内', overLine: '超过减负线', willExceed: '将超去年', exceeded: '已超去年',
}

/** 减负统计 of one unit in one year against the year before. */
export interface UnitBurden {
  readonly unit: NamedUnit
  /** Received in each month of the year, and of the year before. */
  readonly months: readonly number[]
  readonly monthsBefore: readonly number[]
  readonly byKind: Readonly<Record<OccasionKind, { readonly now: number; readonly before: number }>>
  readonly received: number
  /** Of this year's, planned and still to come. */
  readonly planned: number
  readonly before: number
  /** Received until the same day of the year before. */
  readonly beforeSoFar: number
  /** The most it should be: last year's less the reduction, rounded down. */
  readonly line: number
  readonly state: BurdenState
}

export interface BurdenQuestion {
  readonly year: number
  readonly today: Day
  /** 2019: inspections of 镇街 cut by half or more [check]; a setting. */
  readonly reduction: number
}

export const occasionKinds = ['comprehensive', 'special', 'routine', 'call'] as const satisfies readonly OccasionKind[]

/** Counts what each unit received; each inspection of a unit counts once, however many agencies came together. */
export function burdenOf(units: readonly NamedUnit[], visits: readonly Visit[], question: BurdenQuestion): readonly UnitBurden[] {
  const byUnit = Map.groupBy(visits, ({ unit }) => unit)
  return units.map((unit) => countedFor(unit, byUnit.get(unit.unit) ?? [], question))
}

function countedFor(unit: NamedUnit, visits: readonly Visit[], { year, today, reduction }: BurdenQuestion): UnitBurden {
  const inYear = (of: number, isHeld: boolean) => visits.filter((one) => Number(one.on.slice(0, 4)) === of && one.isHeld === isHeld)
  const [allNow, allLast] = [inYear(year, true), inYear(year - 1, true)]
  // To be asked for a report is no inspection: it is shown beside them and counts towards no line.
  const [now, last] = [allNow.filter(isInspection), allLast.filter(isInspection)]
  const planned = inYear(year, false).filter(isInspection).length
  const counts = { received: now.length, planned, before: last.length }
  const line = Math.floor(last.length * (1 - reduction))
  return {
    unit, ...counts, line, state: stateOf(counts, line), months: perMonth(now), monthsBefore: perMonth(last),
    byKind: Object.fromEntries(occasionKinds.map((kind) => [kind, { now: ofKind(allNow, kind), before: ofKind(allLast, kind) }])) as UnitBurden['byKind'],
    beforeSoFar: last.filter(({ on }) => on.slice(5) <= today.slice(5)).length,
  }
}

/** Said of a unit at a glance; nothing is said of one of which the year before knows nothing. */
function stateOf({ received, planned, before }: { received: number; planned: number; before: number }, line: number): BurdenState {
  if (before === 0) return 'noBase'
  if (received > before) return 'exceeded'
  if (received + planned > before) return 'willExceed'
  return received + planned > line ? 'overLine' : 'within'
}

const isInspection = ({ kind }: Visit): boolean => kind !== 'call'
const perMonth = (visits: readonly Visit[]): readonly number[] => Array.from({ length: 12 }, (_, month) => visits.filter(({ on }) => Number(on.slice(5, 7)) === month + 1).length)
const ofKind = (visits: readonly Visit[], kind: OccasionKind): number => visits.filter((one) => one.kind === kind).length
