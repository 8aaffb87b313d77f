import { chanceBy, kaplanMeier, seenBeyond, type Curve, type Ends } from './survival.ts'
import type { WarningSettings } from './settings.ts'

/** What makes cases alike. */
export interface Kind { readonly unit: string; readonly source: string; readonly category: string }
/**
 * Cases of one kind that took so much of their time, or were seen open for so much of it. Time is counted in hundredths of a case's own
 * term, 交办 to deadline, so that a matter of three days and one of a year can be compared: 100 is the deadline, and 150 half as long again.
 */
export interface Tally extends Kind, Ends {}

/** Whose history is looked at, the closest first; a wider one where the closer has too few cases. */
export const scopes = ['unitCategory', 'unit', 'category', 'source', 'all'] as const
export type Scope = (typeof scopes)[number]

export interface Forecast {
  readonly scope: Scope
  readonly cases: number
  /** Of these, how many were seen open for longer than this one is now: what the chance rests on. */
  readonly seen: number
  /** Of closing by the deadline, given that it is still open. */
  readonly chance: number
}
/** An assignment still open, so many hundredths of its term after 交办. */
export interface Standing extends Kind { readonly elapsed: number }

const DEADLINE = 100
/** How much of its term has gone by, in hundredths; a day too late is always beyond the deadline. */
export const shareOfTerm = (days: number, term: number): number => Math.ceil((days * DEADLINE) / Math.max(1, term))

/** This office's own history, by every scope. Curves are made when first asked for. */
export interface History { curve(scope: Scope, kind: Kind): Curve }

export function historyOf(tallies: readonly Tally[]): History {
  const byScope = new Map(scopes.map((scope) => [scope, Map.groupBy(tallies, (tally) => keyOf(scope, tally))]))
  const curves = new Map<string, Curve>()
  return {
    curve(scope, kind) {
      const key = keyOf(scope, kind)
      const name = `${scope} ${key}`
      const known = curves.get(name) ?? kaplanMeier(byScope.get(scope)!.get(key) ?? [])
      curves.set(name, known)
      return known
    },
  }
}

function keyOf(scope: Scope, { unit, source, category }: Kind): string {
  switch (scope) {
    case 'unitCategory': return `${unit} ${category}`
    case 'unit': return unit
    case 'category': return category
    case 'source': return source
    case 'all': return ''
  }
}

/** What the closest history with enough cases says of an open assignment; null where even the whole office has too few. */
export function foresee(history: History, standing: Standing, { leastCases }: Pick<WarningSettings, 'leastCases'>): Forecast | null {
  for (const scope of scopes) {
    const curve = history.curve(scope, standing)
    const seen = seenBeyond(curve, standing.elapsed)
    if (seen < leastCases) continue
    const chance = chanceBy(curve, { elapsed: standing.elapsed, term: DEADLINE })
    if (chance !== null) return { scope, cases: curve.cases, seen, chance }
  }
  return null
}

/** 预警: likely late, and said before it is. */
export const isWarned = (forecast: Forecast | null, { below }: Pick<WarningSettings, 'below'>): forecast is Forecast => forecast !== null && forecast.chance < below

// ---------------------------------------------------------------- looking back

/** Cases at half of their time, as they stood then, and whether they were late in the end. */
export interface PastCase extends Standing { readonly isLate: boolean; readonly count: number }
/** How right the warnings would have been that this rule would have given at half-time. */
export interface Accuracy { readonly cases: number; readonly late: number; readonly warned: number; readonly right: number }

/** One month of looking back: the history as it was known when the month began, never later. */
export function accuracyOf(months: readonly { readonly history: History; readonly cases: readonly PastCase[] }[], settings: WarningSettings): Accuracy {
  const sum = { cases: 0, late: 0, warned: 0, right: 0 }
  for (const { history, cases } of months) {
    for (const { count, isLate, ...standing } of cases) {
      const forecast = foresee(history, standing, settings)
      // Where nothing would have been said for want of cases, nothing is judged.
      if (forecast === null) continue
      const warned = isWarned(forecast, settings)
      sum.cases += count
      if (isLate) sum.late += count
      if (warned) sum.warned += count
      if (warned && isLate) sum.right += count
    }
  }
  return sum
}
