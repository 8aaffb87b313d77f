import { dayOf } from '#lib/instants'
import type { Assignment, Dated, ItemEvent } from './types.ts'

/** The parts of an item after one more fact; a fact about none of them leaves them as they are. */
export function evolveAssignments(assignments: readonly Assignment[], event: ItemEvent): readonly Assignment[] {
  switch (event.type) {
    case 'assigned': return assignments.map((one) => (datedIn(event.assignments, one) ? givenOut(one, datedIn(event.assignments, one)!, event.at) : one))
    case 'reopened': return assignments.map((one) => (datedIn(event.assignments, one) ? taken(givenOut(one, datedIn(event.assignments, one)!, event.at), event.at) : one))
    case 'closing-refused': return assignments.map((one) => (event.reopen.includes(one.number) ? { ...one, at: 'doing', handedInAt: null, closedAt: null, quality: null, reworks: one.reworks + 1 } : one))
    case 'resumed': return assignments.map((one) => {
      const moved = event.moved.find(({ assignment }) => assignment === one.number)
      return moved ? { ...one, dueOn: moved.dueOn, stoppedWorkdays: one.stoppedWorkdays + event.workdays, remindedThrough: dayOf(event.at) } : one
    })
    default: return 'assignment' in event ? assignments.map((one) => (one.number === event.assignment ? evolveOne(one, event) : one)) : assignments
  }
}

const datedIn = (dated: readonly Dated[], { number }: Assignment): Dated | undefined => dated.find(({ assignment }) => assignment === number)

const givenOut = (one: Assignment, { dueOn, signInDueAt, reportDueOn }: Dated, at: Assignment['assignedAt']): Assignment => ({
  ...one, at: 'assigned', dueOn, originalDueOn: dueOn, signInDueAt, reportDueOn, assignedAt: at, acceptedAt: null, handedInAt: null, closedAt: null, quality: null, isSignInUrged: false, remindedThrough: dayOf(at!), asked: null,
})

/** Taken up again after closing: the unit has it already and need not sign for it. */
const taken = (one: Assignment, at: Assignment['acceptedAt']): Assignment => ({ ...one, at: 'doing', acceptedAt: at, progress: 0, stoppedWorkdays: 0 })

type AboutOne = Extract<ItemEvent, { assignment: number }>

function evolveOne(one: Assignment, event: AboutOne): Assignment {
  switch (event.type) {
    case 'accepted': return { ...one, at: 'doing', acceptedAt: event.at }
    case 'objected': return { ...one, at: 'objected', mayObject: false, objection: { reason: event.reason, by: event.by, at: event.at, from: one.lead } }
    case 'reassigned': return { ...givenOut(one, event.dated, event.at), lead: event.lead, cooperating: one.cooperating.filter(({ unit }) => unit !== event.lead.unit) }
    case 'upheld': return { ...one, at: 'assigned' }
    case 'reported': return { ...one, progress: event.report.progress, reportDueOn: event.nextOn, milestones: done(one, event) }
    case 'submitted': return { ...one, at: 'signing', progress: event.report.progress, milestones: done(one, event) }
    case 'signed': return { ...one, at: 'reported', handedInAt: event.at, asked: null, reportDueOn: null }
    case 'sent-back': return { ...one, at: 'doing' }
    case 'passed': return { ...one, at: 'closed', closedAt: event.at, quality: event.quality }
    case 'reworked': return { ...one, at: 'doing', handedInAt: null, reworks: one.reworks + 1 }
    case 'urged': return { ...one, urges: [...one.urges, event.urge] }
    case 'sign-in-urged': return { ...one, isSignInUrged: true }
    case 'reminded': return { ...one, remindedThrough: event.on }
    case 'extension-asked': return { ...one, asked: event.asked }
    case 'extension-granted': return { ...one, asked: null, dueOn: event.extension.to, extensions: [...one.extensions, event.extension] }
    case 'extension-refused': return { ...one, asked: null }
  }
}

const done = ({ milestones }: Assignment, { report, at }: Extract<AboutOne, { type: 'reported' | 'submitted' }>): Assignment['milestones'] =>
  milestones.map((milestone) => (milestone.doneOn === null && report.milestonesDone.includes(milestone.name) ? { ...milestone, doneOn: dayOf(at) } : milestone))
