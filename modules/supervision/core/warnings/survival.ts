/** How many cases closed at a time, and how many were last seen still open then (right-censored). Any unit, as long as it is one. */
export interface Ends { readonly time: number; readonly closed: number; readonly open: number }

/** The share of cases still open after a time at which some closed. */
export interface Step { readonly time: number; readonly stillOpen: number }
export interface Curve {
  readonly cases: number
  /** By rising time; before the first everything is open. */
  readonly steps: readonly Step[]
  /** By rising time: how many cases lasted, or were seen, longer than that. */
  readonly beyond: readonly { readonly time: number; readonly cases: number }[]
}

/**
 * Kaplan–Meier (1958): S(t) = ∏ over times t' ≤ t of (1 − closed(t') / at risk(t')). At risk at a time is every case not yet closed and
 * not yet lost from sight; of those that end at the same time, the closed count before the ones last seen open.
 */
export function kaplanMeier(ends: readonly Ends[]): Curve {
  const byTime = new Map<number, { closed: number; open: number }>()
  for (const { time, closed, open } of ends) {
    const sum = byTime.get(time) ?? { closed: 0, open: 0 }
    byTime.set(time, { closed: sum.closed + closed, open: sum.open + open })
  }
  const cases = ends.reduce((sum, { closed, open }) => sum + closed + open, 0)
  const steps: Step[] = []
  const beyond: { time: number; cases: number }[] = []
  let [left, stillOpen] = [cases, 1]
  for (const [time, { closed, open }] of [...byTime].sort(([one], [other]) => one - other)) {
    if (closed > 0) {
      stillOpen *= (left - closed) / left
      steps.push({ time, stillOpen })
    }
    left -= closed + open
    beyond.push({ time, cases: left })
  }
  return { cases, steps, beyond }
}

/** S(time): the share still open after it. */
export const stillOpenAfter = ({ steps }: Curve, time: number): number => lastUpTo(steps, time)?.stillOpen ?? 1

/** How many cases of the curve were seen open beyond that time: what an estimate from there on rests on. */
export const seenBeyond = ({ beyond, cases }: Curve, time: number): number => lastUpTo(beyond, time)?.cases ?? cases

/** The chance of closing by `term`, given that it is still open after `elapsed`; null where no case was ever open that long. */
export function chanceBy(curve: Curve, { elapsed, term }: { readonly elapsed: number; readonly term: number }): number | null {
  const now = stillOpenAfter(curve, elapsed)
  return now > 0 ? 1 - stillOpenAfter(curve, Math.max(elapsed, term)) / now : null
}

/** The last entry whose time is not beyond the one asked for, by halving. */
function lastUpTo<Entry extends { readonly time: number }>(entries: readonly Entry[], time: number): Entry | undefined {
  let [from, to] = [0, entries.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (entries[middle]!.time <= time) from = middle + 1
    else to = middle
  }
  return entries[from - 1]
}
