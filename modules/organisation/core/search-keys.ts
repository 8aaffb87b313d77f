import type { Span } from './dated.ts'

/** One word under which a person is found, with the days it fits; null days for always. */
export interface SearchKey extends Partial<Span> { readonly key: string }

/** A name with the syllables of its pinyin, one for each character, without tones. */
export interface SpokenName {
  readonly name: string
  readonly syllables: readonly string[]
  /** How many characters the surname has. */
  readonly surname: number
}

/**
 * The words that find a person by prefix: name, given name, pinyin, initials; and as colleagues speak of one, surname and title
 * (王主任, wangzhuren, wzr). Titles are given as `addressesOf` says them.
 */
export function searchKeys(spoken: SpokenName, titles: readonly (Span & SpokenTitle)[]): readonly SearchKey[] {
  const letters = Array.from(spoken.name)
  const from = (start: number) => wordsOf(letters.slice(start), spoken.syllables.slice(start))
  const own = [...from(0), ...(letters.length > spoken.surname ? from(spoken.surname) : [])]
  const surname = { letters: letters.slice(0, spoken.surname), syllables: spoken.syllables.slice(0, spoken.surname) }
  const called = titles.flatMap(({ title, syllables, fromOn, untilOn }) =>
    wordsOf([...surname.letters, ...Array.from(title)], [...surname.syllables, ...syllables]).map((key) => ({ key, fromOn, untilOn })))
  return [...new Set(own)].map((key): SearchKey => ({ key })).concat(called)
}

export interface SpokenTitle { readonly title: string; readonly syllables: readonly string[] }

const wordsOf = (letters: readonly string[], syllables: readonly string[]) =>
  [letters.join(''), syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')]

/** What was typed, as keys are kept: lower case, full-width letters folded, no spaces or apostrophes. */
export const asKey = (typed: string): string => typed.normalize('NFKC').toLowerCase().replace(/[\s'’·.]/g, '')

const CALLED = ['书记', '主任', '部长', '局长', '区长', '镇长', '科长', '院长', '检察长', '主席', '校长', '馆长', '大队长']

/** How the holder of a title is addressed: 常务副主任 as 主任, 常委、组织部部长 as 部长; a deputy like the chief. */
export const addressesOf = (title: string): readonly string[] => [...new Set(title.split('、').flatMap((part) => {
  const called = CALLED.filter((word) => part.endsWith(word)).sort((a, b) => b.length - a.length)[0]
  return called ? [called] : part === '常委' ? [] : [part]
}))]
