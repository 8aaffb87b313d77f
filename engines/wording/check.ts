import type { Finding, PlacedText } from '#lib/findings'
import { findingOf, type Found } from './find.ts'
import { isProse, readPaper, type Reading, type WordingFacts } from './reading.ts'
import { paperRules, textRules } from './rules/all.ts'

/**
 * Everything in the words of a paper that the text rules object to (GB/T 15834-2011, GB/T 15835-2011, 9704 and custom),
 * in reading order. The texts come in the order of the paper; parts are named as in the layout (`title`, `mainTo`, `body`,
 * `attachmentNote`, `attachmentTitle`, `docDate`, `copyTo`, …). A `fix` replaces exactly the quoted stretch.
 * Pure, and its time grows with the length of the texts.
 */
export function checkWording(texts: readonly PlacedText[], facts: WordingFacts = {}): readonly Finding[] {
  const paper = readPaper(texts, facts)
  const byText = paper.readings.map((reading) => (isProse(reading) ? textRules.flatMap((rule) => rule(reading, paper)) : []))
  for (const rule of paperRules) rule(paper, (reading, found) => byText[reading.index]!.push(found))
  return paper.readings.flatMap((reading) => inOrder(reading, byText[reading.index]!))
}

function inOrder(reading: Reading, found: readonly Found[]): readonly Finding[] {
  const sorted = found.toSorted((a, b) => a.offset - b.offset || a.length - b.length || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)))
  return sorted.filter((one, at) => !isSame(one, sorted[at - 1])).map((one) => findingOf(reading, one))
}

const isSame = (one: Found, before: Found | undefined): boolean =>
  before !== undefined && one.rule === before.rule && one.offset === before.offset && one.length === before.length
