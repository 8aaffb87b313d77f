import { withoutMarks } from './secrecy-marks.ts'

/**
 * A sketch of a text's content: the smallest hashes of its overlapping five-character pieces, as hexadecimal text.
 * Two texts of which one is a light edit of the other have nearly the same sketch; the text cannot be read back from it.
 */
export type Fingerprint = string & { readonly '~fingerprint': true }

/** Pieces of five characters are long enough that common phrases of office prose do not make two texts alike. */
const PIECE = 5
/** How many hashes are kept: the estimate's standard error is then about 0.03. */
const SKETCH = 256
/** Shorter texts (a name, a sentence) are alike by chance. */
const LEAST_PIECES = 30
const NEAR = 0.7

/**
 * The sketch of a text, with secrecy marks, spaces and punctuation left out, so that deleting a mark changes nothing.
 * A "bottom-k" sketch: of all hashes the k smallest are a random but repeatable sample of the text's pieces.
 */
export function fingerprintOf(text: string): Fingerprint {
  const letters = [...withoutMarks(text).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')]
  const hashes = new Set<number>()
  for (let at = 0; at + PIECE <= letters.length; at += 1) hashes.add(hashOf(letters, at))
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH).map((hash) => hash.toString(16).padStart(8, '0')).join('') as Fingerprint
}

/** How much two texts have in common, 0 to 1: the share of common pieces among all (Jaccard), estimated from the sketches. */
export function similarity(one: Fingerprint, other: Fingerprint): number {
  const [a, b] = [hashesIn(one), hashesIn(other)]
  const union = [...new Set([...a, ...b])].sort().slice(0, SKETCH)
  if (union.length === 0) return 0
  const [inA, inB] = [new Set(a), new Set(b)]
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length
}

/** N-08: whether a text is, but for a light edit, one that was quarantined before. */
export const isNearDuplicate = (one: Fingerprint, other: Fingerprint): boolean =>
  Math.min(one.length, other.length) / 8 >= LEAST_PIECES && similarity(one, other) >= NEAR

const hashesIn = (sketch: Fingerprint): readonly string[] => sketch.match(/.{8}/g) ?? []

/** FNV-1a over the code points of a piece, finished by a mixing step: without it the smallest hashes are not a fair sample. */
export function hashOf(letters: readonly string[], from: number, length = PIECE): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + length; at += 1) hash = Math.imul(hash ^ letters[at]!.codePointAt(0)!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
