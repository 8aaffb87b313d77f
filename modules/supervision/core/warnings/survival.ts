/** How many cases closed after so many days, and how many were last seen still open then (right-censored). */
export interface Ends { readonly days: number; readonly closed: number; readonly open: number }

/** The share of cases still open after a day on which some closed. */
export interface Step { readonly days: number; readonly stillOpen: number }
export interface Curve {
  readonly cases: number
  /** By rising days; before the first everything is open. */
  readonly steps: readonly Step[]
  /** By rising days: how many cases lasted, or were seen, longer than that. */
  readonly beyond: readonly { readonly days: number; readonly cases: number }[]
}

/**
 * Kaplan–Meier (1958): S(t) = ∏ over days t' ≤ t of (1 − closed(t') / at risk(t')). At risk on a day is every case not yet closed and
 * not yet lost from sight; of those that end on the same day, the closed count before the ones last seen open.
 */
export function kaplanMeier(ends: readonly Ends[]): Curve {
  const byDay = new Map<number, { closed: number; open: number }>()
  for (const { days, closed, open } of ends) {
    const sum = byDay.get(days) ?? { closed: 0, open: 0 }
    byDay.set(days, { closed: sum.closed + closed, open: sum.open + open })
  }
  const cases = ends.reduce((sum, { closed, open }) => sum + closed + open, 0)
  const steps: Step[] = []
  const beyond: { days: number; cases: number }[] = []
  let [left, stillOpen] = [cases, 1]
  for (const [days, { closed, open }] of [...byDay].sort(([one], [other]) => one - other)) {
    if (closed > 0) {
      stillOpen *= (left - closed) / left
      steps.push({ days, stillOpen })
    }
    left -= closed + open
    beyond.push({ days, cases: left })
  }
  return { cases, steps, beyond }
}

/** S(days): the share still open after that day. */
export const stillOpenAfter = ({ steps }: Curve, days: number): number => lastUpTo(steps, days)?.stillOpen ?? 1

/** How many cases of the curve were seen open beyond that day: what an estimate from there on rests on. */
export const seenBeyond = ({ beyond, cases }: Curve, days: number): number => lastUpTo(beyond, days)?.cases ?? cases

/** The chance of closing by the day `term`, given that it is still open after the day `elapsed`; null where no case was ever open that long. */
export function chanceBy(curve: Curve, { elapsed, term }: { readonly elapsed: number; readonly term: number }): number | null {
  const now = stillOpenAfter(curve, elapsed)
  return now > 0 ? 1 - stillOpenAfter(curve, Math.max(elapsed, term)) / now : null
}

/** The last entry whose days are not beyond the ones asked for, by halving. */
function lastUpTo<Entry extends { readonly days: number }>(entries: readonly Entry[], days: number): Entry | undefined {
  let [from, to] = [0, entries.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (entries[middle]!.days <= days) from = middle + 1
    else to = middle
  }
  return entries[from - 1]
}
