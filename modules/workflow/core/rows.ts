import type { CaseState, Task } from '#engines/workflow'
import type { TaskRow } from './types.ts'

/** The rows of a case's tasks, in the order of their numbers. Lists read nothing else, so this says what they show. */
export function taskRows(state: CaseState): readonly TaskRow[] {
  if (state.at === 'unopened') return []
  const last = new Map(state.tasks.flatMap((task) => (isDone(task) ? [[task.to.person, task.number] as const] : [])))
  return state.tasks.map((task) => {
    const visit = state.visits[task.visit - 1]!
    return {
      number: task.number, kind: task.kind, step: visit.step, stepName: visit.name, person: task.to.person, unit: task.to.unit,
      ...endOf(task), receivedAt: task.givenAt, openedAt: task.openedAt, dueAt: task.dueAt, urged: task.urges.length,
      isLast: last.get(task.to.person) === task.number, caseEndedAt: state.at === 'ended' ? state.endedAt : null,
    }
  })
}

/** The rows that an act changed or added. */
export function changedRows(before: CaseState, after: CaseState): readonly TaskRow[] {
  const known = taskRows(before)
  return taskRows(after).filter((row, index) => JSON.stringify(row) !== JSON.stringify(known[index]))
}

/** Names of the steps in which the case stands; for one that has ended, how it ended. */
export function standsIn(state: CaseState): string {
  switch (state.at) {
    case 'unopened': return ''
    case 'running': return [...new Set(state.visits.filter(({ at }) => at === 'current').map(({ name }) => name))].join('、')
    case 'ended': return { completed: '办结', rejected: '未通过', terminated: '已终止' }[state.result]
  }
}

// Passing by the clock is not something the holder did.
const isDone = (task: Task) => task.at === 'closed' && task.how !== 'autoPassed'

function endOf(task: Task): Pick<TaskRow, 'status' | 'outcome' | 'doneBy' | 'closedAt'> {
  switch (task.at) {
    case 'open': return { status: 'open', outcome: null, doneBy: null, closedAt: null }
    case 'closed': return { status: 'done', outcome: task.how, doneBy: task.by.onBehalfOf === null ? null : task.by.actor, closedAt: task.by.at }
    case 'withdrawn': return { status: 'withdrawn', outcome: task.why, doneBy: null, closedAt: task.withdrawnAt }
  }
}
