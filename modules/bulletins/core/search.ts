/** Words as they are looked for: widths and cases are one, and room between letters is none. */
export const plainWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')

/** Every two letters that stand together, each once: what the index of the archive holds. */
export function gramsOf(text: string): readonly string[] {
  const letters = [...plainWords(text)]
  const grams = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at++) grams.add(letters[at]! + letters[at + 1]!)
  return [...grams]
}

/** The words of a query, each to be found; of one letter there is no pair, so that it is looked for as it is. */
export const wordsIn = (q: string): readonly string[] => [...new Set(q.trim().split(/\s+/u).map(plainWords).filter(Boolean))]

const BEFORE = 24
const AFTER = 60

/** The stretch of a text around the first word found, to be shown under its title. */
export function snippetOf(text: string, words: readonly string[]): string {
  const flat = text.replace(/\s+/gu, '')
  const lower = flat.normalize('NFKC').toLowerCase()
  // Where folding changes lengths, places cannot be carried over: then the beginning is shown.
  const at = lower.length === flat.length ? Math.max(0, ...words.slice(0, 1).map((word) => lower.indexOf(word))) : 0
  const from = Math.max(0, at - BEFORE)
  return `${from > 0 ? '…' : ''}${flat.slice(from, at + AFTER)}${at + AFTER < flat.length ? '…' : ''}`
}
