import type { Branch, CaseBody } from './types.ts'

/** Where in the tree of parallel branches something stands; `null` is the main line. */
export type Place = string | null
type Branches = Pick<CaseBody, 'branches'>

/** The branch and all branches it lies in, innermost first. */
export function chainOf(state: Branches, place: Place): readonly Branch[] {
  const chain: Branch[] = []
  for (let id = place; id !== null;) {
    const branch = branchOf(state, id)
    chain.push(branch)
    id = branch.parent
  }
  return chain
}

export function branchOf(state: Branches, id: string): Branch {
  const branch = state.branches.find((each) => each.id === id)
  if (!branch) throw new Error(`the case has no branch ${id}`)
  return branch
}

/** Whether `place` is `outer` itself or lies inside it. */
export const isWithin = (state: Branches, place: Place, outer: Place): boolean =>
  outer === null || chainOf(state, place).some(({ id }) => id === outer)

/** Whether two places lie in different branches of one split, so that neither comes before the other. */
export function areSideBySide(state: Branches, a: Place, b: Place): boolean {
  const others = chainOf(state, b)
  return chainOf(state, a).some((mine) => others.some((other) => other.split === mine.split && other.id !== mine.id))
}

/** The branches opened by the same split as this one, itself included. */
export const siblingsOf = (state: Branches, id: string): readonly Branch[] => {
  const { split } = branchOf(state, id)
  return state.branches.filter((branch) => branch.split === split)
}
