import type { Instant } from '#lib/instants'
import { minutesBetween } from './queries.ts'
import type { ActRecord, CaseState } from './types.ts'

/** A row of 流转记录: an act, with what is known of the task it closed or was about. */
export interface TraceRow extends ActRecord {
  readonly stepName: string | null
  readonly receivedAt: Instant | null
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  /** From receiving to acting; null for acts on no task. */
  readonly minutes: number | null
}

/** The record of a case, one row for each act, in order. */
export function traceOf(state: CaseState): readonly TraceRow[] {
  if (state.at === 'unopened') return []
  return state.acts.map((act) => {
    const task = act.task === null ? undefined : state.tasks[act.task - 1]
    return {
      ...act, stepName: task ? state.visits[task.visit - 1]?.name ?? null : null,
      receivedAt: task?.givenAt ?? null, openedAt: task?.openedAt ?? null, dueAt: task?.dueAt ?? null,
      minutes: task ? minutesBetween(task.givenAt, act.at) : null,
    }
  })
}
