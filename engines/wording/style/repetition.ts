import type { Finding, PlacedText } from '#lib/findings'
import { hashOf } from '../fingerprint.ts'
import { ruleList } from '../rule-list.ts'

/** An older paper that a draft is compared with. */
export interface OlderText {
  /** Its title or number, shown as the source. */
  readonly name: string
  readonly text: string
}

export interface RepetitionSettings {
  /** The share of equal text from which on it is told (R12: 30 %). */
  readonly share: number
  /** Shorter stretches are common phrases and titles. */
  readonly least: number
}
export const usualRepetition: RepetitionSettings = { share: 0.3, least: 13 }

/** A stretch that stands in an older paper too. */
export interface RepeatedStretch {
  readonly placed: PlacedText
  readonly offset: number
  readonly length: number
  readonly source: string
  /** Where the same words begin in the older text. */
  readonly sourceOffset: number
}
export interface Repetition {
  /** Share of the letters of the body that stand in any older paper, 0 to 1. */
  readonly share: number
  readonly stretches: readonly RepeatedStretch[]
  /** One warning a stretch, once the share is reached. */
  readonly findings: readonly Finding[]
}

/**
 * D-08: what of a text was taken from older papers, marks and spaces aside.
 * Every piece of `least` letters of the older papers is hashed once; a text is walked along, and where a piece is known
 * the match is proved letter by letter and drawn out as far as it goes. Time grows with the length of all texts.
 */
export function repeatedIn(texts: readonly PlacedText[], older: readonly OlderText[], settings: RepetitionSettings = usualRepetition): Repetition {
  const sources = older.map(({ name, text }) => ({ name, ...lettersOf(text) }))
  const known = piecesOf(sources, settings.least)
  const body = texts.filter(({ place, kind }) => place.part === 'body' && kind !== 'caption')
  const stretches: RepeatedStretch[] = []
  let [total, repeated] = [0, 0]
  for (const placed of body) {
    const own = lettersOf(placed.text)
    total += own.letters.length
    for (const { at, length, source, sourceAt } of matches(own.letters, known, settings.least)) {
      repeated += length
      const end = own.offsets[at + length - 1]! + 1
      stretches.push({ placed, offset: own.offsets[at]!, length: end - own.offsets[at]!, source: source.name, sourceOffset: source.offsets[sourceAt]! })
    }
  }
  const share = total === 0 ? 0 : repeated / total
  return { share, stretches, findings: share < settings.share ? [] : stretches.map((stretch) => findingOf(stretch, share)) }
}

interface Letters { readonly letters: readonly string[]; readonly offsets: readonly number[] }
interface Source extends Letters { readonly name: string }
type Known = ReadonlyMap<number, { readonly source: Source; readonly at: number }>

/** Letters and digits in one form, each with its place in the text. */
function lettersOf(text: string): Letters {
  const letters: string[] = []
  const offsets: number[] = []
  let offset = 0
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      letters.push(character.normalize('NFKC').toLowerCase())
      offsets.push(offset)
    }
    offset += character.length
  }
  return { letters, offsets }
}

function piecesOf(sources: readonly Source[], least: number): Known {
  const known = new Map<number, { source: Source; at: number }>()
  for (const source of sources) {
    for (let at = 0; at + least <= source.letters.length; at += 1) {
      const hash = hashOf(source.letters, at, least)
      if (!known.has(hash)) known.set(hash, { source, at })
    }
  }
  return known
}

function* matches(letters: readonly string[], known: Known, least: number): Generator<{ at: number; length: number; source: Source; sourceAt: number }> {
  let at = 0
  while (at + least <= letters.length) {
    const found = known.get(hashOf(letters, at, least))
    const length = found ? commonLength({ letters, at }, { letters: found.source.letters, at: found.at }) : 0
    if (found && length >= least) yield { at, length, source: found.source, sourceAt: found.at }
    at += length >= least ? length : 1
  }
}

function commonLength(one: { letters: readonly string[]; at: number }, other: { letters: readonly string[]; at: number }): number {
  let length = 0
  while (one.at + length < one.letters.length && one.letters[one.at + length] === other.letters[other.at + length]) length += 1
  return length
}

function findingOf({ placed: { place, text }, offset, length, source }: RepeatedStretch, share: number): Finding {
  return {
    rule: 'D-08', severity: ruleList['D-08'].severity, clause: ruleList['D-08'].clause,
    place: { ...place, offset: (place.offset ?? 0) + offset, length, quote: text.slice(offset, offset + length) },
    reason: `全文有${Math.round(share * 100)}%与旧稿相同，这一段与“${source}”相同，请结合今年的实际改写。`,
  }
}
