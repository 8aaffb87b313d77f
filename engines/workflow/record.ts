import type { ActEvent, ActRecord, CaseBody, Operation, Opinion } from './types.ts'

/** Adds an act to the record (流转记录). Opening a task is noted on the task alone. */
export function recordActs<State extends CaseBody>(state: State, event: ActEvent): State {
  const row = rowOf(event)
  if (!row) return state
  const task = 'task' in event ? state.tasks[event.task - 1] : undefined
  const visit = task ? state.visits[task.visit - 1] : undefined
  const record: ActRecord = {
    ...event.act, number: state.acts.length + 1, operation: row.operation,
    step: visit?.step ?? null, round: visit?.round ?? null, task: task?.number ?? null, unit: task?.to.unit ?? null,
    opinion: row.opinion ?? null, toStep: row.toStep ?? null, toPeople: row.toPeople ?? [],
  }
  return { ...state, acts: [...state.acts, record] }
}

type Row = { readonly operation: Operation; readonly opinion?: Opinion | null; readonly toStep?: string; readonly toPeople?: ActRecord['toPeople'] }

function rowOf(event: ActEvent): Row | null {
  switch (event.type) {
    case 'case-begun': return { operation: 'begin', toPeople: [event.drafter] }
    case 'task-opened': return null
    case 'approved': return { operation: 'approve', opinion: event.opinion }
    case 'disagreed': return { operation: 'disagree', opinion: event.opinion }
    case 'returned': return { operation: 'return', opinion: event.opinion, toStep: event.to }
    case 'retracted': return { operation: 'retract' }
    case 'transferred': return { operation: 'transfer', opinion: event.opinion, toPeople: [event.to] }
    case 'circulated': return { operation: 'circulate', toPeople: event.readers }
    case 'read': return { operation: 'read', opinion: event.opinion }
    case 'recalled': return { operation: 'recall', toPeople: event.readers }
    case 'urged': return { operation: 'urge' }
    case 'reminded': return { operation: 'remind' }
    case 'escalated': return { operation: 'escalate', toPeople: event.to }
    case 'auto-passed': return { operation: 'autoPass' }
    case 'signing-reopened': return { operation: 'reopenSigning', toStep: event.to, toPeople: event.people }
    case 'terminated': return { operation: 'terminate', opinion: { form: 'words', text: event.reason } }
  }
}
