import type { ActRecord, CaseEvent, CaseState } from '#engines/workflow'
import type { PersonId } from '#lib/ids'
import type { Instant } from '#lib/instants'
import { newsType } from '#platform/act'
import type { StoredCase } from '../core/types.ts'

/** A case moved: what was done, who got tasks, who was urged or is late, and whose lists changed. */
export interface CaseMoved extends Pick<StoredCase, 'id' | 'kind' | 'subject' | 'link' | 'title' | 'version'> {
  readonly at: 'running' | 'ended'
  readonly result: 'completed' | 'rejected' | 'terminated' | null
  readonly acts: readonly ActRecord[]
  readonly given: readonly GivenTask[]
  readonly urged: readonly { readonly task: number; readonly number: number; readonly person: PersonId; readonly stepName: string }[]
  readonly late: readonly { readonly task: number; readonly person: PersonId; readonly stepName: string }[]
  readonly people: readonly PersonId[]
}
export interface GivenTask {
  readonly task: number
  readonly kind: 'handle' | 'read'
  readonly person: PersonId
  readonly stepName: string
  readonly isReturned: boolean
  readonly dueAt: Instant | null
}

/** Told once for every act that changed anybody's list. */
export const caseMoved = newsType<CaseMoved>('workflow.case-moved')

/** Notices are read over shoulders and on telephones: the words of a working secret stay in the case. */
const SECRET_TITLE = '一件工作秘密事项'

/** What to tell of an act; null when it changed nobody's list. */
export function movedBy(before: CaseState, after: StoredCase, events: readonly CaseEvent[]): CaseMoved | null {
  const { state } = after
  if (state.at === 'unopened' || events.every(({ type }) => type === 'task-opened')) return null
  const nameOf = (task: number) => state.visits[state.tasks[task - 1]!.visit - 1]!.name
  const holderOf = (task: number) => state.tasks[task - 1]!.to.person
  const isReturned = events.some(({ type }) => type === 'returned' || type === 'signing-reopened')
  const known = before.at === 'unopened' ? { tasks: [], acts: [] } : before
  const touched = state.tasks.filter((task, index) => task !== known.tasks[index])
  return {
    id: after.id, kind: after.kind, subject: after.subject, link: after.link, title: after.workSecret ? SECRET_TITLE : after.title, version: after.version,
    at: state.at, result: state.at === 'ended' ? state.result : null, acts: state.acts.slice(known.acts.length),
    given: events.flatMap((event) => (event.type === 'task-given'
      ? [{ task: event.number, kind: event.kind, person: event.to.person, stepName: nameOf(event.number), isReturned: isReturned && event.kind === 'handle', dueAt: event.dueAt }] : [])),
    urged: events.flatMap((event) => (event.type === 'urged' ? [{ task: event.task, number: event.number, person: holderOf(event.task), stepName: nameOf(event.task) }] : [])),
    late: events.flatMap((event) => (event.type === 'reminded' || event.type === 'escalated' ? [{ task: event.task, person: holderOf(event.task), stepName: nameOf(event.task) }] : [])),
    people: [...new Set([...touched.map(({ to }) => to.person), state.drafter.person, ...(state.at === 'ended' ? state.tasks.map(({ to }) => to.person) : [])])],
  }
}
