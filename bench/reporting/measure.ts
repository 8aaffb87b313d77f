import { dayIndex } from '#lib/instants'
import { frequencyOf, likenessOf, SAME_EVENT_DAYS, traitsOf, weighBy, type Likeness, type Signs } from '#engines/wording'
import type { Labelled } from './grammar.ts'

export interface Pair { readonly a: number; readonly b: number; readonly found: Likeness['kind']; readonly meant: Likeness['kind']; readonly signs: Signs; readonly isNear: boolean }

/** Every pair of a half that the check would compare: copies however old, events within the days of one. */
export function pairsOf(set: readonly Labelled[]): readonly Pair[] {
  const traits = set.map((report) => traitsOf(report))
  const weigh = weighBy(frequencyOf(traits), set.length)
  return set.flatMap((one, a) => set.slice(a + 1).flatMap((other, after): readonly Pair[] => {
    const b = a + 1 + after
    const isNear = Math.abs(dayIndex(one.writtenOn) - dayIndex(other.writtenOn)) <= SAME_EVENT_DAYS
    const likeness = likenessOf(traits[a]!, traits[b]!, weigh)
    const found = likeness.kind === 'same-event' && !isNear ? 'different' : likeness.kind
    return [{ a, b, found, meant: meantBy(set, a, b), signs: likeness.signs, isNear }]
  }))
}

/** Copies of one text are copies of each other. */
function meantBy(set: readonly Labelled[], a: number, b: number): Likeness['kind'] {
  const root = (at: number): number => set[at]!.copyOf ?? at
  if (root(a) === root(b)) return 'copy'
  return set[a]!.event === set[b]!.event ? 'same-event' : 'different'
}

export interface Score { readonly precision: number; readonly recall: number; readonly pairs: number }
/** Of copies: what is told to be one. Of events: whether two reports are told to be of one event, be it by a copy. */
export function scoreOf(pairs: readonly Pair[], kind: 'copy' | 'same-event'): Score {
  const is = (value: Likeness['kind']) => (kind === 'copy' ? value === 'copy' : value !== 'different')
  const [found, meant] = [pairs.filter((pair) => is(pair.found)), pairs.filter((pair) => is(pair.meant))]
  const right = found.filter((pair) => is(pair.meant)).length
  return { precision: right / found.length, recall: right / meant.length, pairs: meant.length }
}
