import { instantMs } from '#lib/instants'
import { visibleOf } from './access.ts'
import { isOut, type IssueEvent, type Present } from './types.ts'

/** Before everything that is out: what is being worked on. */
const AT_WORK = -100_000_000

/** Lists run along it: what is being worked on first, then the newest issue first. In minutes, so that it fits an int for some thousand years. */
export const sortKeyOf = (issue: Present): number => (isOut(issue) ? -Math.floor(instantMs(issue.published.at) / 60_000) : AT_WORK)

/** Under what an issue is found, and by whom. */
export interface Party { readonly party: 'editing' | 'organ' | 'unit' | 'person' | 'all'; readonly key: string }
export const EVERYBODY = '*'

export function partiesOf(issue: Present): readonly Party[] {
  const { editing, organ, units, people, isForAll } = visibleOf(issue)
  const as = (party: Party['party']) => (key: string): Party => ({ party, key })
  return [as('editing')(editing), as('organ')(organ), ...[...new Set(units)].map(as('unit')), ...[...new Set(people)].map(as('person')), ...(isForAll ? [as('all')(EVERYBODY)] : [])]
}

/** A party as the index of words holds it, beside the pairs of letters: longer than any of these. */
export const partyToken = (party: Party['party'], key: string): string => `${party}:${key}`

export const authorOf = ({ by, at }: IssueEvent) => ({ by, at })
