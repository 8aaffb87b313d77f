import { pointsWords, type Score } from './facts.ts'

/** What is stored under a key: the sum of all its rows. */
export interface Stored { readonly points: number; readonly vetoes: number; readonly of: Omit<Score, 'points' | 'isVeto'> }
/** A row to be added. A change of what is stored is a further row with the difference. */
export interface ScoreRow extends Omit<Score, 'isVeto'> { readonly veto: number; readonly isCorrection: boolean }

/** The rows that make what is stored say what was computed; none where it says so already. Nothing is edited. */
export function rowsDue(computed: readonly Score[], stored: ReadonlyMap<string, Stored>): readonly ScoreRow[] {
  const known = new Set(computed.map(({ key }) => key))
  const changed = computed.flatMap(({ isVeto, ...score }): ScoreRow[] => {
    const before = stored.get(score.key)
    if (!before) return [{ ...score, veto: Number(isVeto), isCorrection: false }]
    if (before.points === score.points && before.vetoes === Number(isVeto)) return []
    return [{ ...score, points: score.points - before.points, veto: Number(isVeto) - before.vetoes, isCorrection: true, words: `重新计分，由${pointsWords(before.points)}分改为${pointsWords(score.points)}分：${score.words}` }]
  })
  const gone = [...stored].filter(([key, { points, vetoes }]) => !known.has(key) && (points !== 0 || vetoes !== 0)).map(([, { points, vetoes, of }]): ScoreRow => (
    { ...of, points: -points, veto: -vetoes, isCorrection: true, words: `依据已不成立，撤回${pointsWords(points)}分：${of.words}` }))
  return [...changed, ...gone]
}

/** What rows add up to, by key. */
export function storedOf(rows: readonly ScoreRow[]): ReadonlyMap<string, Stored> {
  const sums = new Map<string, Stored>()
  for (const { points, veto, isCorrection: _, ...of } of rows) {
    const before = sums.get(of.key)
    sums.set(of.key, { of: before?.of ?? of, points: (before?.points ?? 0) + points, vetoes: (before?.vetoes ?? 0) + veto })
  }
  return sums
}
