import { hashOf } from '../fingerprint.ts'
import type { Weigh } from './likeness.ts'
import type { Traits } from './traits.ts'

/** By what reports that may be alike are found without reading all of them: numbers, as an index keeps them. */
export interface Terms {
  /** Found again however old: a light edit keeps most of the smallest hashes of a text. */
  readonly copied: readonly number[]
  /** Found within the days of one event: places, figures, what happened in which township, and the rarest pairs. */
  readonly told: readonly number[]
}

/** Of two texts half of whose pieces agree, one in a thousand shares none of ten. */
const COPIED_TERMS = 10
/** Kept with a report, and asked of a new one: what was among the rarest then need not be now. */
export const KEPT_PAIRS = 10
export const ASKED_PAIRS = 30

export function termsOf(traits: Traits, weigh: Weigh, pairs: number): Terms {
  const rare = [...traits.pairs].map((pair) => ({ pair, weight: weigh(pair) })).sort((a, b) => b.weight - a.weight || (a.pair < b.pair ? -1 : 1)).slice(0, pairs)
  return {
    copied: (traits.sketch.slice(0, COPIED_TERMS * 8).match(/.{8}/g) ?? []).map((hash) => Number.parseInt(hash, 16) | 0),
    told: numbersOf([
      ...[...traits.places].map((place) => `p${place}`), ...[...traits.figures].map((figure) => `f${figure}`),
      ...[...traits.towns].flatMap((town) => [...traits.kinds].map((kind) => `t${town}${kind}`)), ...rare.map(({ pair }) => `w${pair}`),
    ]),
  }
}

const numbersOf = (words: readonly string[]): readonly number[] => [...new Set(words.map((word) => { const letters = [...word]; return hashOf(letters, 0, letters.length) | 0 }))]
