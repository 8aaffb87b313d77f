import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import type { Issue, Route } from './types.ts'

export type TodoFor = { readonly person: PersonId } | { readonly unit: UnitId; readonly roles: readonly OfficeRole[] }
/** One thing to be done now, as the one inbox shows it. */
export interface Todo { readonly key: string; readonly stepName: string; readonly for: TodoFor }

/** What is to be done about an issue now: it follows from the state alone. */
export function todosOf(issue: Issue): readonly Todo[] {
  switch (issue.at) {
    case 'absent': case 'published': case 'withdrawn': case 'discarded': return []
    case 'drafted': return [{ key: 'edit', stepName: issue.returned ? '修改退回的刊物' : '编辑刊物', for: { person: issue.editors.at(-1)!.person } }]
    case 'reviewing': return [{ key: 'review', stepName: '审核刊物', for: holders(issue.route, issue.route.reviewRole) }]
    case 'signing': return [{ key: 'sign', stepName: '签发刊物', for: holders(issue.route, issue.route.signRole) }]
    case 'signed': return [{ key: 'publish', stepName: '编号发布', for: { person: issue.submitted.by.person } }]
  }
}

const holders = ({ editing, organ }: Route, role: OfficeRole): TodoFor => ({ unit: role === 'sectionHead' ? editing.unit : organ, roles: [role] })
