import { momentWords, type FlowNode } from '#ui'
import type { Day } from '#lib/instants'
import { signedBy } from '#lib/signatory'
import { isReadByLeader, openAssignments } from '../core/rules.ts'
import type { ItemEvent } from '../core/types.ts'
import type { ItemView } from '../core/views.ts'

type Stage = 'proposed' | 'registered' | 'assigned' | 'handled' | 'closing-proposed' | 'leader-read' | 'closed' | 'archived'
const labels: Readonly<Record<Stage, string>> = {
  proposed: '提出立项', registered: '审定立项', assigned: '分解交办', handled: '单位办理反馈', 'closing-proposed': '提出办结', 'leader-read': '领导阅示', closed: '批准办结', archived: '归档',
}
const whole: readonly Stage[] = ['proposed', 'registered', 'assigned', 'handled', 'closing-proposed', 'leader-read', 'closed', 'archived']

/** 流程: from 提出立项 to 归档, who and when, and where the item stands now. */
export function flowOf(view: Pick<ItemView, 'item' | 'thread'>, today: Day): readonly FlowNode[] {
  const { item } = view
  const stages = whole.filter((stage) => stage !== 'leader-read' || item.matter.instruction !== null)
  const now = stageNow(item)
  const at = now === null ? stages.length : stages.indexOf(now)
  const isEnded = item.at === 'declined' || item.at === 'terminated'
  return stages.map((stage, place): FlowNode => {
    const state = place < at ? 'done' : isEnded ? 'skipped' : place === at ? 'now' : 'next'
    const done = state === 'done' ? lastOf(view, stage) : null
    return { id: stage, label: stage === 'handled' && item.at === 'suspended' ? '单位办理反馈（挂起）' : labels[stage], state, ...(done ? { when: momentWords(done.at, today), who: [done.byName] } : state === 'skipped' ? {} : { who: whoOf(view, stage) }) }
  })
}

function stageNow(item: ItemView['item']): Stage | null {
  switch (item.at) {
    case 'proposed': case 'declined': return 'registered'
    case 'registered': return 'assigned'
    case 'running': case 'suspended': return item.assignments.length > 0 && openAssignments(item).length === 0 ? 'closing-proposed' : 'handled'
    case 'terminated': return item.assignments.some(({ assignedAt }) => assignedAt !== null) ? 'handled' : 'assigned'
    case 'closing': return item.matter.instruction !== null && !isReadByLeader(item.read) ? 'leader-read' : 'closed'
    case 'closed': return 'archived'
    case 'archived': return null
  }
}

const events: Readonly<Record<Stage, ItemEvent['type']>> = {
  proposed: 'proposed', registered: 'registered', assigned: 'assigned', handled: 'passed', 'closing-proposed': 'closing-proposed', 'leader-read': 'leader-read', closed: 'closed', archived: 'archived',
}
const lastOf = ({ thread }: Pick<ItemView, 'thread'>, stage: Stage) => thread.findLast(({ event }) => event.type === events[stage]) ?? null

/** Whose turn it is or will be. */
function whoOf({ item }: Pick<ItemView, 'item'>, stage: Stage): readonly string[] {
  switch (stage) {
    case 'proposed': return [signedBy(item.proposer)]
    case 'registered': case 'closed': return ['办公室领导']
    case 'assigned': case 'closing-proposed': case 'archived': return ['督查室']
    case 'handled': return [...new Set(openAssignments(item).map(({ lead }) => lead.name))]
    case 'leader-read': return [item.matter.instruction?.leaderName ?? '']
  }
}
