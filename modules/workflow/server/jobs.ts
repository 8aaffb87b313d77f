import { sql } from 'kysely'
import type { CaseId } from '#lib/ids'
import { isRefused } from '#platform/act'
import type { Job } from '../../../platform/module.ts'
import { actOnCase } from './cases.ts'

/** More than ever fall due in one minute; what is left over waits for the next. */
const DUE_AT_ONCE = 1000

/** Every minute: asks for the timeout of each open task that has fallen due, once. */
export const deadlinesJob: Job = {
  name: 'workflow.deadlines',
  cron: '* * * * *',
  async run(work) {
    const { rows } = await sql<{ case: CaseId; task: number }>`
      update workflow_tasks set timed_out = true where (case_id, number) in (
        select case_id, number from workflow_tasks where status = 'open' and not timed_out and due_at <= ${work.now}::timestamptz
        order by due_at limit ${DUE_AT_ONCE} for update skip locked)
      returning case_id as "case", number as task`.execute(work.db)
    for (const due of rows) work.later({ job: timeoutJob.name, at: work.now, key: `${due.case}.${due.task}`, data: due })
  },
}

/** 超时: of one task, in a transaction of its own; acts if the task is still open. */
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
