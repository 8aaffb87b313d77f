import type { OfficeRole } from '#lib/contract'
import type { PersonId, UnitId } from '#lib/ids'
import { instantOf, type Day, type Instant } from '#lib/instants'
import { awaitedSigners, openProblems } from './decide-visit.ts'
import type { Inspection, Present, Problem } from './types.ts'

/** Whose turn it is: a person; whoever holds a post with one of these roles in the unit or its sections; or the leader who approves for an agency, who must be none of `except`. */
export type TodoFor =
  | { readonly person: PersonId }
  | { readonly unit: UnitId; readonly roles: readonly OfficeRole[] }
  | { readonly approverOf: UnitId; readonly organ: UnitId; readonly except: readonly PersonId[] }

/** One thing to be done now, as the one inbox shows it. */
export interface Todo { readonly key: string; readonly stepName: string; readonly for: TodoFor; readonly dueAt: Instant | null }

/** Everything that is to be done about an inspection now. It follows from the state alone; whoever's turn has passed loses it. */
export function todosOf(inspection: Inspection): readonly Todo[] {
  switch (inspection.at) {
    case 'absent': case 'closed': case 'cancelled': return []
    case 'drafted': return [{ key: 'submit', stepName: inspection.returned ? '修改方案' : '送审方案', for: { person: inspection.planner.person }, dueAt: null }]
    case 'submitted': return [byLeader(inspection, 'approve', '审批督查方案')]
    case 'approved': return [byLead(inspection, 'notify', inspection.plan.isCovert ? '进点督查' : '发督查通知', endOf(inspection.plan.from))]
    case 'visiting': return inspection.plan.team.map(({ person }) => ({ key: 'visit', stepName: '实地督查', for: { person }, dueAt: endOf(inspection.plan.to) }))
    case 'signing': return signers(inspection).map((person) => ({ key: `sign-${inspection.report.at}`, stepName: '签署督查报告', for: { person }, dueAt: null }))
    case 'rectifying': return [
      ...(inspection.read === null ? [byLeader(inspection, 'read', '阅示督查报告')] : []),
      ...inspection.problems.flatMap((problem) => todosOfProblem(inspection, problem)),
      ...(inspection.read !== null && openProblems(inspection).length === 0 ? [byLead(inspection, 'close', '办结督查', null)] : []),
    ]
  }
}

/** Everybody whose signature would do: of a joint inspection all who went for an agency that has not signed. */
function signers(inspection: Extract<Inspection, { at: 'signing' }>): readonly PersonId[] {
  const awaited = awaitedSigners(inspection, inspection.signatures)
  return inspection.plan.team.filter((member) => awaited.some(({ isOf }) => isOf(member))).map(({ person }) => person)
}

function todosOfProblem(inspection: Present, problem: Problem): readonly Todo[] {
  const { number, asked } = problem
  return [...(asked ? [byLeader(inspection, `${number}-extension-${asked.at}`, '审批整改延期')] : []), ...todosOfRectifying(inspection, problem)]
}

function todosOfRectifying({ plan }: Present, { number, at, unit, dueOn, returns }: Problem): readonly Todo[] {
  const byUnit = (key: string, stepName: string): Todo => ({ key: `${number}-${key}`, stepName, for: { unit: unit.unit, roles: ['unitContact'] }, dueAt: endOf(dueOn) })
  switch (at) {
    case 'listed': return [byUnit('begin', '制定整改措施')]
    case 'rectifying': return [byUnit('rectify', '报告整改情况')]
    case 'returned': return [byUnit(`again-${returns}`, '退回再整改')]
    case 'rectified': return plan.team.map(({ person }) => ({ key: `${number}-verify-${returns}`, stepName: '核验整改', for: { person }, dueAt: null }))
    case 'resolved': return []
  }
}

const byLead = ({ plan }: Present, key: string, stepName: string, dueAt: Instant | null): Todo => ({ key, stepName, for: { unit: plan.lead.unit, roles: ['supervisor'] }, dueAt })
const byLeader = ({ plan, organs, planner }: Present, key: string, stepName: string): Todo => ({
  key, stepName, dueAt: null,
  for: { approverOf: plan.lead.unit, organ: organs[0]!, except: key === 'approve' ? [planner.person, ...(planner.onBehalfOf ? [planner.onBehalfOf.person] : [])] : [] },
})

const END_OF_WORK = 18 * 60
const endOf = (day: Day): Instant => instantOf(day, END_OF_WORK)
