/** Phrases that the person keeps in the settings (`phrases`), from anything stored. */
export const readPhrases = (stored: unknown): readonly string[] =>
  (Array.isArray(stored) ? stored.filter((phrase): phrase is string => typeof phrase === 'string' && phrase.trim() !== '') : [])

/** How often each phrase was used, from anything stored under `documents.phrases`. */
export const readUses = (stored: unknown): Readonly<Record<string, number>> =>
  (typeof stored === 'object' && stored !== null ? Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number')) : {})

/** What is offered: most used first, then the person's own, then the office's. Each once. */
export function offeredPhrases(own: readonly string[], office: readonly string[], uses: Readonly<Record<string, number>>): readonly string[] {
  const all = [...new Set([...office, ...own])]
  return all.map((phrase, at) => ({ phrase, at })).toSorted((one, other) => (uses[other.phrase] ?? 0) - (uses[one.phrase] ?? 0) || one.at - other.at)
    .map(({ phrase }) => phrase).slice(0, OFFERED)
}

/** Counts one more use; phrases no longer offered are forgotten once many are kept. */
export const used = (uses: Readonly<Record<string, number>>, phrase: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries({ ...uses, [phrase]: (uses[phrase] ?? 0) + 1 }).toSorted((one, other) => other[1] - one[1]).slice(0, KEPT))

const OFFERED = 9
const KEPT = 60
