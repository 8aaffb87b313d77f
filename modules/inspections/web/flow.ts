import type { Day } from '#lib/instants'
import { signedBy } from '#lib/signatory'
import { momentWords, type FlowNode } from '#ui'
import { openProblems } from '../core/decide-visit.ts'
import type { InspectionEvent } from '../core/types.ts'
import type { InspectionView } from '../core/views.ts'

type Stage = 'drafted' | 'approved' | 'begun' | 'reported' | 'handed-out' | 'rectified' | 'read' | 'closed'
const events: Readonly<Record<Stage, readonly InspectionEvent['type'][]>> = {
  drafted: ['submitted'], approved: ['approved'], begun: ['notified', 'begun'], reported: ['reported'], 'handed-out': ['handed-out'], rectified: ['verified'], read: ['read'], closed: ['closed'],
}
const stages = Object.keys(events) as readonly Stage[]

/** 流程: from the plan to the close, who and when, and where the inspection stands now. */
export function flowOf(view: Pick<InspectionView, 'inspection' | 'thread' | 'awaited'>, today: Day): readonly FlowNode[] {
  const { inspection } = view
  const now = stageNow(inspection)
  const isEnded = inspection.at === 'cancelled'
  return stages.map((stage): FlowNode => {
    const found = view.thread.findLast(({ event }) => events[stage].includes(event.type)) ?? null
    const state = now === null || stages.indexOf(stage) < stages.indexOf(now) || (stage === 'read' && found) ? 'done' : isEnded ? 'skipped' : stage === now ? 'now' : 'next'
    return { id: stage, label: labelOf(stage, inspection), state, ...(state === 'done' ? (found ? { when: momentWords(found.at, today), ...(found.byName === '系统' ? {} : { who: [found.byName] }) } : {}) : isEnded ? {} : { who: whoOf(view, stage) }) }
  })
}

function labelOf(stage: Stage, { plan }: InspectionView['inspection']): string {
  switch (stage) {
    case 'drafted': return '拟定并送审方案'
    case 'approved': return '领导批准'
    case 'begun': return plan.isCovert ? '进点督查' : '发督查通知'
    case 'reported': return '实地督查、写报告'
    case 'handed-out': return plan.method === 'joint' ? '各单位签字' : '督查组签字'
    case 'rectified': return '单位整改、核验销号'
    case 'read': return '领导阅示报告'
    case 'closed': return '办结'
  }
}

function stageNow(inspection: InspectionView['inspection']): Stage | null {
  switch (inspection.at) {
    case 'drafted': return 'drafted'
    case 'submitted': case 'cancelled': return 'approved'
    case 'approved': return 'begun'
    case 'visiting': return 'reported'
    case 'signing': return 'handed-out'
    case 'rectifying': return openProblems(inspection).length > 0 ? 'rectified' : inspection.read === null ? 'read' : 'closed'
    case 'closed': return null
  }
}

/** Whose turn it is or will be. */
function whoOf({ inspection, awaited }: Pick<InspectionView, 'inspection' | 'awaited'>, stage: Stage): readonly string[] {
  const { plan } = inspection
  switch (stage) {
    case 'drafted': return [signedBy(inspection.planner)]
    case 'approved': case 'read': return [`${plan.lead.name}领导`]
    case 'begun': case 'closed': return [plan.lead.name]
    case 'reported': return plan.team.map(({ name }) => name)
    case 'handed-out': return inspection.at === 'signing' ? awaited : plan.method === 'joint' ? [plan.lead, ...plan.members].map(({ name }) => name) : plan.team.map(({ name }) => name)
    case 'rectified': return [...new Set(openProblems(inspection).map(({ unit }) => unit.name))]
  }
}
