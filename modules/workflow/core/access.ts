import type { PersonId } from '#lib/ids'
import type { StoredCase } from './types.ts'

export interface Viewer {
  readonly person: PersonId | null
  readonly roles: readonly string[]
  readonly standsInFor: readonly { readonly person: PersonId; readonly kinds: readonly string[] }[]
}

/** People for whom the viewer stands in, in cases of a kind: all kinds, those of an owner, or one kind. */
export const principalsOf = (viewer: Pick<Viewer, 'standsInFor'>, kind: string): readonly PersonId[] =>
  viewer.standsInFor.filter(({ kinds }) => kinds.some((each) => each === '*' || each === kind || each === kind.split('.')[0])).map(({ person }) => person)

/**
 * 流转情况: the drafter, whoever has or had a task, their proxies now, and the flow administrator. The owner may show more by its own rules.
 * `server/queries.ts` holds the same rule in SQL.
 */
export function maySeeCase(viewer: Viewer, { kind, state, workSecret }: Pick<StoredCase, 'kind' | 'state' | 'workSecret'>): boolean {
  if (state.at === 'unopened') return false
  if (keepsFlowOf(viewer, { workSecret })) return true
  const seen = [...(viewer.person === null ? [] : [viewer.person]), ...principalsOf(viewer, kind)]
  return seen.some((person) => person === state.drafter.person || state.tasks.some(({ to }) => to.person === person))
}

// 保密法 第六十四条: a working secret is for those whose work it is; keeping flows in order is no reason to read one.
export const keepsFlowOf = (viewer: Pick<Viewer, 'roles'>, { workSecret }: Pick<StoredCase, 'workSecret'>): boolean => viewer.roles.includes('flowAdmin') && !workSecret

/** 终止: the drafter and the flow administrator, unless the owner of the case says otherwise. */
export const mayTerminate = (viewer: Viewer, { state, workSecret }: Pick<StoredCase, 'state' | 'workSecret'>): boolean =>
  keepsFlowOf(viewer, { workSecret }) || (state.at !== 'unopened' && viewer.person !== null && state.drafter.person === viewer.person)
