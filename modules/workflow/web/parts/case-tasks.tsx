import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import type { TaskId } from '#lib/ids'
import { actLater, momentWords, personWords, today, useDelayed } from '#ui'
import { client, queries, taskKey, urgingKey } from '../api.ts'
import type { CaseShown } from '../case-words.ts'
import '../workflow.css'

export interface CaseTasksProps {
  readonly of: Pick<CaseShown, 'id' | 'open' | 'names'>
  /** Query keys beside `workflow` that an urging makes stale, e.g. the owner's own view of the case. */
  readonly refreshes?: readonly (readonly unknown[])[]
}

/** Who holds the case now, since when and until when; one press urges, which can be taken back for ten seconds. Why it cannot be, or how long to wait, stands beside the button. */
export function CaseTasks({ of, refreshes = [] }: CaseTasksProps) {
  const cache = useQueryClient()
  const settled = useDelayed()
  const urge = ({ number, person }: CaseShown['open'][number]) => {
    const id = taskKey(of.id, number) as TaskId
    actLater({
      keys: [urgingKey(id)], done: `已催办${of.names.people[person] ?? ''}`, failed: '没有催办成功',
      send: async () => {
        await client.urge({ id }, { context: { outlivesPage: true } })
        await Promise.all([queries.key(), ...refreshes].map((queryKey) => cache.invalidateQueries({ queryKey })))
      },
    })
  }
  if (of.open.length === 0) return <p className="sn-muted">没有在办的环节。</p>
  const whyNone = sameReason(of.open)
  return (
    <div className="wf-tasks">
      <ul aria-label="在办环节">
        {of.open.map((task) => {
          const isAtRest = settled.has(urgingKey(taskKey(of.id, task.number)))
          const urging = { why: isAtRest ? '已催办，十秒内可以撤销' : task.mayUrge ? null : task.whyNotUrge, onUrge: () => urge(task) }
          return <TaskLine key={task.number} task={task} names={of.names} urging={whyNone === null ? urging : null} />
        })}
      </ul>
      {whyNone !== null && <p className="sn-act-why">不能催办：{whyNone}</p>}
    </div>
  )
}

/** Why nothing here can be urged, when that is one reason for all: said once, without a button on each line. */
const sameReason = (open: CaseShown['open']): string | null => {
  const [first] = open
  return open.length > 1 && first?.whyNotUrge && open.every(({ mayUrge, whyNotUrge }) => !mayUrge && whyNotUrge === first.whyNotUrge) ? first.whyNotUrge : null
}

interface TaskLineProps {
  readonly task: CaseShown['open'][number]
  readonly names: CaseShown['names']
  /** Null where nothing can be urged. */
  readonly urging: { readonly why: string | null; readonly onUrge: () => void } | null
}

function TaskLine({ task, names, urging }: TaskLineProps) {
  const whyId = useId()
  const why = urging?.why ?? null
  const who = personWords({ name: names.people[task.person] ?? '', unit: names.units[task.unit] })
  return (
    <li>
      <div className="wf-task-head">
        <span><strong>{task.kind === 'read' ? '传阅' : task.stepName}</strong> {who}</span>
        {urging && (
          <Button
            aria-label={`催办${who}`} className={why === null ? '' : 'sn-act-refused'}
            aria-disabled={why !== null || undefined} aria-describedby={why === null ? undefined : whyId} onClick={() => { if (why === null) urging.onUrge() }}
          >催办</Button>
        )}
      </div>
      <p className="sn-muted">
        {momentWords(task.receivedAt, today())} 收到，{task.openedAt ? `${momentWords(task.openedAt, today())} 打开` : '未打开'}
        {task.dueAt && `，${momentWords(task.dueAt, today())} 到期`}{task.urged > 0 && `，已催 ${task.urged} 次`}
      </p>
      <p id={whyId} className="sn-act-why" role="status">{why}</p>
    </li>
  )
}
