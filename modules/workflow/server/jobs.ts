import type { CaseId } from '#lib/ids'
import { isRefused } from '#platform/act'
import type { Job } from '../../../platform/module.ts'
import { actOnCase } from './cases.ts'

/** 超时: asked for when a task with a deadline is given; acts if the task is still open then. */
export const timeoutJob: Job = {
  name: 'workflow.timeout',
  async run(work, data) {
    const { case: id, task } = data as { case: CaseId; task: number }
    const answer = await actOnCase(work, id, { type: 'timeout', task })
    // Done or withdrawn before it fell due: nothing to do. Anything else would be lost in silence.
    if (isRefused(answer) && !SETTLED.has(answer.code)) throw new Error(`the deadline of ${id}.${task} could not be acted upon: ${answer.code}`)
  },
}

const SETTLED: ReadonlySet<string> = new Set(['task-closed', 'case-ended', 'overdue-handled'])
