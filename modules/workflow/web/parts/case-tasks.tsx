import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import type { TaskId } from '#lib/ids'
import { asProblem, momentWords, personWords, showToast, today } from '#ui'
import { queries, taskKey } from '../api.ts'
import type { CaseShown } from '../case-words.ts'
import '../workflow.css'

export interface CaseTasksProps {
  readonly of: Pick<CaseShown, 'id' | 'open' | 'names'>
  /** Query keys beside `workflow` that an urging makes stale, e.g. the owner's own view of the case. */
  readonly refreshes?: readonly (readonly unknown[])[]
}

/** Who holds the case now, since when and until when; one press urges. Why it cannot be, or how long to wait, stands beside the button. */
export function CaseTasks({ of, refreshes = [] }: CaseTasksProps) {
  const cache = useQueryClient()
  const urge = useMutation(queries.urge.mutationOptions({
    onSuccess: async (_, { id }) => {
      const task = of.open.find(({ number }) => taskKey(of.id, number) === id)
      showToast({ text: `已催办${task ? of.names.people[task.person] ?? '' : ''}` })
      await Promise.all([queries.key(), ...refreshes].map((queryKey) => cache.invalidateQueries({ queryKey })))
    },
  }))
  if (of.open.length === 0) return <p className="sn-muted">没有在办的环节。</p>
  const whyNone = sameReason(of.open)
  return (
    <div className="wf-tasks">
      <ul aria-label="在办环节">
        {of.open.map((task) => {
          const id = taskKey(of.id, task.number) as TaskId
          const refused = urge.error && urge.variables?.id === id ? asProblem(urge.error).sentence : null
          const urging = { why: refused ?? (task.mayUrge ? null : task.whyNotUrge), isPending: urge.isPending && urge.variables.id === id, onUrge: () => urge.mutate({ id }) }
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
  readonly urging: { readonly why: string | null; readonly isPending: boolean; readonly onUrge: () => void } | null
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
            aria-label={`催办${who}`} loading={urging.isPending} className={why === null ? '' : 'sn-act-refused'}
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
