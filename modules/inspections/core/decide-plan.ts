import { accept, refuse } from '#lib/decision'
import { isSamePerson } from '#lib/signatory'
import { agenciesOf } from './access.ts'
import { approverOnly, ifNoReason, leadOnly, stamp, today, wrongStage, type Answer, type Given, type No } from './given.ts'
import type { Inspection, InspectionEvent, Plan, PlanCommand, Present } from './types.ts'

/** From the draft of a plan to its approval: planner and approver are two people, and nothing is announced before. */
export function decidePlan(inspection: Inspection, command: PlanCommand, given: Given): Answer<InspectionEvent> {
  if (command.type === 'draft') {
    if (inspection.at !== 'absent') return refuse('inspection-exists')
    const { id, plan, organs } = command
    return leads(plan, given) ?? accept({ type: 'drafted', id, plan, organs, ...stamp(given) })
  }
  if (inspection.at === 'absent') return refuse('not-found')
  switch (command.type) {
    case 'amend': return inspection.at !== 'drafted' ? wrongStage(inspection)
      : leadOnly(inspection, given) ?? leads(command.plan, given) ?? accept({ type: 'amended', plan: command.plan, organs: command.organs, ...stamp(given) })
    case 'submit': return inspection.at !== 'drafted' ? wrongStage(inspection)
      : leadOnly(inspection, given) ?? planFault(inspection.plan, given) ?? accept({ type: 'submitted', ...stamp(given) })
    case 'approve': return approve(inspection, given)
    case 'return': return inspection.at !== 'submitted' ? wrongStage(inspection)
      : approverOnly(inspection, given) ?? ifNoReason(command.reason) ?? accept({ type: 'returned', reason: command.reason, ...stamp(given) })
    case 'cancel': return inspection.at !== 'drafted' && inspection.at !== 'submitted' && inspection.at !== 'approved' ? wrongStage(inspection)
      : leadOnly(inspection, given) ?? ifNoReason(command.reason) ?? accept({ type: 'cancelled', reason: command.reason, ...stamp(given) })
  }
}

const leads = ({ lead }: Plan, { standing }: Given): No | null => (standing.leads ? null : refuse('not-for-lead-agency', { lead: lead.name }))

// 基层减负 (A7): 方案先审批、后通知; 拟定人不能自己审批.
function approve(inspection: Present, given: Given): Answer<InspectionEvent> {
  if (inspection.at !== 'submitted') return wrongStage(inspection)
  const no = approverOnly(inspection, given)
  if (no) return no
  if (isSamePerson(inspection.planner, given.actor!)) return refuse('planner-approves-self')
  return planFault(inspection.plan, given) ?? accept({ type: 'approved', number: given.number!, ...stamp(given) })
}

/** What lacks in a plan that is put before a leader. */
export function planFault(plan: Plan, given: Given): No | null {
  const { method, lead, members, targets, basis, from, to } = plan
  if (!basis.title.trim()) return refuse('basis-missing')
  if (to < from) return refuse('window-reversed')
  if (to < today(given)) return refuse('window-past', { to })
  if (targets.length === 0) return refuse('targets-missing')
  // R46: 联合督查由牵头和参加单位组成.
  if (method === 'joint' && members.length === 0) return refuse('joint-needs-members')
  const agencies = [lead, ...members]
  const twice = agencies.find(({ unit }, index) => agencies.findIndex((other) => other.unit === unit) !== index)
  if (twice) return refuse('lead-is-member', { agency: twice.name })
  const both = targets.find(({ unit }) => agenciesOf(plan).includes(unit))
  if (both) return refuse('inspector-is-target', { unit: both.name })
  const unstaffed = targets.find(({ unit }) => given.unstaffed.includes(unit))
  return unstaffed ? refuse('target-without-people', { unit: unstaffed.name }) : teamFault(plan, given)
}

/** R45: no inspection by one alone; R46: nobody signs for an agency that sent nobody. */
function teamFault({ team, lead, members }: Plan, { outside }: Given): No | null {
  const count = new Set(team.map(({ person }) => person)).size
  if (count < 2) return refuse('team-too-small', { count })
  if (outside[0]) return refuse('team-outside-agencies', outside[0])
  const absent = [lead, ...members].find(({ unit }) => !team.some(({ agency }) => agency === unit))
  return absent ? refuse('agency-without-people', { agency: absent.name }) : null
}
