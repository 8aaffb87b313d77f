import type { Finding } from '#lib/findings'
import { checkWording } from '#engines/wording'
import type { Label, LabelledText } from './read.ts'

/** How a rule, or all of them, did on the set. */
export interface Score {
  /** Faults found, faults missed, and findings where no fault was planted. */
  readonly found: number
  readonly missed: number
  readonly wrong: number
}
export interface Outcome {
  readonly text: string
  readonly missed: readonly Label[]
  readonly wrong: readonly Finding[]
}

/** Runs the checker over the texts; one score a rule, and what went wrong where. */
export function measure(set: readonly LabelledText[]): { readonly scores: ReadonlyMap<string, Score>; readonly total: Score; readonly outcomes: readonly Outcome[] } {
  const scores = new Map<string, Score>()
  const count = (rule: string, kind: keyof Score, by = 1) => {
    const score = scores.get(rule) ?? { found: 0, missed: 0, wrong: 0 }
    scores.set(rule, { ...score, [kind]: score[kind] + by })
  }
  const outcomes = set.map((text): Outcome => {
    const findings = checkWording(text.texts)
    const missed = text.labels.filter((label) => !findings.some((finding) => answers(finding, label, text)))
    const wrong = findings.filter((finding) => !text.labels.some((label) => answers(finding, label, text)))
    for (const label of text.labels) count(label.rule, missed.includes(label) ? 'missed' : 'found')
    for (const finding of wrong) count(finding.rule, 'wrong')
    return { text: text.name, missed, wrong }
  })
  const total = [...scores.values()].reduce((sum, score) => ({ found: sum.found + score.found, missed: sum.missed + score.missed, wrong: sum.wrong + score.wrong }), { found: 0, missed: 0, wrong: 0 })
  return { scores, total, outcomes: outcomes.filter(({ missed, wrong }) => missed.length + wrong.length > 0) }
}

export const precision = ({ found, wrong }: Score): number => (found + wrong === 0 ? 1 : found / (found + wrong))
export const recall = ({ found, missed }: Score): number => (found + missed === 0 ? 1 : found / (found + missed))

/** A finding answers a label of its rule when the two stretches overlap in the same place. */
function answers({ rule, place }: Finding, label: Label, { texts }: LabelledText): boolean {
  if (rule !== label.rule) return false
  const own = texts.find((one) => Object.entries(one.place).every(([key, value]) => place[key as keyof typeof place] === value) && sameDepth(one.place, place))
  if (!own) return false
  const [from, to] = [place.offset!, place.offset! + Math.max(1, place.length!)]
  for (let at = own.text.indexOf(label.quote); at >= 0; at = own.text.indexOf(label.quote, at + 1)) {
    if (at < to && from < at + label.quote.length) return true
  }
  return false
}

const sameDepth = (one: object, other: object): boolean => ['attachment', 'block', 'row', 'cell'].every((key) => (key in one) === (key in other))
