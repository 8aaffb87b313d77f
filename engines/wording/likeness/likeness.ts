import { similarity } from '../fingerprint.ts'
import type { Traits } from './traits.ts'

/** How much a pair of letters says: 0 for what stands in every report, 1 for what stood in none. */
export type Weigh = (pair: string) => number

/** The signs by which two reports are held against each other, each between -1 (speaks against) and 1 (speaks for). */
export interface Signs {
  readonly words: number
  readonly places: number
  readonly towns: number
  readonly figures: number
  readonly kinds: number
  readonly days: number
  readonly clocks: number
}

export interface Likeness {
  /** `copy`: one text is a light edit of the other; `same-event`: other words for what seems one event. */
  readonly kind: 'copy' | 'same-event' | 'different'
  /** How sure, 0 to 1. */
  readonly certainty: number
  /** What both name, so that a person can judge: places, figures. */
  readonly shared: { readonly places: readonly string[]; readonly figures: readonly string[] }
  readonly signs: Signs
}

/** A copied text: a note is short, so that dropping a sentence and adding another changes much of it. */
const COPIED = 0.55
/** From here on it is told; below it two reports of a township on one day would be taken for one. */
const SAME = 0.7

/** Found by `bench/reporting/fit.ts` on the tuning half of the labelled reports. */
export const weights: Readonly<Record<keyof Signs | 'bias', number>> = { bias: -2.9, words: 1, places: 1.7, towns: 2.3, figures: 1.5, kinds: 1.7, days: 2.5, clocks: 0.8 }

/** Whether two reports are one text or one event. Symmetric; pure. */
export function likenessOf(one: Traits, other: Traits, weigh: Weigh): Likeness {
  const copied = similarity(one.sketch, other.sketch)
  const signs = signsOf(one, other, weigh)
  const shared = { places: [...common(one.places, other.places), ...common(one.towns, other.towns)], figures: [...common(one.figures, other.figures)] }
  const same = certaintyOf(signs)
  if (copied >= COPIED && isLongEnough(one) && isLongEnough(other) && !isTemplate(signs, copied)) return { kind: 'copy', certainty: copied, shared, signs }
  return { kind: same >= SAME ? 'same-event' : 'different', certainty: same, shared, signs }
}

/** Thirty pieces: shorter texts are alike by chance. */
const LEAST_COPY = 30 * 8
const isLongEnough = ({ sketch }: Traits): boolean => sketch.length >= LEAST_COPY
/** The same form of words for another place, or with nothing but other figures, is a habit of the office and no copy. */
const isTemplate = ({ places, towns, figures, days }: Signs, copied: number): boolean => places < 0 || towns < 0 || figures < 0 || (days < 0 && copied < WHOLE)
const WHOLE = 0.9

export function certaintyOf(signs: Signs, by: Readonly<Record<keyof Signs | 'bias', number>> = weights): number {
  const sum = (Object.keys(signs) as (keyof Signs)[]).reduce((total, sign) => total + by[sign] * signs[sign], by.bias)
  return 1 / (1 + Math.exp(-sum))
}

export function signsOf(one: Traits, other: Traits, weigh: Weigh): Signs {
  return {
    words: sharedWords(one, other, weigh), places: agreement(one.places, other.places), towns: agreement(one.towns, other.towns), figures: agreement(one.figures, other.figures),
    kinds: agreement(one.kinds, other.kinds), days: agreement(one.days, other.days), clocks: clockSign(one.clocks, other.clocks),
  }
}

/** Rare pairs both have: names of people, firms, things. The fourth power leaves next to nothing of what is merely uncommon, a few names suffice. */
function sharedWords(one: Traits, other: Traits, weigh: Weigh): number {
  const shared = common(one.pairs, other.pairs).reduce((sum, pair) => sum + weigh(pair) ** 4, 0)
  return Math.min(1, shared / ENOUGH)
}
const ENOUGH = 3

/** 0 where one tells nothing; below 0 where both tell and nothing agrees. */
function agreement<Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): number {
  if (one.size === 0 || other.size === 0) return 0
  const shared = common(one, other).length
  return shared === 0 ? -1 : Math.sqrt(shared / Math.min(one.size, other.size))
}

const common = <Value>(one: ReadonlySet<Value>, other: ReadonlySet<Value>): readonly Value[] => [...one].filter((value) => other.has(value))

const NEAR_MINUTES = 45
const FAR_MINUTES = 180
function clockSign(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const apart = Math.min(...one.flatMap((a) => other.map((b) => Math.min(Math.abs(a - b), 1440 - Math.abs(a - b)))))
  return apart <= NEAR_MINUTES ? 1 : apart >= FAR_MINUTES ? -1 : 0
}

/** Two accounts of one event lie no further apart: later news of it say so and are found by their names. */
export const SAME_EVENT_DAYS = 5

/** In how many reports each pair stands. */
export function frequencyOf(all: readonly Traits[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>()
  for (const { pairs } of all) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1)
  return frequency
}

/** Weighs by the logarithm of rarity. With few reports yet, a pair is held rare until proved common. */
export const weighBy = (frequency: ReadonlyMap<string, number>, reports: number): Weigh => {
  const most = Math.log(Math.max(reports, LEAST_REPORTS) + 1)
  return (pair) => Math.max(0, 1 - Math.log((frequency.get(pair) ?? 0) + 1) / most)
}
const LEAST_REPORTS = 200
