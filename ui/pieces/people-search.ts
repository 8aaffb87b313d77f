import { pinyin } from 'pinyin-pro'

/** Someone who can be picked. */
export interface PersonOption {
  readonly id: string
  readonly name: string
  readonly unit?: string
  readonly post?: string
}

interface Indexed { readonly person: PersonOption; readonly keys: readonly string[] }
export type PeopleIndex = readonly Indexed[]

/** Prepares people for searching: by name, unit, post, full pinyin and initials. `王主任` is found by `wzr`, `wangzhuren`, `王`. */
export const indexPeople = (people: readonly PersonOption[]): PeopleIndex =>
  people.map((person) => ({ person, keys: keysOf(person) }))

/** The best matches, best first: those whose name begins so, then those that hold it. */
export function searchPeople(index: PeopleIndex, text: string, limit = 20): readonly PersonOption[] {
  const wanted = plain(text)
  if (wanted === '') return index.slice(0, limit).map(({ person }) => person)
  const found: { person: PersonOption; rank: number }[] = []
  for (const { person, keys } of index) {
    const rank = rankOf(keys, wanted)
    if (rank !== null) found.push({ person, rank })
  }
  return found.toSorted((one, other) => one.rank - other.rank).slice(0, limit).map(({ person }) => person)
}

function keysOf({ name, unit = '', post = '' }: PersonOption): readonly string[] {
  const family = [...name][0] ?? ''
  // Colleagues say family name and post: 王主任, 李局长, whatever the given name.
  const called = family + post.replace(/^(常务)?副/, '')
  return [...new Set([name, called, family + post, unit].flatMap((words) => [plain(words), spelled(words, 'pinyin'), spelled(words, 'first')]))].filter(Boolean)
}

function rankOf(keys: readonly string[], wanted: string): number | null {
  const exact = keys.indexOf(wanted)
  if (exact >= 0) return exact / 100
  const beginning = keys.findIndex((key) => key.startsWith(wanted))
  if (beginning >= 0) return 1 + beginning / 100
  const within = keys.findIndex((key) => key.includes(wanted))
  return within >= 0 ? 2 + within / 100 : null
}

const plain = (words: string): string => words.toLowerCase().replace(/[\s'’]/g, '')
const spelled = (words: string, pattern: 'pinyin' | 'first'): string =>
  plain(pinyin(words, { pattern, toneType: 'none', type: 'array', mode: 'surname' }).join(''))
