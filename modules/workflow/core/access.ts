import type { CaseState } from '#engines/workflow'
import type { PersonId } from '#lib/ids'

export interface Viewer {
  readonly person: PersonId | null
  readonly roles: readonly string[]
  readonly standsInFor: readonly { readonly person: PersonId; readonly kinds: readonly string[] }[]
}

/** People for whom the viewer stands in, in cases of a kind: all kinds, those of an owner, or one kind. */
export const principalsOf = (viewer: Pick<Viewer, 'standsInFor'>, kind: string): readonly PersonId[] =>
  viewer.standsInFor.filter(({ kinds }) => kinds.some((each) => each === '*' || each === kind || each === kind.split('.')[0])).map(({ person }) => person)

/** 流转情况: the drafter, whoever has or had a task, their proxies now, and the flow administrator. The owner may show more by its own rules. */
export function maySeeCase(viewer: Viewer, { kind, state }: { kind: string; state: CaseState }): boolean {
  if (state.at === 'unopened') return false
  if (viewer.roles.includes('flowAdmin')) return true
  const seen = [...(viewer.person === null ? [] : [viewer.person]), ...principalsOf(viewer, kind)]
  return seen.some((person) => person === state.drafter.person || state.tasks.some(({ to }) => to.person === person))
}

/** 终止: the drafter and the flow administrator, unless the owner of the case says otherwise. */
export const mayTerminate = (viewer: Viewer, state: CaseState): boolean =>
  viewer.roles.includes('flowAdmin') || (state.at !== 'unopened' && viewer.person !== null && state.drafter.person === viewer.person)
