import type { Inspection, InspectionEvent, Problem } from './types.ts'

type State<At extends Inspection['at']> = Extract<Inspection, { at: At }>

/** The state after one more fact. Total: a fact that does not fit the state leaves it as it is. */
export function evolve(inspection: Inspection, event: InspectionEvent): Inspection {
  switch (inspection.at) {
    case 'absent': return event.type === 'drafted'
      ? { at: 'drafted', id: event.id, plan: event.plan, organs: event.organs, planner: event.by, draftedAt: event.at, returned: null } : inspection
    case 'drafted': case 'submitted': case 'approved': return evolvePlan(inspection, event)
    case 'visiting': case 'signing': return evolveVisit(inspection, event)
    case 'rectifying': return evolveRectifying(inspection, event)
    case 'closed': case 'cancelled': return inspection
  }
}

function evolvePlan(inspection: State<'drafted'> | State<'submitted'> | State<'approved'>, event: InspectionEvent): Inspection {
  const { id, plan, organs, planner, draftedAt } = inspection
  const drafted = { id, plan, organs, planner, draftedAt }
  if (event.type === 'cancelled') return { ...drafted, at: 'cancelled', ending: { reason: event.reason, by: event.by, at: event.at } }
  switch (inspection.at) {
    case 'drafted': return event.type === 'amended' ? { ...inspection, plan: event.plan, organs: event.organs } : event.type === 'submitted' ? { ...drafted, at: 'submitted' } : inspection
    case 'submitted': return event.type === 'approved' ? { ...drafted, at: 'approved', number: event.number, approver: event.by, approvedAt: event.at }
      : event.type === 'returned' ? { ...drafted, at: 'drafted', returned: { reason: event.reason, by: event.by, at: event.at } } : inspection
    case 'approved': return event.type === 'notified' || event.type === 'begun'
      ? { ...inspection, at: 'visiting', begunAt: event.at, notices: event.type === 'notified' ? event.notices : [], findings: [], problems: [], signatures: [] } : inspection
  }
}

function evolveVisit(inspection: State<'visiting'> | State<'signing'>, event: InspectionEvent): Inspection {
  if (inspection.at === 'visiting') {
    switch (event.type) {
      case 'recorded': return {
        ...inspection, findings: [...inspection.findings, { ...event.entry, by: event.by, sentAt: event.at, problem: event.problem }],
        problems: event.problem !== null && event.entry.defect ? [...inspection.problems, listed(event.problem, event)] : inspection.problems,
      }
      case 'reported': return { ...inspection, at: 'signing', report: { text: event.text, by: event.by, at: event.at }, signatures: [] }
      default: return inspection
    }
  }
  switch (event.type) {
    case 'signed': return { ...inspection, signatures: [...inspection.signatures, { person: event.person, agency: event.agency, by: event.by, at: event.at }] }
    case 'revised': {
      const { report: _, ...visiting } = inspection
      return { ...visiting, at: 'visiting', signatures: [] }
    }
    case 'handed-out': return { ...inspection, at: 'rectifying', handedOutAt: event.at, read: null, problems: inspection.problems.map((problem) => ({ ...problem, remindedThrough: event.on })) }
    default: return inspection
  }
}

/** A line of the 问题清单, before it is handed out. */
const listed = (number: number, { entry, unit }: Extract<InspectionEvent, { type: 'recorded' }>): Problem => ({
  number, at: 'listed', unit, entry: entry.key, description: entry.defect!.description, measure: entry.defect!.measure, dueOn: entry.defect!.dueOn,
  plan: '', evidence: null, returned: null, resolved: null, returns: 0, remindedThrough: null,
})

function evolveRectifying(inspection: State<'rectifying'>, event: InspectionEvent): Inspection {
  switch (event.type) {
    case 'read': return { ...inspection, read: { words: event.words, by: event.by, at: event.at } }
    case 'closed': return inspection.read === null ? inspection : { ...inspection, at: 'closed', read: inspection.read, closedBy: event.by, closedAt: event.at }
    case 'rectifying-begun': case 'rectified': case 'verified': case 'sent-back': case 'reminded': case 'extension-asked': case 'extension-granted': case 'extension-refused':
      return { ...inspection, problems: inspection.problems.map((problem) => (problem.number === event.problem ? evolveProblem(problem, event) : problem)) }
    default: return inspection
  }
}

type OfProblem = 'rectifying-begun' | 'rectified' | 'verified' | 'sent-back' | 'reminded' | 'extension-asked' | 'extension-granted' | 'extension-refused'

function evolveProblem(problem: Problem, event: Extract<InspectionEvent, { problem: number; type: OfProblem }>): Problem {
  switch (event.type) {
    case 'rectifying-begun': return { ...problem, at: 'rectifying', plan: event.plan }
    // What is put right needs no more time.
    case 'rectified': return { ...unasked(problem), at: 'rectified', evidence: { text: event.text, files: event.files, by: event.by, at: event.at } }
    case 'verified': return { ...problem, at: 'resolved', resolved: { text: event.text, by: event.by, at: event.at } }
    case 'sent-back': return { ...problem, at: 'returned', returns: problem.returns + 1, returned: { text: event.reason, by: event.by, at: event.at } }
    case 'reminded': return { ...problem, remindedThrough: problem.remindedThrough !== null && problem.remindedThrough > event.on ? problem.remindedThrough : event.on }
    case 'extension-asked': return { ...problem, asked: { to: event.to, reason: event.reason, by: event.by, at: event.at } }
    case 'extension-refused': return unasked(problem)
    case 'extension-granted': {
      const { asked, extensions = [] } = problem
      return { ...unasked(problem), dueOn: event.to, extensions: [...extensions, { from: event.from, to: event.to, reason: asked?.reason ?? '', askedAt: asked?.at ?? event.at, grantedBy: event.by, grantedAt: event.at }] }
    }
  }
}

function unasked(problem: Problem): Problem {
  const { asked: _, ...rest } = problem
  return rest
}
